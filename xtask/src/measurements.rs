//! Writes what a long run measured into `docs/measurements.md`, so that the figures are on record with their date and commit.

use crate::budgets::{self, Budgets};
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// When, of what, and on what it was measured.
pub struct Run {
    /// Day of the run.
    pub date: String,
    /// Commit that was measured.
    pub commit: String,
    /// The machine in a few words.
    pub machine: String,
}

/// Writes the record to `file`.
pub fn record(root: &Path, measured: &Path, file: &Path, run: &Run) -> Result<()> {
    fs::write(file, page(&budgets::read(root)?, &budgets::load_measured(measured)?, run)?)?;
    Ok(())
}

/// The lines of `budgets.json` in their order, then what tests counted beside them: a key that is no line is its own words.
fn page(budgets: &Budgets, measured: &BTreeMap<String, f64>, run: &Run) -> Result<String> {
    let Run { date, commit, machine } = run;
    let mut page = format!(
        "# Measurements\n\nWritten by `./dev test long` on {date}, commit {commit}, on {machine}. What the lines mean is in \
         `budgets.json`; 1 KB is 1000 bytes as they travel.\n\n| what | unit | value | target | ceiling |\n| --- | --- | ---: | ---: | ---: |\n"
    );
    for line in &budgets.lines {
        let value = measured.get(&line.id).map_or("not measured".to_owned(), |value| format!("{value:.1}"));
        writeln!(page, "| {} | {} | {value} | {} | {} |", line.what, line.unit, line.target, line.ceiling)?;
    }
    let others: Vec<_> = measured.iter().filter(|(id, _)| budgets.lines.iter().all(|line| line.id != **id)).collect();
    if !others.is_empty() {
        page.push_str("\n| counted in the same run | |\n| --- | ---: |\n");
        for (what, value) in others {
            writeln!(page, "| {what} | {value} |")?;
        }
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::{Budgets, Run, page};
    use std::collections::BTreeMap;

    #[test]
    fn what_is_no_line_of_the_budget_is_told_in_its_own_words() {
        let budgets: Budgets = serde_json::from_str(
            r#"{ "lines": [
                { "id": "a", "what": "First", "unit": "KB", "target": 1, "ceiling": 2, "by": "e2e" },
                { "id": "b", "what": "Second", "unit": "s", "target": 3, "ceiling": 4, "by": "long" } ] }"#,
        )
        .unwrap();
        let measured = BTreeMap::from([("a".to_owned(), 1.25), ("photos kept".to_owned(), 286.0)]);
        let run = Run { date: "2026-11-29".to_owned(), commit: "abc".to_owned(), machine: "2 cores".to_owned() };
        let page = page(&budgets, &measured, &run).unwrap();
        assert!(page.contains("on 2026-11-29, commit abc, on 2 cores"), "{page}");
        assert!(page.contains("| First | KB | 1.2 | 1 | 2 |"), "{page}");
        assert!(page.contains("| Second | s | not measured | 3 | 4 |"), "{page}");
        assert!(page.contains("| photos kept | 286 |"), "{page}");
    }
}
