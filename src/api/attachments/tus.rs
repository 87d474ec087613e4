//! The next step of an upload, as a plain state machine.

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask for a place (the same one again, if there is one).
    Create,
    /// Ask how much is there.
    AskOffset,
    /// Send the bytes from here to there.
    Send {
        /// First byte.
        from: u64,
        /// The byte after the last one.
        to: u64,
    },
    /// Take away what is there.
    StartOver,
    /// All of it is there.
    Done,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// So many bytes are there.
    Offset(u64),
    /// No answer.
    Lost,
    /// The server stands elsewhere.
    WrongOffset,
    /// The server knows nothing of it (any more).
    Gone,
    /// All bytes are there, but they are not the announced ones.
    Mismatch,
    /// It was taken away.
    Removed,
}

/// Attempts in a row that may fail.
const PATIENCE: u8 = 5;
const SMALLEST: u64 = 32 * 1024;
const LARGEST: u64 = 1024 * 1024;

/// An upload that is under way.
#[derive(Clone, Debug)]
pub struct Tus {
    length: u64,
    stage: Stage,
    chunk: u64,
    failures: u8,
    restarts: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    New,
    At(u64),
    Unsure,
    Spoilt,
}

impl Tus {
    /// An upload of so many bytes.
    pub fn new(length: u64) -> Self {
        Self { length, stage: Stage::New, chunk: 2 * SMALLEST, failures: 0, restarts: 0 }
    }

    /// Its bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// What to do next.
    pub fn next(&self) -> Next {
        match self.stage {
            Stage::New => Next::Create,
            Stage::Unsure => Next::AskOffset,
            Stage::Spoilt => Next::StartOver,
            Stage::At(offset) if offset >= self.length => Next::Done,
            Stage::At(from) => Next::Send { from, to: (from + self.chunk).min(self.length) },
        }
    }

    /// Whether going on after this answer makes sense.
    pub fn may_go_on(&self, answer: Answer) -> bool {
        match answer {
            Answer::Offset(_) | Answer::Removed => true,
            Answer::Lost | Answer::WrongOffset => self.failures + 1 < PATIENCE,
            Answer::Gone | Answer::Mismatch => self.restarts == 0,
        }
    }

    /// Takes what came of the last step, and how many milliseconds it took.
    pub fn saw(&mut self, answer: Answer, millis: i64) {
        let before = self.stage;
        self.stage = match answer {
            Answer::Offset(offset) => {
                if let Stage::At(from) = before {
                    // Bytes arrived: the way is open, and its speed is known.
                    if offset > from {
                        self.failures = 0;
                        self.chunk = next_chunk(self.chunk, millis);
                    } else {
                        self.failures = self.failures.saturating_add(1);
                    }
                }
                Stage::At(offset)
            }
            Answer::Lost => {
                self.failures = self.failures.saturating_add(1);
                self.chunk = (self.chunk / 2).max(SMALLEST);
                if before == Stage::New { Stage::New } else { Stage::Unsure }
            }
            Answer::WrongOffset => {
                self.failures = self.failures.saturating_add(1);
                Stage::Unsure
            }
            Answer::Gone => {
                self.restarts += 1;
                Stage::New
            }
            Answer::Mismatch => {
                self.restarts += 1;
                Stage::Spoilt
            }
            Answer::Removed => Stage::New,
        };
    }

    /// Milliseconds to wait before the next attempt: 0.5, 1, 2, 4 seconds.
    pub fn pause(&self) -> i32 {
        500 << self.failures.saturating_sub(1).min(3)
    }
}

/// Larger pieces where they go through quickly, smaller ones where each takes long: little is lost with a piece that
/// does not arrive, and the bar moves.
fn next_chunk(chunk: u64, millis: i64) -> u64 {
    match millis {
        ..=1_500 => (chunk * 2).min(LARGEST),
        1_501..=6_000 => chunk,
        _ => (chunk / 2).max(SMALLEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs an upload against a server that holds `there` bytes already and loses the answers in `lost`.
    fn run(length: u64, mut there: u64, lost: &[usize]) -> (Tus, Vec<Next>) {
        let mut tus = Tus::new(length);
        let mut steps = Vec::new();
        while tus.next() != Next::Done {
            let step = tus.next();
            steps.push(step);
            if let Next::Send { from, to } = step {
                assert_eq!(from, there, "sends where the server stands");
                there = to;
            }
            let answer = if lost.contains(&steps.len()) { Answer::Lost } else { Answer::Offset(there) };
            assert!(tus.may_go_on(answer));
            tus.saw(answer, 100);
            assert!(steps.len() < 100, "ends");
        }
        assert_eq!(there, length);
        (tus, steps)
    }

    #[test]
    fn sends_all_bytes_in_growing_pieces() {
        let (_, steps) = run(300_000, 0, &[]);
        assert_eq!(steps.first(), Some(&Next::Create));
        assert_eq!(steps.get(1), Some(&Next::Send { from: 0, to: 65_536 }));
        assert_eq!(steps.get(2), Some(&Next::Send { from: 65_536, to: 196_608 }));
        assert_eq!(steps.get(3), Some(&Next::Send { from: 196_608, to: 300_000 }));
    }

    #[test]
    fn goes_on_where_an_earlier_attempt_stopped() {
        let (_, steps) = run(200_000, 150_000, &[]);
        assert_eq!(steps, [Next::Create, Next::Send { from: 150_000, to: 200_000 }]);
    }

    #[test]
    fn asks_after_a_lost_answer_and_sends_nothing_twice() {
        // The second step sends bytes whose answer is lost; they are there all the same.
        let (_, steps) = run(100_000, 0, &[2]);
        assert_eq!(
            steps,
            [
                Next::Create,
                Next::Send { from: 0, to: 65_536 },
                Next::AskOffset,
                Next::Send { from: 65_536, to: 98_304 },
                Next::Send { from: 98_304, to: 100_000 }
            ]
        );
    }

    #[test]
    fn gives_up_after_five_failures_in_a_row() {
        let mut tus = Tus::new(10);
        for _ in 0..4 {
            assert!(tus.may_go_on(Answer::Lost));
            tus.saw(Answer::Lost, 0);
        }
        assert!(!tus.may_go_on(Answer::Lost));
        assert_eq!(tus.pause(), 4_000);
    }

    #[test]
    fn a_spoilt_upload_is_taken_away_and_tried_once_more() {
        let mut tus = Tus::new(10);
        tus.saw(Answer::Offset(0), 0);
        assert!(tus.may_go_on(Answer::Mismatch));
        tus.saw(Answer::Mismatch, 0);
        assert_eq!(tus.next(), Next::StartOver);
        tus.saw(Answer::Removed, 0);
        assert_eq!(tus.next(), Next::Create);
        assert!(!tus.may_go_on(Answer::Mismatch));
    }

    #[test]
    fn slow_ways_get_small_pieces() {
        assert_eq!(next_chunk(65_536, 10_000), 32_768);
        assert_eq!(next_chunk(32_768, 10_000), 32_768);
        assert_eq!(next_chunk(65_536, 3_000), 65_536);
        assert_eq!(next_chunk(1_048_576, 10), 1_048_576);
    }
}
