//! The browser room in a real browser: the database, files and pictures have no stand-in.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use mppi::platform::{
    database::{Change, Database, DatabaseError, Migration, Stored},
    files, images, online, plural, random, timer,
    vault::LOCK,
};
use std::{cell::RefCell, future::Future, pin::Pin};

use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static FIRST: [Migration; 1] = [Migration { create: &["drafts", LOCK], delete: &[] }];
static SECOND: [Migration; 2] = [FIRST[0], Migration { create: &["cache"], delete: &[] }];

fn name(test: &str) -> String {
    [test, &random::secret()].concat()
}

fn nothing() -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async {})
}

fn text(store: &'static str, key: &str, value: &str) -> Change {
    Change::Put(store, key.to_owned(), Stored::Text(value.to_owned()))
}

#[wasm_bindgen_test]
async fn what_is_written_is_read_again() {
    let database = Database::open(&name("written"), &FIRST, None, nothing).await.unwrap();
    let bytes = vec![0, 255, 7];
    let changes = vec![
        text("drafts", "b", "two"),
        text("drafts", "a", "one 🙂"),
        Change::Put("drafts", "c".into(), Stored::Bytes(bytes.clone())),
    ];
    database.write(changes).await.unwrap();
    assert_eq!(database.text("drafts", "a").await.unwrap().as_deref(), Some("one 🙂"));
    assert_eq!(database.bytes("drafts", "c").await.unwrap(), Some(bytes));
    assert_eq!(database.text("drafts", "no").await.unwrap(), None);
    assert_eq!(database.texts("drafts").await.unwrap(), ["one 🙂", "two"]);
    database.write(vec![Change::Delete("drafts", "a".into())]).await.unwrap();
    assert_eq!(database.keys("drafts").await.unwrap(), ["b", "c"]);
}

#[wasm_bindgen_test]
async fn all_changes_are_made_or_none() {
    let database = Database::open(&name("none"), &FIRST, None, nothing).await.unwrap();
    let answer = database.write(vec![text("drafts", "a", "one"), text("cache", "b", "two")]).await;
    assert!(answer.is_err(), "there is no such store");
    assert_eq!(database.text("drafts", "a").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_migration_keeps_what_is_there() {
    let name = name("migration");
    let old = Database::open(&name, &FIRST, None, nothing).await.unwrap();
    old.write(vec![text("drafts", "a", "typed before the update")]).await.unwrap();

    // The open one gives way to the new one instead of blocking it.
    let new = Database::open(&name, &SECOND, None, nothing).await.unwrap();
    assert_eq!(new.text("drafts", "a").await.unwrap().as_deref(), Some("typed before the update"));
    new.write(vec![text("cache", "b", "new")]).await.unwrap();

    assert_eq!(old.text("drafts", "a").await, Err(DatabaseError::Newer), "the old page knows that it is old");
    assert_eq!(Database::open(&name, &FIRST, None, nothing).await.err(), Some(DatabaseError::Newer));
}

thread_local! {
    static LEFT: RefCell<Option<Database>> = const { RefCell::new(None) };
}

#[wasm_bindgen_test]
async fn what_is_only_in_the_page_is_saved_before_a_newer_portal_takes_the_database() {
    let name = name("leave");
    let save = || {
        let old = LEFT.with(|left| left.borrow().clone()).unwrap();
        let saved = async move { old.write(vec![text("drafts", "a", "typed a moment ago")]).await.unwrap() };
        Box::pin(saved) as Pin<Box<dyn Future<Output = ()>>>
    };
    let old = Database::open(&name, &FIRST, None, save).await.unwrap();
    LEFT.with(|left| *left.borrow_mut() = Some(old.clone()));
    let new = Database::open(&name, &SECOND, None, nothing).await.unwrap();
    assert!(old.is_closed());
    assert_eq!(new.text("drafts", "a").await.unwrap().as_deref(), Some("typed a moment ago"));
}

#[wasm_bindgen_test]
async fn nothing_is_written_plainly_under_a_lock() {
    let database = Database::open(&name("lock"), &FIRST, None, nothing).await.unwrap();
    database.write(vec![text(LOCK, "pin", "another page has set it meanwhile")]).await.unwrap();
    let answer = database.write(vec![text("drafts", "a", "one")]).await;
    assert!(answer.is_err(), "there is no module that could seal it");
    assert!(database.keys("drafts").await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn checksums_are_those_of_everybody() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(files::sha256(b"").await.as_deref(), Some(empty));
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(files::sha256(b"abc").await.as_deref(), Some(abc));
}

#[wasm_bindgen_test]
fn ids_and_secrets_do_not_repeat() {
    assert_eq!(random::uuid().get_version_num(), 4);
    assert_ne!(random::uuid(), random::uuid());
    assert_eq!(random::secret().len(), 22);
    assert_ne!(random::secret(), random::secret());
    assert_eq!(random::row_id().len(), 9);
}

#[wasm_bindgen_test]
fn plurals_are_those_of_the_language() {
    assert_eq!(plural::category("en", 1.0), "one");
    assert_eq!(plural::category("en", 2.0), "other");
    assert_eq!(plural::category("id", 1.0), "other");
}

#[wasm_bindgen_test]
async fn the_last_proof_says_whether_there_is_a_connection() {
    online::report(false);
    assert!(!online::is_online());
    online::report(true);
    assert!(online::is_online());
    timer::sleep(1).await;
}

#[wasm_bindgen_test]
async fn a_large_photo_becomes_small_enough() {
    let photo = noise(3000, 2500, "image/jpeg", 0.95).await;
    assert!(photo.len() > images::LARGEST, "the test needs a large one: {}", photo.len());
    let shrunk = images::shrink(photo, "image/jpeg").await.unwrap();
    assert!(shrunk.changed);
    assert!(shrunk.bytes.len() <= images::LARGEST, "{}", shrunk.bytes.len());
    let (width, height) = size_of(&shrunk.bytes).await;
    assert!(width <= images::LONGEST_SIDE && height < width);
}

#[wasm_bindgen_test]
async fn a_photo_is_turned_as_its_exif_says() {
    let lying = with_orientation(&noise(2400, 600, "image/jpeg", 0.5).await, 6);
    let shrunk = images::shrink(lying, "image/jpeg").await.unwrap();
    let (width, height) = size_of(&shrunk.bytes).await;
    assert_eq!((width, height), (500, 2000), "a quarter turn");
    let has_exif = shrunk.bytes.windows(4).any(|window| window == b"Exif");
    assert!(!has_exif, "place and device stay on the phone");
    // A small one as well.
    let small = with_orientation(&noise(200, 100, "image/jpeg", 0.5).await, 6);
    let drawn = images::shrink(small, "image/jpeg").await.unwrap();
    assert!(drawn.changed && !drawn.bytes.windows(4).any(|window| window == b"Exif"));
    assert_eq!(size_of(&drawn.bytes).await, (100, 200));
}

#[wasm_bindgen_test]
async fn a_small_picture_is_left_alone() {
    let photo = noise(200, 100, "image/png", 1.0).await;
    let shrunk = images::shrink(photo.clone(), "image/png").await.unwrap();
    assert!(!shrunk.changed);
    assert_eq!(shrunk.bytes, photo);
}

#[wasm_bindgen_test]
async fn a_broken_picture_is_told() {
    let mut photo = noise(200, 100, "image/png", 1.0).await;
    photo.truncate(60);
    assert_eq!(images::shrink(photo, "image/png").await.err(), Some(images::Broken));
}

/// A picture of coloured noise, which compresses badly, as photos do.
async fn noise(width: u32, height: u32, media_type: &str, quality: f64) -> Vec<u8> {
    let code = format!(
        "(async () => {{
            const canvas = new OffscreenCanvas({width}, {height});
            const context = canvas.getContext('2d');
            const data = context.createImageData({width}, {height});
            let seed = 7;
            for (let i = 0; i < data.data.length; i++) {{
                seed = (seed * 1103515245 + 12345) & 0x7fffffff;
                data.data[i] = i % 4 === 3 ? 255 : seed >> 16;
            }}
            context.putImageData(data, 0, 0);
            return new Uint8Array(await (await canvas.convertToBlob({{ type: '{media_type}', quality: {quality} }})).arrayBuffer());
        }})()"
    );
    let promise: js_sys::Promise = js_sys::eval(&code).unwrap().dyn_into().unwrap();
    let bytes = wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
    js_sys::Uint8Array::new(&bytes).to_vec()
}

/// Width and height as the bytes themselves have them.
async fn size_of(bytes: &[u8]) -> (u32, u32) {
    let url = files::ObjectUrl::new(bytes, "image/jpeg").unwrap();
    let code = format!(
        "fetch('{}').then((answer) => answer.blob()).then((blob) => createImageBitmap(blob, {{ imageOrientation: 'none' }})).then((b) => b.width + 'x' + b.height)",
        url.as_str()
    );
    let promise: js_sys::Promise = js_sys::eval(&code).unwrap().dyn_into().unwrap();
    let text = wasm_bindgen_futures::JsFuture::from(promise).await.unwrap().as_string().unwrap();
    let (width, height) = text.split_once('x').unwrap();
    (width.parse().unwrap(), height.parse().unwrap())
}

/// The same JPEG with an EXIF segment that says how the camera was held.
fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let exif: [u8; 36] = [
        0xFF,
        0xE1,
        0x00,
        0x22,
        b'E',
        b'x',
        b'i',
        b'f',
        0,
        0, // segment of 34 bytes
        b'M',
        b'M',
        0,
        42,
        0,
        0,
        0,
        8, // big-endian, first directory at 8
        0,
        1,
        0x01,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        orientation,
        0,
        0, // one entry: orientation, short
        0,
        0,
        0,
        0,
    ];
    let (start, rest) = jpeg.split_at(2);
    [start, &exif, rest].concat()
}
