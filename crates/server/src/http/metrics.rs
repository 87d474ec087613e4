//! `GET /metrics`: counts in the text format of Prometheus.

use std::{
    fmt::Write as _,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use axum::{extract::State, http::header, response::IntoResponse};

use crate::state::AppState;

/// Upper bounds of the duration's buckets, in milliseconds.
const BOUNDS: [i64; 8] = [5, 10, 20, 50, 100, 250, 1000, 5000];

/// Requests by class of status, and how long they took.
#[derive(Debug, Default)]
pub struct Metrics {
    by_class: [AtomicU64; 6],
    buckets: [AtomicU64; BOUNDS.len()],
    millis: AtomicU64,
    requests: AtomicU64,
}

impl Metrics {
    /// Counts one answer.
    pub fn count(&self, status: u16, millis: i64) {
        if let Some(class) = self.by_class.get(usize::from(status / 100)) {
            class.fetch_add(1, Relaxed);
        }
        for (bucket, _) in self.buckets.iter().zip(BOUNDS).filter(|(_, bound)| millis <= *bound) {
            bucket.fetch_add(1, Relaxed);
        }
        self.millis.fetch_add(u64::try_from(millis).unwrap_or_default(), Relaxed);
        self.requests.fetch_add(1, Relaxed);
    }

    fn text(&self) -> String {
        let mut text = String::from("# TYPE mppi_http_requests_total counter\n");
        for (class, count) in self.by_class.iter().enumerate().skip(1) {
            let _ = writeln!(text, "mppi_http_requests_total{{status=\"{class}xx\"}} {}", count.load(Relaxed));
        }
        text.push_str("# TYPE mppi_http_request_seconds histogram\n");
        for (count, bound) in self.buckets.iter().zip(BOUNDS) {
            let (whole, rest) = (bound / 1000, bound % 1000);
            let _ =
                writeln!(text, "mppi_http_request_seconds_bucket{{le=\"{whole}.{rest:03}\"}} {}", count.load(Relaxed));
        }
        let (requests, millis) = (self.requests.load(Relaxed), self.millis.load(Relaxed));
        let _ = writeln!(text, "mppi_http_request_seconds_bucket{{le=\"+Inf\"}} {requests}");
        let _ = writeln!(text, "mppi_http_request_seconds_sum {}.{:03}", millis / 1000, millis % 1000);
        let _ = writeln!(text, "mppi_http_request_seconds_count {requests}");
        text
    }
}

/// Answers with all counts.
pub async fn get(State(state): State<AppState>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], state.metrics.text())
}

#[cfg(test)]
mod tests {
    use super::Metrics;

    #[test]
    fn buckets_hold_all_that_is_shorter() {
        let metrics = Metrics::default();
        metrics.count(200, 7);
        metrics.count(404, 7000);
        let text = metrics.text();
        assert!(
            text.contains("requests_total{status=\"2xx\"} 1\n") && text.contains("requests_total{status=\"4xx\"} 1\n")
        );
        assert!(text.contains("bucket{le=\"0.005\"} 0\n") && text.contains("bucket{le=\"0.010\"} 1\n"));
        assert!(text.contains("bucket{le=\"+Inf\"} 2\n") && text.contains("_sum 7.007\n"));
    }
}
