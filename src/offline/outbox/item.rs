//! An item of the outbox, as `public/outbox/` takes it, and what is heard of it.

use mppi_domain::{
    date::Instant,
    lean::{Lean, fields, or_default, take},
    lean_struct,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    api::{self, ApiError},
    config,
    offline::draft::{Draft, DraftFile, FilePlace, Purpose},
};

/// Where an item stands; `public/outbox/sender.js` says what each means.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemState {
    /// It may go, or go again; why it did not the last time.
    Waiting {
        /// Nothing before the first attempt.
        why: Option<ApiError>,
    },
    /// The account that sent it must be signed in.
    SignIn {
        /// Another account is.
        is_other: bool,
    },
}

/// How far an item on its way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moving {
    /// File number `number` of `of`.
    Uploading {
        /// From one.
        number: usize,
        /// How many there are.
        of: usize,
        /// How much of it arrived.
        percent: u8,
    },
    /// The request itself.
    Sending,
}

/// What the sender tells; with nothing but an id, that the draft is to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// Of the item.
    pub id: Uuid,
    /// Where it stands now.
    pub state: Option<ItemState>,
    /// How far it is.
    pub moving: Option<Moving>,
    /// All is done, or another device's version was taken over; the draft as it is now.
    pub draft: Option<Draft>,
    /// The device is too full for that; it has the draft as it was.
    pub is_unwritten: bool,
    /// It is mirrored.
    pub mirrored: Option<Mirrored>,
}

/// What the server has of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mirrored {
    /// Under this revision; none where another device has thrown it away.
    pub revision: Option<u32>,
    /// `updated_at` of the draft.
    pub at: Option<Instant>,
}

/// The item of a draft, as JSON, with the exact bytes of its request; `account` sends it.
pub fn item(draft: &Draft, account: Uuid, body: &str) -> String {
    let (id, application) = (draft.id.to_string(), draft.application().to_string());
    let (path, has_receipt) = match (&draft.purpose, &draft.intake) {
        (Purpose::Apply { .. }, None) => (["/submissions/", &id].concat(), true),
        (Purpose::Apply { .. }, Some(_)) => (["/officer/intakes/", &id].concat(), true),
        (Purpose::Correct { .. }, _) => (["/applications/", &application, "/actions/", &id].concat(), false),
    };
    let (session, uploads) = match draft.intake {
        None => ("/session/citizen", "/attachments"),
        Some(_) => ("/session/officer", "/officer/attachments"),
    };
    // What a condition hides is not sent.
    let is_sent = |file: &&DraftFile| file.place != FilePlace::Case && body.contains(&file.id.to_string());
    let files: Vec<Value> = draft.files.iter().filter(is_sent).map(item_file).collect();
    json!({
        "id": id,
        "account": account,
        "application": application,
        "queued_at": config::now(),
        "session": api::address(session),
        "uploads": api::address(uploads),
        "url": api::address(&path),
        "body": body,
        "has_receipt": has_receipt,
        "is_tried": false,
        "files": files,
        "state": { "kind": "waiting" },
    })
    .to_string()
}

fn item_file(file: &DraftFile) -> Value {
    json!({
        "id": file.id,
        "sha256": file.sha256,
        "name": file.name,
        "requirement": file.requirement,
        "is_there": file.place == FilePlace::Uploaded,
    })
}

lean_struct!(News { id, state, moving, draft, is_unwritten: default, mirrored });
lean_struct!(Mirrored { revision, at });

impl Lean for ItemState {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        match take(&mut fields, "kind").as_str()? {
            "waiting" => Some(Self::Waiting { why: ApiError::of_trouble(take(&mut fields, "why")) }),
            "sign_in" => Some(Self::SignIn { is_other: or_default(&mut fields, "is_other")? }),
            _ => None,
        }
    }
}

impl Lean for Moving {
    fn lean(value: Value) -> Option<Self> {
        let mut fields = fields(value)?;
        let mut number = |key| take(&mut fields, key).as_u64().and_then(|number| usize::try_from(number).ok());
        match (number("number"), number("of"), number("percent")) {
            (Some(number), Some(of), percent) => {
                let percent = percent.and_then(|percent| u8::try_from(percent).ok()).unwrap_or(0);
                Some(Self::Uploading { number, of, percent })
            }
            _ => Some(Self::Sending),
        }
    }
}
