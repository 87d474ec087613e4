//! Where sealed files lie: a local folder, one file per blob, named by ids and never by what people called them.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tokio::task::spawn_blocking;
use uuid::Uuid;

/// A folder of blobs. What is written is there after a power cut, whole or not at all.
#[derive(Clone, Debug)]
pub struct Blobs {
    root: PathBuf,
}

/// Why blobs cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum BlobsError {
    /// Only a local folder is known.
    #[error("MPPI_BLOBS is {0}; it must be file:// and a folder")]
    Scheme(String),
    /// The folder cannot be made.
    #[error("the folder {0} cannot be used: {1}")]
    Folder(PathBuf, io::Error),
}

impl Blobs {
    /// Opens `file:///var/lib/mppi/blobs` (two slashes: relative to where the server runs), and makes it where it is new.
    ///
    /// # Errors
    /// [`BlobsError`]
    pub fn open(url: &str) -> Result<Self, BlobsError> {
        let root = url.strip_prefix("file://").filter(|path| !path.is_empty()).map(PathBuf::from);
        let root = root.ok_or_else(|| BlobsError::Scheme(url.to_owned()))?;
        let make =
            |folder: &Path| fs::create_dir_all(folder).map_err(|error| BlobsError::Folder(folder.to_owned(), error));
        make(&root)?;
        make(&root.join("parts"))?;
        Ok(Self { root })
    }

    /// The folder of uploads that are not complete.
    pub fn parts(&self) -> PathBuf {
        self.root.join("parts")
    }

    /// Writes a blob, synced, under its name at once or not at all. Writing it again is harmless.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn put(&self, region: i32, id: Uuid, bytes: Vec<u8>) -> io::Result<()> {
        let path = self.path(region, id);
        blocking(move || write_synced(&path, &bytes)).await
    }

    /// The bytes of a blob.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where there is none, and what else the file system says.
    pub async fn get(&self, region: i32, id: Uuid) -> io::Result<Vec<u8>> {
        let path = self.path(region, id);
        blocking(move || fs::read(path)).await
    }

    /// Takes a blob away; none there is fine.
    ///
    /// # Errors
    /// What the file system says.
    pub async fn delete(&self, region: i32, id: Uuid) -> io::Result<()> {
        let path = self.path(region, id);
        blocking(move || match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        })
        .await
    }

    /// The last two digits are random in every version of UUID, so folders fill evenly.
    fn path(&self, region: i32, id: Uuid) -> PathBuf {
        let name = id.simple().to_string();
        let drawer = name.get(30..).unwrap_or_default().to_owned();
        self.root.join(region.to_string()).join(drawer).join(name)
    }
}

pub(crate) fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or_else(|| io::Error::other("a blob without a folder"))?;
    make_folder(folder)?;
    let temporary = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
    // The new name is an entry of the folder, which has to reach the disk as well.
    File::open(folder)?.sync_all()
}

/// Makes a folder and those above it, and syncs what holds each new one.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().ok_or_else(|| io::Error::other("a folder without a parent"))?;
    make_folder(parent)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    File::open(parent)?.sync_all()
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_put_can_be_got_and_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(&format!("file://{}", folder.path().display())).unwrap();
        let (region, id) = (7, Uuid::from_u128(0xABCD));
        blobs.put(region, id, b"first".to_vec()).await.unwrap();
        blobs.put(region, id, b"second".to_vec()).await.unwrap();
        assert_eq!(blobs.get(region, id).await.unwrap(), b"second");
        assert_eq!(blobs.get(8, id).await.unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(folder.path().join(region.to_string()).join("cd").is_dir());
        blobs.delete(region, id).await.unwrap();
        blobs.delete(region, id).await.unwrap();
        assert_eq!(blobs.get(region, id).await.unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn only_folders_are_taken() {
        for url in ["s3://bucket", "/var/lib", "file://", ""] {
            assert!(matches!(Blobs::open(url), Err(BlobsError::Scheme(_))), "{url}");
        }
    }
}
