//! Files below a folder, opened without following a link anywhere on the way.
//!
//! A folder may be exchanged for a link between the moment it is listed and the moment a file in it is
//! read; a path would then lead out of the site. So every part is opened relative to the one above it.
//! Must not know what the files are for.

use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// A file below a folder that is trusted.
#[derive(Debug, Clone, Copy)]
pub struct Below<'a> {
    /// The folder; whoever named it decided where it lies, so a link in its place is followed.
    pub folder: &'a Path,
    /// The way to the file, names with `/` between them.
    pub path: &'a str,
}

impl Below<'_> {
    /// Where the file lies, for messages and for calls that cannot do better.
    pub fn to_os(self) -> PathBuf {
        self.path.split('/').fold(self.folder.to_owned(), |path, name| path.join(name))
    }

    /// Opens the file for reading if it is a regular one; `None` for anything else there or on the way. No
    /// link is followed, a pipe without a writer does not wait, and what was opened is looked at, not what
    /// lay there before.
    pub fn open(self) -> io::Result<Option<(File, Metadata)>> {
        let Some(file) = self.open_plainly()? else { return Ok(None) };
        let found = file.metadata()?;
        Ok(found.is_file().then_some((file, found)))
    }

    #[cfg(unix)]
    fn open_plainly(self) -> io::Result<Option<File>> {
        use rustix::fs::{Mode, OFlags, open, openat};
        use rustix::io::Errno;

        // Where the system can, a folder is only passed through: to look into it is not asked for.
        #[cfg(any(target_os = "linux", target_os = "android"))]
        let passing = OFlags::PATH;
        #[cfg(not(any(target_os = "linux", target_os = "android")))]
        let passing = OFlags::RDONLY;
        let passing = passing | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let reading = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let walk = || {
            let (folders, name) = self.path.rsplit_once('/').unwrap_or(("", self.path));
            let mut here = open(self.folder, passing, Mode::empty())?;
            for part in folders.split('/').filter(|part| !part.is_empty()) {
                here = openat(&here, part, passing | OFlags::NOFOLLOW, Mode::empty())?;
            }
            openat(&here, name, reading, Mode::empty())
        };
        match walk() {
            Ok(file) => Ok(Some(File::from(file))),
            // A link, a file in the place of a folder, a socket.
            Err(Errno::LOOP | Errno::NOTDIR | Errno::NXIO | Errno::OPNOTSUPP) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Systems that cannot open relative to a folder: the way is looked at before and after.
    #[cfg(not(unix))]
    fn open_plainly(self) -> io::Result<Option<File>> {
        if !self.way_is_plain() {
            return Ok(None);
        }
        let file = match File::open(self.to_os()) {
            Ok(file) => file,
            // A folder cannot be opened as a file there.
            Err(_) if self.to_os().is_dir() => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(self.way_is_plain().then_some(file))
    }

    #[cfg(not(unix))]
    fn way_is_plain(self) -> bool {
        let ends = self.path.match_indices('/').map(|(at, _)| at).chain([self.path.len()]);
        ends.map(|end| Below { folder: self.folder, path: &self.path[..end] }.to_os())
            .all(|part| part.symlink_metadata().map_or(true, |found| !found.is_symlink()))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read as _;
    #[cfg(unix)]
    use std::os::unix::fs::symlink;

    use super::*;

    #[cfg(unix)]
    fn read(folder: &Path, path: &str) -> Option<String> {
        let (mut file, _) = Below { folder, path }.open().ok()??;
        let mut text = String::new();
        file.read_to_string(&mut text).ok()?;
        Some(text)
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed_wherever_it_stands() {
        let ground = tempfile::tempdir().unwrap();
        let (site, outside) = (ground.path().join("site"), ground.path().join("outside"));
        fs::create_dir_all(site.join("a/b")).unwrap();
        fs::create_dir_all(outside.join("b")).unwrap();
        fs::write(site.join("a/b/c.md"), "inside").unwrap();
        fs::write(outside.join("b/c.md"), "outside").unwrap();
        symlink(&outside, site.join("l")).unwrap();
        symlink(outside.join("b"), site.join("a/l")).unwrap();
        symlink(outside.join("b/c.md"), site.join("a/b/l.md")).unwrap();
        symlink(&site, ground.path().join("named")).unwrap();
        assert_eq!(read(&site, "a/b/c.md").as_deref(), Some("inside"));
        assert_eq!(read(&ground.path().join("named"), "a/b/c.md").as_deref(), Some("inside"));
        for link in ["l/b/c.md", "a/l/c.md", "a/b/l.md", "a/b", "a/b/c.md/d"] {
            assert!(Below { folder: &site, path: link }.open().unwrap().is_none(), "{link}");
        }
        let gone = Below { folder: &site, path: "a/gone.md" }.open();
        assert_eq!(gone.unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_devices_and_sockets_do_not_wait() {
        let ground = tempfile::tempdir().unwrap();
        let pipe = ground.path().join("pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from(0o600),
            0,
        )
        .unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(ground.path().join("socket")).unwrap();
        for name in ["pipe", "socket"] {
            assert!(Below { folder: ground.path(), path: name }.open().unwrap().is_none(), "{name}");
        }
        assert!(Below { folder: Path::new("/dev"), path: "zero" }.open().unwrap().is_none());
    }

    /// A folder that is exchanged for a link and back, again and again: what is read is never what lies
    /// outside.
    #[cfg(unix)]
    #[test]
    fn a_folder_that_becomes_a_link_while_it_is_read_leads_nowhere() {
        let ground = tempfile::tempdir().unwrap();
        let (site, outside) = (ground.path().join("site"), ground.path().join("outside"));
        fs::create_dir_all(site.join("a")).unwrap();
        fs::create_dir_all(&outside).unwrap();
        fs::write(site.join("a/c.md"), "inside").unwrap();
        fs::write(outside.join("c.md"), "outside").unwrap();
        symlink(&outside, site.join("link")).unwrap();
        let done = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|threads| {
            threads.spawn(|| {
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    let _ = fs::rename(site.join("a"), site.join("aside"));
                    let _ = fs::rename(site.join("link"), site.join("a"));
                    let _ = fs::rename(site.join("a"), site.join("link"));
                    let _ = fs::rename(site.join("aside"), site.join("a"));
                }
            });
            let seen: Vec<Option<String>> = (0..2000).map(|_| read(&site, "a/c.md")).collect();
            done.store(true, std::sync::atomic::Ordering::Relaxed);
            assert!(seen.iter().flatten().all(|text| text == "inside"));
        });
    }
}
