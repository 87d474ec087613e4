//! Passwords of officers: argon2id, a few at a time, since each needs 19 MB.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::{
    http::{ApiError, ApiResult},
    random::Random,
};

/// More at once would only fill the memory.
const AT_ONCE: usize = 2;

/// Hashes and checks passwords.
pub struct Passwords {
    random: Random,
    seats: Arc<Semaphore>,
    /// What a password is compared with where there is no such officer, so that it takes as long.
    nobody: String,
}

impl Passwords {
    /// Gets ready; this hashes once.
    ///
    /// # Errors
    /// Where argon2 refuses its own defaults.
    pub fn new(random: Random) -> Result<Self, String> {
        let nobody = hash_now(&random.token(), random.bytes())?;
        Ok(Self { random, seats: Arc::new(Semaphore::new(AT_ONCE)), nobody })
    }

    /// The hash to keep, in PHC form.
    ///
    /// # Errors
    /// `internal` if hashing fails.
    pub async fn hash(&self, password: String) -> ApiResult<String> {
        let salt = self.random.bytes();
        self.apart(move || hash_now(&password, salt)).await?.map_err(|fault| ApiError::internal(&fault))
    }

    /// Whether the password is right. Without a hash it never is, and that takes as long to find out.
    ///
    /// # Errors
    /// `internal` if the task fails.
    pub async fn is_right(&self, password: String, hash: Option<String>) -> ApiResult<bool> {
        let is_somebody = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let fits = self
            .apart(move || {
                PasswordHash::new(&hash)
                    .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(fits && is_somebody)
    }

    /// Runs on a thread that may block, when a seat is free.
    async fn apart<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> ApiResult<T> {
        let seat = self.seats.clone().acquire_owned().await.map_err(|fault| ApiError::internal(&fault))?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(seat);
            done
        });
        done.await.map_err(|fault| ApiError::internal(&fault))
    }
}

fn hash_now(password: &str, salt: [u8; 16]) -> Result<String, String> {
    let hash: PasswordHash =
        Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map_err(|fault| fault.to_string())?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Passwords;
    use crate::random::Random;

    #[tokio::test]
    async fn only_the_right_password_of_somebody_fits() {
        let passwords = Passwords::new(Random::new(Arc::new(mppi_store::SystemRandomness))).unwrap();
        let hash = passwords.hash("kata sandi panjang".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.is_right("kata sandi panjang".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.is_right("kata sandi lain".to_owned(), Some(hash)).await.unwrap());
        assert!(!passwords.is_right("kata sandi panjang".to_owned(), None).await.unwrap());
    }
}
