//! The key of an instance, from which all others derive. Whoever loses it loses all personal data.

use std::{
    fmt,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{error::StoreError, randomness::Randomness};

const LENGTH: usize = 32;

/// 32 random bytes (`MPPI_KEY_FILE`): it wraps the key of every case, and keys the hashes of what is searched for.
#[derive(Clone, PartialEq, Eq)]
pub struct InstanceKey([u8; LENGTH]);

impl InstanceKey {
    /// A key of these bytes.
    pub fn from_bytes(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// Reads the key file, or makes it (readable by its owner only) where there is none.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`] if it cannot be read or written, or is not 32 bytes long.
    pub fn load_or_create(path: &Path, randomness: &dyn Randomness) -> Result<Self, StoreError> {
        match fs::read(path) {
            Ok(bytes) => {
                let bytes: [u8; LENGTH] =
                    bytes.try_into().map_err(|_| StoreError::KeyFile("not 32 bytes long".to_owned()))?;
                Ok(Self(bytes))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::create(path, randomness).map_err(failed),
            Err(error) => Err(failed(error)),
        }
    }

    /// Writes aside, syncs and links into place, so that a crash leaves a whole key or none, and of two that start at
    /// once the second takes the key of the first.
    fn create(path: &Path, randomness: &dyn Randomness) -> io::Result<Self> {
        let mut key = [0; LENGTH];
        randomness.fill(&mut key);
        let mut suffix = [0; 8];
        randomness.fill(&mut suffix);
        let aside = path.with_extension(format!("{:016x}.new", u64::from_be_bytes(suffix)));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&aside)?;
        file.write_all(&key)?;
        file.sync_all()?;
        let linked = fs::hard_link(&aside, path);
        fs::remove_file(&aside)?;
        match linked {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let bytes = fs::read(path)?;
                key = bytes.try_into().map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not 32 bytes long"))?;
            }
            Err(error) => return Err(error),
        }
        #[cfg(unix)]
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::File::open(folder)?.sync_all()?;
        }
        Ok(Self(key))
    }

    /// The key for one purpose; knowing one tells nothing about another.
    pub(crate) fn derive(&self, purpose: &str) -> [u8; LENGTH] {
        hmac(&self.0, &[b"mppi/1/", purpose.as_bytes()])
    }
}

/// HMAC-SHA-256 of the parts, one after the other.
pub(crate) fn hmac(key: &[u8; LENGTH], parts: &[&[u8]]) -> [u8; LENGTH] {
    // HMAC fills a short key with zeros up to its block; done here, there is no length that could be wrong.
    let mut block = [0; 64];
    block[..LENGTH].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as Mac>::new(&block.into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn failed(error: io::Error) -> StoreError {
    // The kind only: the message of some systems names the path.
    StoreError::KeyFile(error.kind().to_string())
}

impl fmt::Debug for InstanceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InstanceKey(…)")
    }
}
