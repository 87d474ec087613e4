//! What is drawn on a signature pad.

use std::fmt::Write as _;

/// The width of the pad's own coordinates.
pub const WIDTH: i32 = 1000;
/// The height of the pad's own coordinates.
pub const HEIGHT: i32 = 400;
/// Points closer than this (Manhattan distance) add bytes and no line.
const STEP: i32 = 4;

/// What is drawn on a signature pad, in its own coordinates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strokes(Vec<Vec<(i32, i32)>>);

impl Strokes {
    /// Puts the pen down.
    pub fn begin(&mut self, point: (i32, i32)) {
        self.0.push(vec![point]);
    }

    /// Moves the pen; says whether the line grew.
    pub fn draw(&mut self, point: (i32, i32)) -> bool {
        let Some(stroke) = self.0.last_mut() else { return false };
        let near = stroke.last().is_some_and(|last| (last.0 - point.0).abs() + (last.1 - point.1).abs() < STEP);
        if !near {
            stroke.push(point);
        }
        !near
    }

    /// Whether nothing is drawn. A mere dot is no signature.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|stroke| stroke.len() < 2)
    }

    /// The SVG path, for a view box of [`WIDTH`] by [`HEIGHT`].
    pub fn path(&self) -> String {
        let mut path = String::new();
        for stroke in &self.0 {
            let mut points = stroke.iter();
            if let Some((x, y)) = points.next() {
                // Writing into a String cannot fail.
                let _ = write!(path, "M{x} {y}");
                // A dot is a line of no length: round caps make it visible.
                let _ = if stroke.len() == 1 { write!(path, "h0") } else { Ok(()) };
            }
            for (x, y) in points {
                let _ = write!(path, "L{x} {y}");
            }
        }
        path
    }
}

/// A place on the pad in its own coordinates, from a place in pixels and the pad's size in pixels.
pub fn on_pad(x: i32, y: i32, width: i32, height: i32) -> (i32, i32) {
    let scale = |at: i32, size: i32, full: i32| (at.clamp(0, size.max(1)) * full) / size.max(1);
    (scale(x, width, WIDTH), scale(y, height, HEIGHT))
}

#[cfg(test)]
mod tests {
    use super::{Strokes, on_pad};

    #[test]
    fn a_stroke_becomes_a_path() {
        let mut strokes = Strokes::default();
        strokes.begin((10, 10));
        assert!(!strokes.draw((11, 11)), "too near to matter");
        assert!(strokes.is_empty());
        assert!(strokes.draw((50, 20)));
        strokes.begin((5, 5));
        assert_eq!(strokes.path(), "M10 10L50 20M5 5h0");
        assert!(!strokes.is_empty());
    }

    #[test]
    fn a_pen_outside_stays_on_the_pad() {
        assert_eq!(on_pad(-5, 90, 300, 80), (0, 400));
        assert_eq!(on_pad(150, 40, 300, 80), (500, 200));
        assert_eq!(on_pad(5, 5, 0, 0), (1000, 400));
    }
}
