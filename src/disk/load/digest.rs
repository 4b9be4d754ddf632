//! SHA-256 of attachments, which pages print so that readers can tell whether a download is whole.

use std::io::{self, Read};

use crate::disk::Below;
use crate::source::{Digest, Digester};

/// Bytes read at once: a file of any size takes no more memory than this.
const BLOCK: usize = 64 * 1024;

/// The digest of a regular file, which is read once from front to back.
pub(super) fn digest(file: Below<'_>) -> io::Result<Digest> {
    let Some((mut file, _)) = file.open()? else { return Err(io::ErrorKind::InvalidInput.into()) };
    let mut digester = Digester::default();
    let mut block = vec![0; BLOCK];
    loop {
        match file.read(&mut block) {
            Ok(0) => return Ok(digester.finish()),
            Ok(length) => digester.update(&block[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::learn_digests;
    use super::*;
    use crate::site::FileInfo;
    use crate::source::SourcePath;

    #[test]
    fn only_attachments_are_digested() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("content")).unwrap();
        let info = FileInfo { size: 0, picture: None, digest: None };
        let path = |name: &str| SourcePath::new(&format!("content/{name}")).unwrap();
        let long = vec![7; 3 * BLOCK + 1];
        std::fs::write(root.path().join("content/a.pdf"), &long).unwrap();
        std::fs::write(root.path().join("content/b.pdf"), b"b").unwrap();
        let mut files: BTreeMap<_, _> =
            ["a.pdf", "b.pdf", "gone.pdf"].map(|name| (path(name), info.clone())).into();
        let attached = [path("a.pdf"), path("gone.pdf"), path("other.pdf")].into();
        learn_digests(root.path(), &attached, &mut files);
        assert_eq!(files[&path("a.pdf")].digest, Some(Digest::of(&long)));
        assert_eq!(files[&path("b.pdf")].digest, None);
        assert_eq!(files[&path("gone.pdf")].digest, None);
    }
}
