//! Letters and receipts as PDF: set with Typst in a child process that has limits and no files.

pub mod command;
mod frame;
pub mod job;
pub mod letter;
pub mod letter_number;
pub mod limits;
pub mod qr;
pub mod readable;
pub mod receipt;
pub mod renderer;
pub mod sample;
mod setting;
mod world;

pub use job::{Mark, RenderJob};
pub use limits::RenderLimits;
pub use renderer::{RenderError, Renderer};
