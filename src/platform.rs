//! The browser: the only room that touches `web_sys` and `js_sys`.
//!
//! Nothing here knows of forms, cases or regions. What may be blocked (storage, camera, clipboard) answers with an
//! `Option` or a named error instead of an exception.
//!
//! | module | for |
//! | --- | --- |
//! | `abort` | [`abort::Abort`]: gives up requests of a page that is gone |
//! | `base64` | encoding of secrets |
//! | `caret` | rewrites a text field while somebody types in it |
//! | `clipboard` | copies a text |
//! | `database` | `IndexedDB`: text and bytes by key, durable writes |
//! | `dom` | title, language, scheme, print, boot data |
//! | `element` | loads the module of an element, and reads its events |
//! | `event` | listeners that go with their owner |
//! | `files` | picked files, SHA-256, object addresses, downloads |
//! | `focus` | moves the keyboard's focus |
//! | `http` | one request, with a time limit |
//! | `images` | shrinks a photo |
//! | `install` | puts the portal on the home screen |
//! | `json` | JSON into types, in few bytes of code |
//! | `keyboard` | keys pressed anywhere, for shortcuts |
//! | `module` | modules of JavaScript, loaded when they are needed |
//! | `online` | whether there is a connection |
//! | `outbox_sender` | the element that sends what waits in the outbox |
//! | `page` | tells when the page is hidden or left |
//! | `panic` | the screen that says the draft is safe |
//! | `pdf_pages` | the element that draws a PDF |
//! | `plural` | which plural form a number takes |
//! | `press` | whether a pointer is pressed, and what waits for its release |
//! | `qr_camera` | the element that reads QR codes |
//! | `random` | ids and secrets |
//! | `room` | how much room there is on the device |
//! | `storage` | small settings |
//! | `tab_storage` | what stays with this tab |
//! | `time` | now |
//! | `timer` | later |
//! | `upload` | uploads a file, with resume |
//! | `vault` | what seals and opens, where a PIN locks the device |
//! | `worker` | what the service worker can do |

pub mod abort;
pub mod base64;
pub mod caret;
pub mod clipboard;
pub mod cookie;
pub mod database;
pub mod dom;
pub mod element;
pub mod event;
pub mod files;
pub mod focus;
pub mod http;
pub mod images;
pub mod install;
pub mod json;
pub mod keyboard;
mod module;
pub mod online;
pub mod outbox_sender;
pub mod page;
pub mod panic;
pub mod pdf_pages;
pub mod plural;
pub mod press;
pub mod qr_camera;
pub mod random;
pub mod room;
pub mod shared_file;
pub mod storage;
pub mod tab_storage;
pub mod time;
pub mod timer;
pub mod upload;
pub mod vault;
pub mod worker;
