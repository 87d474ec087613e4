//! Files, taken over by requirement.

use uuid::Uuid;

use crate::{requirement::FileKind, service::ServiceDefinition, text::Text};

/// What has to be known of a file that was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PickedFile<'a> {
    /// Its id.
    pub id: Uuid,
    /// Code of the requirement that it was picked for.
    pub requirement: &'a str,
    /// Told by content.
    pub kind: FileKind,
    /// Its bytes.
    pub size: u64,
}

/// A file that the newer version does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedFile {
    /// Its id.
    pub id: Uuid,
    /// The document, as the old version calls it; empty where it knows none of that code.
    pub label: Text,
    /// Why it is not taken.
    pub obstacle: FileObstacle,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileObstacle {
    /// The document is not asked for any more.
    NotAsked,
    /// The document is taken as other kinds of file.
    Kind,
    /// It has more bytes than are taken.
    Size,
    /// As many files of the document as are taken come before it.
    Count,
}

/// The files that the new version of a service does not take, in their order; all others stay.
///
/// A document that a condition hides now is still asked for.
pub fn dropped_files(old: &ServiceDefinition, new: &ServiceDefinition, files: &[PickedFile<'_>]) -> Vec<DroppedFile> {
    let mut kept: Vec<&str> = Vec::new();
    let mut dropped = Vec::new();
    for file in files {
        let before = kept.iter().filter(|code| **code == file.requirement).count();
        if let Some(obstacle) = obstacle(new, file, before) {
            let known = old.requirements.iter().find(|requirement| requirement.code == file.requirement);
            let label = known.map(|requirement| requirement.label.clone()).unwrap_or_default();
            dropped.push(DroppedFile { id: file.id, label, obstacle });
        } else {
            kept.push(file.requirement);
        }
    }
    dropped
}

/// What keeps a file out; `before` counts the files of its document that stay.
fn obstacle(new: &ServiceDefinition, file: &PickedFile<'_>, before: usize) -> Option<FileObstacle> {
    let Some(requirement) = new.requirements.iter().find(|requirement| requirement.code == file.requirement) else {
        return Some(FileObstacle::NotAsked);
    };
    if !requirement.file_kinds.contains(&file.kind) {
        Some(FileObstacle::Kind)
    } else if file.size > requirement.max_bytes {
        Some(FileObstacle::Size)
    } else if u32::try_from(before).map_or(true, |before| before >= requirement.max_files) {
        Some(FileObstacle::Count)
    } else {
        None
    }
}
