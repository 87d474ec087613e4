//! What it means for a draft that its service has been published anew.
//!
//! A draft is bound to the version that it was begun with. Where the person moves it to a newer one, [`changes`] says what
//! is asked differently, and [`carry_over`] and [`dropped_files`] what becomes of what was typed and picked.

mod answers;
mod changes;
mod files;

pub use answers::{CarriedAnswers, DroppedAnswer, GroupRow, carry_over};
pub use changes::{Change, Difference, Need, changes};
pub use files::{DroppedFile, FileObstacle, PickedFile, dropped_files};
