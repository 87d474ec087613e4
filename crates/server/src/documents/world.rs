//! The whole world of a template: five files, the bundled fonts, the day of issue.

use std::{path::PathBuf, sync::OnceLock};

use mppi_domain::date::Date;
use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::documents::{frame, job::RenderJob, qr};

/// Regular first: it is the one that is looked for when a style has no face of its own.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../fonts/NotoSans-Italic.ttf"),
    include_bytes!("../../fonts/NotoSansBuginese-Regular.ttf"),
];

/// A world that holds one job.
pub(super) struct LetterWorld {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: &'static [Font],
    main: FileId,
    sources: Vec<Source>,
    files: Vec<(FileId, Bytes)>,
    today: Date,
}

impl LetterWorld {
    pub(super) fn new(job: RenderJob) -> Self {
        let fonts = fonts();
        let frame = Source::new(id("/frame.typ"), frame::source(job.mark));
        let files = vec![
            (id("/data.json"), Bytes::from_string(job.data.to_string())),
            (id("/crest.svg"), Bytes::from_string(job.crest)),
            (id("/motif.svg"), Bytes::from_string(job.motif.unwrap_or_else(qr::empty))),
            (id("/qr.svg"), Bytes::from_string(job.qr)),
        ];
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(fonts)),
            fonts,
            main: frame.id(),
            sources: vec![frame, Source::new(id("/main.typ"), job.template)],
            files,
            today: job.today,
        }
    }
}

fn fonts() -> &'static [Font] {
    static LOADED: OnceLock<Vec<Font>> = OnceLock::new();
    LOADED.get_or_init(|| FONTS.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect())
}

/// # Panics
/// Never: the paths are written here.
fn id(path: &'static str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("a path written here")).intern()
}

impl World for LetterWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|source| source.id() == id).cloned().ok_or_else(|| not_there(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.iter().find(|(known, _)| *known == id).map(|(_, bytes)| bytes.clone()).ok_or_else(|| not_there(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Datetime::from_ymd(self.today.year(), self.today.month(), self.today.day())
    }
}

fn not_there(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_with_slash()))
}
