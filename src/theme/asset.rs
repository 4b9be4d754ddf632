//! Assets: stylesheets, scripts, pictures of a theme, published under names that carry their
//! fingerprint, so that browsers may keep them for ever.

use std::collections::BTreeMap;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::source::{Digest, OutputPath};

/// Digits of the fingerprint in a name: 40 bits, ample for the few versions of one file.
pub(super) const FINGERPRINT: usize = 10;

/// A published asset.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its name below `assets/` of the theme: `style.css`.
    pub name: String,
    /// Where it is published: `assets/style.0123456789.css`.
    pub path: OutputPath,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Asset {
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Self {
        let fingerprint = Digest::of(&bytes).short(FINGERPRINT);
        let published = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("assets/{stem}.{fingerprint}.{extension}"),
            None => format!("assets/{name}.{fingerprint}"),
        };
        let path = OutputPath::new(&published).unwrap_or_else(|_| {
            OutputPath::new(&format!("assets/{fingerprint}")).expect("hexadecimal digits make a plain name")
        });
        Self { name: name.to_owned(), path, bytes }
    }
}

/// The function `asset(name="style.css")`: the address of an asset from the page it is printed on.
pub(super) fn register(tera: &mut Tera, assets: &[Asset]) {
    let addresses: BTreeMap<String, String> =
        assets.iter().map(|asset| (asset.name.clone(), asset.path.url())).collect();
    tera.register_function("asset", move |arguments: Kwargs, state: &State| -> TeraResult<Value> {
        let name: &str = arguments.must_get("name")?;
        let root: Option<String> = state.get("root")?;
        match addresses.get(name) {
            Some(address) => Ok(Value::safe_string(&format!("{}{address}", root.unwrap_or_default()))),
            None => Err(tera::Error::message(format!(
                "主题的 assets/ 里没有“{name}” / the theme has no asset “{name}”"
            ))),
        }
    });
}
