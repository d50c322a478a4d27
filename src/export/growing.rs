//! Files that rows are appended to; up to a committed length they survive a killed run and a power cut.

use crate::error::{Error, Result};
use std::fs::{File, OpenOptions};
use std::path::Path;

/// Syncs what was written to a file; returns its length.
pub fn commit(file: &File, path: &Path) -> Result<u64> {
    file.sync_data().and_then(|()| file.metadata()).map(|meta| meta.len()).map_err(Error::io(path))
}

/// Opens a file for appending after a committed length.
pub fn go_on(path: &Path, length: u64) -> Result<File> {
    let file = OpenOptions::new().append(true).open(path).map_err(Error::io(path))?;
    let found = file.metadata().map_err(Error::io(path))?.len();
    if found < length {
        let (expected, found) = (format!("at least {length} bytes"), format!("{found}"));
        return Err(Error::File { path: path.to_owned(), expected, found });
    }
    file.set_len(length).map_err(Error::io(path))?;
    Ok(file)
}

/// Syncs the list of files in a folder. Where folders cannot be opened, the system itself does so.
pub fn commit_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) { File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io(folder)) } else { Ok(()) }
}

/// Syncs the whole file system of this folder, if the system can: for many small files that is faster than one by one.
pub fn commit_all(folder: &Path) -> Result<()> {
    #[cfg(target_os = "linux")]
    File::open(folder)
        .and_then(|folder| rustix::fs::syncfs(folder).map_err(std::io::Error::from))
        .map_err(Error::io(folder))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn what_was_not_committed_is_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("grown");
        let mut file = File::create(&path).unwrap();
        file.write_all(b"whole").unwrap();
        let length = commit(&file, &path).unwrap();
        file.write_all(b", torn").unwrap();
        write!(go_on(&path, length).unwrap(), ", mended").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "whole, mended");
        assert!(matches!(go_on(&path, 100), Err(Error::File { .. })));
    }
}
