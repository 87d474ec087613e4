//! The binary `mppi-server`.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mppi_server::{config::Config, documents::command::RenderCommand, serve};
use tracing_subscriber::EnvFilter;

/// The reference backend of MPPI
#[derive(Parser)]
#[command(version, about)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the server
    Serve(Box<Config>),
    /// Sets one letter as PDF; the server runs this as a child with limits
    Render(RenderCommand),
}

fn main() -> ExitCode {
    match Line::parse().command {
        Command::Serve(config) => run(*config),
        Command::Render(command) => command.run(),
    }
}

fn run(config: Config) -> ExitCode {
    let filter = EnvFilter::try_from_env("MPPI_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(fault) => {
            eprintln!("no threads: {fault}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(serve::serve(config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}
