//! Small sites for tests: texts in, a site and its findings out.

use crate::config;
use crate::diagnostic::{Checked, Diagnostic, sorted};
use crate::site::{Content, ParsedText, Site, Visibility};
use crate::source::{Moment, Source, SourcePath};

/// The present moment of all samples.
pub const NOW: &str = "2025-06-01 09:00";

/// A site with these lines in its settings, and these texts below `content/`.
pub fn sample(settings: &str, texts: &[(&str, &str)]) -> Checked<Site> {
    let settings =
        format!("title = \"金山镇\"\nbase_url = \"https://www.example.gov.cn/jinshan/\"\n{settings}");
    let source = |path: &str, text: &str| Source::new(SourcePath::new(path).unwrap(), text.to_owned());
    let config = config::read(&source(config::FILE, &settings));
    assert_eq!(config.diagnostics, vec![]);
    let config = config.value.unwrap();
    let mut sources: Vec<Source> =
        texts.iter().map(|(path, text)| source(&format!("content/{path}"), text)).collect();
    sources.sort_by(|a, b| a.path().cmp(b.path()));
    let parsed: Vec<ParsedText> =
        sources.iter().map(|source| ParsedText::parse(source, config.line_ends)).collect();
    let content = Content::of(&parsed);
    let now = Moment::parse(NOW).unwrap().in_zone(&config.zone);
    let mut site = Site::assemble(std::sync::Arc::new(config), now, content.value, Visibility::default());
    site.diagnostics.extend(content.diagnostics);
    site
}

/// Findings as `file:line:column code message`, sorted, in English.
pub fn english(findings: Vec<Diagnostic>) -> Vec<String> {
    drawn(findings, |finding| finding.message.en.clone())
}

/// The same in Chinese.
pub fn chinese(findings: Vec<Diagnostic>) -> Vec<String> {
    drawn(findings, |finding| finding.message.zh.clone())
}

fn drawn(findings: Vec<Diagnostic>, message: fn(&Diagnostic) -> String) -> Vec<String> {
    let draw = |finding: &Diagnostic| {
        let (line, column) = finding.position();
        let file = finding.path().map(ToString::to_string).unwrap_or_default();
        format!(
            "{}:{line}:{column} {} {}",
            file.trim_start_matches("content/"),
            finding.code.id,
            message(finding)
        )
    };
    sorted(findings).iter().map(draw).collect()
}
