//! Randomness as a parameter.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use mppi_domain::date::Instant;
use uuid::Uuid;

/// A source of unguessable bytes.
pub trait Randomness: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    /// # Panics
    /// When the system has no randomness: nothing that follows would be safe.
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

impl dyn Randomness {
    /// `N` bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
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
