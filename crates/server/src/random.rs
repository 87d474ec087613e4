//! Randomness as a parameter.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use mppi_domain::date::Instant;
use mppi_store::Randomness;
use uuid::Uuid;

/// A source of unguessable bytes, and the shapes in which they are needed.
#[derive(Clone)]
pub struct Random(Arc<dyn Randomness>);

impl Random {
    /// Draws from `source`.
    pub fn new(source: Arc<dyn Randomness>) -> Self {
        Self(source)
    }

    /// `N` bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes);
        bytes
    }

    /// An id that sorts by the time at which it was made (UUID version 7).
    pub fn id(&self, now: Instant) -> Uuid {
        let millis = u64::try_from(now.millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// An id that tells nothing (UUID version 4).
    pub fn opaque_id(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// 256 bits as 43 characters of base64url: a session or a link.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// Six digits, all equally likely.
    pub fn six_digits(&self) -> String {
        // 2³² is no multiple of 10⁶: numbers above the last whole multiple are drawn again.
        const LIMIT: u32 = u32::MAX - u32::MAX % 1_000_000;
        loop {
            let number = u32::from_be_bytes(self.bytes());
            if number < LIMIT {
                return format!("{:06}", number % 1_000_000);
            }
        }
    }
}
