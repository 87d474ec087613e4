//! The key file.

use std::{
    fs,
    sync::{Arc, Barrier},
};

use mppi_store::{InstanceKey, Randomness, Store, StoreError, SystemRandomness};
use tempfile::TempDir;

#[test]
fn makes_a_key_file_once() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("keys").join("mppi.key");
    let made = InstanceKey::load_or_create(&path, &SystemRandomness).unwrap();
    assert_eq!(InstanceKey::load_or_create(&path, &SystemRandomness), Ok(made));
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing else is left there");
}

#[cfg(unix)]
#[test]
fn lets_only_its_owner_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("mppi.key");
    InstanceKey::load_or_create(&path, &SystemRandomness).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn refuses_what_is_no_key() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("mppi.key");
    for wrong in [0, 31, 33] {
        fs::write(&path, vec![1; wrong]).unwrap();
        assert!(matches!(InstanceKey::load_or_create(&path, &SystemRandomness), Err(StoreError::KeyFile(_))));
        assert_eq!(fs::read(&path).unwrap().len(), wrong, "it is never overwritten");
    }
    assert!(matches!(InstanceKey::load_or_create(folder.path(), &SystemRandomness), Err(StoreError::KeyFile(_))));
}

#[test]
fn agrees_when_two_start_at_once() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("mppi.key");
    let barrier = Arc::new(Barrier::new(8));
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let (path, barrier) = (path.clone(), Arc::clone(&barrier));
            std::thread::spawn(move || {
                barrier.wait();
                InstanceKey::load_or_create(&path, &SystemRandomness).unwrap()
            })
        })
        .collect();
    let keys: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert!(keys.iter().all(|key| *key == keys[0]));
}

#[test]
fn never_prints_itself() {
    let mut bytes = [0; 32];
    SystemRandomness.fill(&mut bytes);
    assert_ne!(bytes, [0; 32]);
    assert_eq!(format!("{:?}", InstanceKey::from_bytes([42; 32])), "InstanceKey(…)");
}

#[tokio::test]
async fn refuses_other_addresses() {
    for url in ["mysql://x/y", "mppi.db", "sqlite::memory:", "sqlite://x?mode=memory"] {
        let opened = Store::open(url, &InstanceKey::from_bytes([1; 32]), Arc::new(SystemRandomness)).await;
        assert!(matches!(opened.map(|_| ()), Err(StoreError::Address(_))), "{url}");
    }
}
