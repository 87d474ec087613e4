//! `mppi-server render`: the typesetting child, and a way to try a template by hand.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use mppi_domain::{api::region::RegionProfile, date::Date};

use crate::documents::{job::RenderJob, limits::RenderLimits, renderer::TEMPLATE_FAULT, sample, setting};

/// Without options: reads a job on standard input and writes the PDF to standard output, under limits.
#[derive(Clone, Debug, clap::Args)]
pub struct RenderCommand {
    /// Try this template with sample answers.
    #[arg(long, requires = "region", requires = "out")]
    template: Option<PathBuf>,
    /// Folder of the region that the template belongs to.
    #[arg(long)]
    region: Option<PathBuf>,
    /// Data instead of sample answers, as docs/regions.md describes it.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Where the PDF goes.
    #[arg(long)]
    out: Option<PathBuf>,
}

impl RenderCommand {
    /// Sets one document. Exit code 2 and words on standard error where the template is wrong.
    pub fn run(self) -> ExitCode {
        let done = match (self.template, self.region, self.out) {
            (Some(template), Some(region), Some(out)) => by_hand(&template, &region, self.data.as_deref(), &out),
            _ => as_child(),
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(words) => {
                let _ = writeln!(std::io::stderr(), "{words}");
                ExitCode::from(TEMPLATE_FAULT)
            }
        }
    }
}

fn as_child() -> Result<(), String> {
    let limits = RenderLimits::from_variable(std::env::var(RenderLimits::VARIABLE).ok().as_deref());
    limits.apply().map_err(|error| format!("no limits: {error}"))?;
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).map_err(|error| error.to_string())?;
    let job: RenderJob = serde_json::from_str(&input).map_err(|error| format!("not a job: {error}"))?;
    drop(input);
    let pdf = setting::set(job)?;
    std::io::stdout().write_all(&pdf).map_err(|error| error.to_string())
}

fn by_hand(template: &Path, region: &Path, data: Option<&Path>, out: &Path) -> Result<(), String> {
    let profile: RegionProfile =
        serde_json::from_str(&read(&region.join("region.json"))?).map_err(|error| error.to_string())?;
    let today = Date::new(2026, 11, 24).unwrap_or(Date::MIN);
    let data = match data {
        Some(path) => serde_json::from_str(&read(path)?).map_err(|error| error.to_string())?,
        None => sample::data_for(template, region, &profile, today)?,
    };
    let job = RenderJob {
        template: read(template)?,
        data,
        crest: read(&region.join(&profile.brand.crest))?,
        motif: profile.brand.motif.as_ref().map(|motif| read(&region.join(motif))).transpose()?,
        qr: super::qr::svg("https://contoh.invalid/verifikasi/CONTOH"),
        today,
        mark: None,
    };
    fs::write(out, setting::set(job)?).map_err(|error| error.to_string())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
