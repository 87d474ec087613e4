//! Cases over HTTP: sent, returned, corrected, decided, issued, handed over; and everything that must be refused.

mod access;
mod conflicts;
mod draft_files;
mod drafts;
mod intake;
mod intake_access;
mod intake_faults;
mod intake_kit;
mod journey;
mod kit;
mod letters;
mod messages;
mod sending;
mod several;
mod uploads;
