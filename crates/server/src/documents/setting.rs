//! Setting one job, in whatever process this is.

use mppi_domain::date::Date;
use typst::{
    World as _, WorldExt as _,
    diag::SourceDiagnostic,
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::documents::{job::RenderJob, world::LetterWorld};

/// A tagged PDF that meets PDF/UA-1, or what is wrong with the template: `line 12: unknown variable: x`.
pub(super) fn set(job: RenderJob) -> Result<Vec<u8>, String> {
    let today = job.today;
    let world = LetterWorld::new(job);
    let document: PagedDocument = typst::compile(&world).output.map_err(|errors| words(&world, &errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("MPPI".to_owned())),
        timestamp: timestamp(today),
        standards,
        ..PdfOptions::default()
    };
    let mut pdf = typst_pdf::pdf(&document, &options).map_err(|errors| words(&world, &errors))?;
    blank_suspects(&mut pdf);
    Ok(pdf)
}

/// `false` is what the absence of the entry says too, and poppler up to 25 calls the entry a syntax error. Blanks keep
/// every offset.
fn blank_suspects(pdf: &mut [u8]) {
    const ENTRY: &[u8] = b"/Suspects false";
    if let Some(at) = pdf.windows(ENTRY.len()).position(|window| window == ENTRY)
        && let Some(entry) = pdf.get_mut(at..at + ENTRY.len())
    {
        entry.fill(b' ');
    }
}

fn timestamp(day: Date) -> Option<Timestamp> {
    Datetime::from_ymd_hms(day.year(), day.month(), day.day(), 0, 0, 0).map(Timestamp::new_utc)
}

/// The first three faults; more would only be their consequences.
fn words(world: &LetterWorld, errors: &[SourceDiagnostic]) -> String {
    let lines: Vec<String> = errors.iter().take(3).map(|error| one(world, error)).collect();
    lines.join("; ")
}

fn one(world: &LetterWorld, error: &SourceDiagnostic) -> String {
    let line = error.span.id().and_then(|id| {
        let source = world.source(id).ok()?;
        source.lines().byte_to_line(world.range(error.span)?.start)
    });
    match line {
        Some(line) => format!("line {}: {}", line + 1, error.message),
        None => error.message.to_string(),
    }
}
