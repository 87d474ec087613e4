//! A key that seals bytes: XChaCha20-Poly1305 with a random nonce, bound to the place where they stand.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

use crate::{error::StoreError, randomness::Randomness};

pub(crate) const KEY_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 24;
/// First byte of everything sealed, so that a later cipher can be told from this one.
const FORMAT: u8 = 1;

/// A symmetric key; never printed.
#[derive(Clone)]
pub(crate) struct DataKey([u8; KEY_LENGTH]);

impl DataKey {
    pub(crate) fn new(bytes: [u8; KEY_LENGTH]) -> Self {
        Self(bytes)
    }

    pub(crate) fn random(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; KEY_LENGTH];
        randomness.fill(&mut bytes);
        Self(bytes)
    }

    /// Seals bytes. They open only with the same `place`, so nobody can move them to another row.
    pub(crate) fn seal(&self, place: &Place, plain: &[u8], randomness: &dyn Randomness) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE_LENGTH];
        randomness.fill(&mut nonce);
        let cipher = XChaCha20Poly1305::new(&self.0.into());
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &place.0 })
            .map_err(|_| StoreError::Sealed("too long"))?;
        Ok([&[FORMAT], nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`DataKey::seal`] made at the same place.
    pub(crate) fn open(&self, place: &Place, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let [FORMAT, rest @ ..] = sealed else { return Err(StoreError::Sealed("unknown format")) };
        let (nonce, body) = rest.split_first_chunk::<NONCE_LENGTH>().ok_or(StoreError::Sealed("too short"))?;
        XChaCha20Poly1305::new(&self.0.into())
            .decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: &place.0 })
            .map_err(|_| StoreError::Sealed("wrong key or changed bytes"))
    }

    /// Seals another key.
    pub(crate) fn wrap(&self, place: &Place, key: &Self, randomness: &dyn Randomness) -> Result<Vec<u8>, StoreError> {
        self.seal(place, &key.0, randomness)
    }

    /// Opens a key.
    pub(crate) fn unwrap(&self, place: &Place, wrapped: &[u8]) -> Result<Self, StoreError> {
        let bytes = self.open(place, wrapped)?;
        Ok(Self(bytes.try_into().map_err(|_| StoreError::Sealed("not a key"))?))
    }
}

/// Where sealed bytes stand: what region, which row, which version.
pub(crate) struct Place(Vec<u8>);

impl Place {
    /// Each part goes in with its length, so that no two lists of parts give the same bytes.
    pub(crate) fn new(region_id: i32, parts: &[&[u8]]) -> Self {
        let mut bytes = region_id.to_be_bytes().to_vec();
        for part in parts {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        Self(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::randomness::SystemRandomness;

    #[test]
    fn opens_only_at_its_place_with_its_key() {
        let key = DataKey::random(&SystemRandomness);
        let place = Place::new(1, &[b"answers", b"x"]);
        let sealed = key.seal(&place, b"Siti", &SystemRandomness).unwrap();
        assert_eq!(key.open(&place, &sealed).unwrap(), b"Siti");
        for other in [
            Place::new(2, &[b"answers", b"x"]),
            Place::new(1, &[b"answer", b"sx"]),
            Place::new(1, &[b"answersx"]),
            Place::new(1, &[b"answers", b"x", b""]),
        ] {
            assert_eq!(key.open(&other, &sealed), Err(StoreError::Sealed("wrong key or changed bytes")));
        }
        assert!(DataKey::random(&SystemRandomness).open(&place, &sealed).is_err());
    }

    #[test]
    fn refuses_every_changed_byte_and_every_length() {
        let key = DataKey::random(&SystemRandomness);
        let place = Place::new(1, &[]);
        let sealed = key.seal(&place, b"Siti", &SystemRandomness).unwrap();
        for index in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[index] ^= 1;
            assert!(key.open(&place, &changed).is_err(), "byte {index}");
            assert!(key.open(&place, &sealed[..index]).is_err(), "length {index}");
        }
    }

    #[test]
    fn never_seals_the_same_bytes_twice_alike() {
        let key = DataKey::random(&SystemRandomness);
        let place = Place::new(1, &[]);
        let seal = || key.seal(&place, b"Siti", &SystemRandomness).unwrap();
        assert_ne!(seal(), seal());
    }
}
