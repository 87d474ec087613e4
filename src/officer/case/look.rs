//! How a picture or a PDF is looked at: how large, and turned how far.

use leptos::prelude::*;

/// The sizes, in percent of the box.
const ZOOMS: [u32; 7] = [50, 75, 100, 150, 200, 300, 400];
/// The size to begin with: as wide as the box.
const WHOLE: usize = 2;

/// How a file is looked at; a `Copy` handle.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    zoom: RwSignal<usize>,
    turns: RwSignal<u32>,
}

impl Look {
    /// Whole and upright.
    pub fn new() -> Self {
        Self { zoom: RwSignal::new(WHOLE), turns: RwSignal::new(0) }
    }

    /// Larger or smaller by one step; stops at the ends.
    pub fn zoom(self, larger: bool) {
        self.zoom.update(|zoom| *zoom = stepped(*zoom, larger));
    }

    /// By a quarter, clockwise.
    pub fn turn(self) {
        self.turns.update(|turns| *turns += 1);
    }

    /// The width in percent of its box. Reactive.
    pub fn percent(self) -> u32 {
        ZOOMS.get(self.zoom.get()).copied().unwrap_or(100)
    }

    /// Quarters, clockwise. Reactive.
    pub fn turns(self) -> u32 {
        self.turns.get()
    }

    /// Whether it cannot be smaller. Reactive.
    pub fn is_smallest(self) -> bool {
        self.zoom.get() == 0
    }

    /// Whether it cannot be larger. Reactive.
    pub fn is_largest(self) -> bool {
        self.zoom.get() + 1 >= ZOOMS.len()
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::new()
    }
}

fn stepped(zoom: usize, larger: bool) -> usize {
    if larger { (zoom + 1).min(ZOOMS.len() - 1) } else { zoom.saturating_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::{WHOLE, ZOOMS, stepped};

    #[test]
    fn zoom_stops_at_its_ends() {
        assert_eq!(ZOOMS.get(WHOLE), Some(&100));
        assert_eq!(stepped(0, false), 0);
        assert_eq!(stepped(WHOLE, true), WHOLE + 1);
        assert_eq!(stepped(ZOOMS.len() - 1, true), ZOOMS.len() - 1);
    }
}
