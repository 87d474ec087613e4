//! What the server tells its log.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tracing::subscriber::DefaultGuard;

/// Everything that is told on this test's thread, where its server runs too, as long as this is kept.
pub struct Log {
    sink: Sink,
    _kept: DefaultGuard,
}

impl Log {
    /// Begins to listen.
    pub fn keep() -> Self {
        let sink = Sink::default();
        let writer = sink.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
        Self { sink, _kept: tracing::subscriber::set_default(subscriber) }
    }

    /// What was told since the last call.
    pub fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.sink.0.lock().unwrap())).unwrap()
    }
}

/// The warnings that somebody was denied something.
pub fn denials(told: &str) -> Vec<&str> {
    told.lines().filter(|line| line.contains("WARN") && line.contains("denied: ")).collect()
}

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
