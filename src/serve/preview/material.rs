//! What the site of the moment is assembled from, so that it can be assembled with a text that nobody has
//! saved yet: by the same road, in memory, for one look.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Checked;
use crate::edition::Material;
use crate::site::{ParsedText, Site, Visibility};
use crate::source::SourcePath;
use crate::theme::Theme;

/// Everything that a site is made of, with its theme.
pub struct PreviewMaterial {
    pub(super) root: PathBuf,
    pub(super) theme: Arc<Theme>,
    pub(super) material: Material,
    pub(super) visibility: Visibility,
}

impl PreviewMaterial {
    /// The settings.
    pub fn config(&self) -> &Config {
        self.material.config()
    }

    /// Every text with its title, whether the site can be shown or not.
    pub fn titles(&self) -> Vec<(SourcePath, String)> {
        self.material.titles()
    }

    /// The site with another version of one text, or with one that is new. Whoever writes sees drafts and what is
    /// due later.
    pub(super) fn site_with(&self, text: &ParsedText) -> Checked<Site> {
        let mut findings = Vec::new();
        let material = self.material.with(text, &self.root).take_into(&mut findings);
        let visibility = Visibility { drafts: true, future: true, ..self.visibility };
        let site = material.assemble(visibility).take_into(&mut findings);
        Checked { value: site, diagnostics: findings }
    }
}

impl fmt::Debug for PreviewMaterial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PreviewMaterial({})", self.root.display())
    }
}
