//! Disks that are full, have no room for names or are read-only, and limits on open files.

use super::*;

/// A small file system in memory, taken away when dropped.
struct Disk(tempfile::TempDir);

impl Disk {
    /// `None`, with a word about it, where this user may not mount.
    fn mount(options: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "zhenbao-test"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if !mounted {
            eprintln!("skipped: this user may not mount a tmpfs ({options})");
        }
        mounted.then(|| Self(folder))
    }

    fn remount(&self, options: &str) {
        let status = Command::new("mount").args(["-o", options]).arg(self.0.path()).status().unwrap();
        assert!(status.success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

/// The child's finding on a publication that must fail and change nothing.
fn failure(site: &Site, old: usize, version: usize, wrapper: &[&str]) -> String {
    let output = site.command(version, wrapper).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(FAILED), "{said}");
    assert_eq!(site.found(), site.files(old), "{said}");
    said
}

#[test]
fn a_full_disk_stops_a_publication_and_nothing_else() {
    let Some(disk) = Disk::mount("size=600k") else { return };
    let small = Site::new(disk.0.path(), 60);
    small.publish(1, Stop::new()).unwrap();
    small.publish(2, Stop::new()).unwrap();
    let large = Site { pages: 900, ..small.clone() };
    for version in [3, 4] {
        let output = large.command(version, &[]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(FAILED), "{said}");
        assert!(said.contains("ZB809") && said.contains("磁盘已满"), "{said}");
        assert_eq!(small.found(), small.files(2));
        small.assert_no_litter(&said);
    }
    rollback(&small.settings(Stop::new()), MEANT).expect("a full disk costs nothing that is kept");
    assert_eq!(small.found(), small.files(1));
    small.publish(5, Stop::new()).unwrap();
}

#[test]
fn a_disk_without_room_for_names_says_so() {
    let Some(disk) = Disk::mount("size=4m,nr_inodes=120") else { return };
    let small = Site::new(disk.0.path(), 12);
    small.publish(1, Stop::new()).unwrap();
    let large = Site { pages: 300, ..small.clone() };
    let output = large.command(2, &[]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("ZB809") && said.contains("文件个数"), "{said}");
    assert_eq!(small.found(), small.files(1));
    small.assert_no_litter(&said);
}

#[test]
fn a_disk_that_became_read_only_says_so() {
    let Some(disk) = Disk::mount("size=4m") else { return };
    let site = Site::new(disk.0.path(), 12);
    site.publish(1, Stop::new()).unwrap();
    site.publish(2, Stop::new()).unwrap();
    disk.remount("remount,ro");
    let said = failure(&site, 2, 3, &[]);
    assert!(said.contains("ZB810") && said.contains("只读"), "{said}");
    disk.remount("remount,rw");
    site.publish(3, Stop::new()).unwrap();
}

#[test]
fn a_mounted_output_is_refused_before_anything_is_touched() {
    let Some(disk) = Disk::mount("size=1m") else { return };
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), 3);
    let settings = PublishSettings { output: disk.0.path().to_owned(), ..site.settings(Stop::new()) };
    let error = Stage::open(settings).unwrap_err();
    assert_eq!(error.to_diagnostic().code.id, "ZB801");
    assert_eq!(fs::read_dir(disk.0.path()).unwrap().count(), 0);
}

#[test]
fn few_open_files_are_enough_or_are_said_to_be_too_few() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), 60);
    site.publish(1, Stop::new()).unwrap();
    site.publish(2, Stop::new()).unwrap();
    let (mut current, mut refused, mut published) = (2, 0, 0);
    for limit in 4..16 {
        let script = format!("ulimit -n {limit}; exec \"$0\" \"$@\"");
        let version = 100 + limit;
        let output = site.command(version, &["sh", "-c", &script]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        match site.state(Some(current), version, &said) {
            State::New => {
                current = version;
                published += 1;
            }
            State::Old => {
                refused += usize::from(said.contains("ZB810") && said.contains("同时打开的文件太少"));
            }
        }
    }
    // Clearing up needs open files too, so something may have stayed until this next publication.
    site.publish(3, Stop::new()).unwrap();
    site.assert_no_litter("after few open files");
    assert!(published > 0 && refused > 0, "{published} published, {refused} refused");
}
