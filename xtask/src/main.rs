//! The checks and build steps of MPPI that are more than a shell line: `cargo xtask help`.

mod arch;
mod budgets;
mod bytes;
mod dist;
mod esbuild;
mod measurements;
mod rust_text;
mod style;
mod tree;
mod words;

use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask style --out DIR                      bundle style/ into DIR/citizen.css and DIR/officer.css
cargo xtask dist --citizen DIR --officer DIR --linked DIR --out DIR [--quick]
                                                 cut, hash, split words, compress; --out is served as it is
cargo xtask arch                                 check the import rules, file lengths and forbidden names
cargo xtask words                                check locales/ against the code and against each other
cargo xtask budgets --dist DIR --measured DIR [--strict]
                                                 print values beside budgets.json; fails above a ceiling
cargo xtask measurements --measured DIR --out FILE --date DAY --commit HASH --machine WORDS
                                                 write what a long run measured into docs/measurements.md
cargo xtask bytes FILE.wasm                      say which room of the code each byte of a wasm file is from
cargo xtask bytes FILE.wasm --served FILE.br --measured DIR
                                                 write what offline and forms add to what is served";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let root = tree::root()?;
    let options = Options(arguments);
    match arguments.first().map(String::as_str) {
        Some("style") => style::write(&root, &options.path("--out")?),
        Some("dist") => dist::run(&dist::Request {
            root,
            citizen: options.path("--citizen")?,
            officer: options.path("--officer")?,
            linked: options.path("--linked")?,
            out: options.path("--out")?,
            quick: options.has("--quick"),
        }),
        Some("arch") => arch::run(&root),
        Some("words") => words::run(&root),
        Some("budgets") => {
            budgets::run(&root, &options.path("--dist")?, &options.path("--measured")?, options.has("--strict"))
        }
        Some("measurements") => measurements::record(
            &root,
            &options.path("--measured")?,
            &options.path("--out")?,
            &measurements::Run {
                date: options.value("--date")?,
                commit: options.value("--commit")?,
                machine: options.value("--machine")?,
            },
        ),
        Some("bytes") => match arguments.get(1) {
            Some(file) if options.has("--served") => {
                bytes::write_parts(file.as_ref(), &options.path("--served")?, &options.path("--measured")?)
            }
            Some(file) => bytes::run(file.as_ref()),
            None => bail!("which wasm file?\n{HELP}"),
        },
        Some("help") | None => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("there is no task {other:?}\n{HELP}"),
    }
}

/// The arguments after the task's name: `--flag` and `--name value`.
struct Options<'a>(&'a [String]);

impl Options<'_> {
    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|argument| argument == name)
    }

    fn path(&self, name: &str) -> Result<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    fn value(&self, name: &str) -> Result<String> {
        let at = self.0.iter().position(|argument| argument == name);
        match at.and_then(|at| self.0.get(at + 1)) {
            Some(value) => Ok(value.clone()),
            None => bail!("{name} wants a value\n{HELP}"),
        }
    }
}
