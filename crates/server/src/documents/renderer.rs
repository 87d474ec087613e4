//! The parent's side: one child per document, stopped at its limits.

use std::{
    os::unix::process::ExitStatusExt as _,
    path::PathBuf,
    process::{ExitStatus, Stdio},
    sync::Arc,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _},
    process::{Child, Command},
    sync::Semaphore,
};

use crate::documents::{job::RenderJob, limits::RenderLimits};

/// The child's exit code for a template that cannot be set; the reason is on its standard error.
pub(super) const TEMPLATE_FAULT: u8 = 2;

/// Documents that are set at the same time; each may take a processor and half a gigabyte.
const AT_ONCE: usize = 2;

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The template is wrong.
    #[error("the template cannot be set: {0}")]
    Template(String),
    /// It took too long.
    #[error("the template was stopped: it took longer than {0} seconds")]
    TooSlow(u64),
    /// It wanted too much memory.
    #[error("the template was stopped: it asked for more than {0} MB of memory")]
    TooHungry(u64),
    /// The PDF is too large.
    #[error("the template was stopped: its PDF is larger than {0} MB")]
    TooLarge(u64),
    /// The typesetter itself fell over.
    #[error("the typesetter ended with {0}")]
    Crashed(String),
    /// The child could not be started or spoken to.
    #[error("the typesetter could not be run: {0}")]
    Io(#[from] std::io::Error),
}

impl RenderError {
    /// True where the region's template is to blame, and the rest of the server is fine.
    pub fn is_templates_fault(&self) -> bool {
        !matches!(self, Self::Io(_))
    }
}

/// Sets documents in child processes.
#[derive(Clone, Debug)]
pub struct Renderer {
    program: PathBuf,
    limits: RenderLimits,
    places: Arc<Semaphore>,
}

impl Renderer {
    /// A renderer that starts `program render`, the server's own binary.
    pub fn new(program: PathBuf, limits: RenderLimits) -> Self {
        Self { program, limits, places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// A renderer that starts the program which runs now.
    ///
    /// # Errors
    /// When the system does not say which program that is.
    pub fn of_this_program() -> std::io::Result<Self> {
        Ok(Self::new(std::env::current_exe()?, RenderLimits::default()))
    }

    /// The PDF of a job.
    ///
    /// # Errors
    /// [`RenderError`]; the child is gone in any case.
    pub async fn render(&self, job: &RenderJob) -> Result<Vec<u8>, RenderError> {
        // The semaphore is never closed; without a place it would just be two children more.
        let _place = self.places.acquire().await;
        let input = serde_json::to_vec(job).map_err(std::io::Error::from)?;
        let mut child = Command::new(&self.program)
            .arg("render")
            .env_clear()
            .env(RenderLimits::VARIABLE, self.limits.to_variable())
            // Each thread of a pool would bring its own arena of memory.
            .env("RAYON_NUM_THREADS", "1")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        if let Ok(answer) = tokio::time::timeout(self.limits.wall, self.talk(&mut child, &input)).await {
            return answer;
        }
        child.kill().await?;
        Err(RenderError::TooSlow(self.limits.wall.as_secs()))
    }

    async fn talk(&self, child: &mut Child, input: &[u8]) -> Result<Vec<u8>, RenderError> {
        let (Some(mut stdin), Some(stdout), Some(stderr)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(RenderError::Crashed("no pipes".to_owned()));
        };
        let write = async move {
            // A child that died early does not read; its exit tells more than the broken pipe.
            let _ = stdin.write_all(input).await;
            drop(stdin);
        };
        let (pdf, words, ()) = tokio::join!(at_most(stdout, self.limits.output + 1), at_most(stderr, 4000), write);
        let pdf = pdf?;
        if u64::try_from(pdf.len()).is_ok_and(|length| length > self.limits.output) {
            child.kill().await?;
            return Err(RenderError::TooLarge(self.limits.output / 1_000_000));
        }
        let status = child.wait().await?;
        if status.success() {
            return Ok(pdf);
        }
        let words = String::from_utf8_lossy(&words?).trim().to_owned();
        Err(self.why(status, words))
    }

    fn why(&self, status: ExitStatus, words: String) -> RenderError {
        const SIGKILL: i32 = 9;
        const SIGXCPU: i32 = 24;
        if status.code() == Some(i32::from(TEMPLATE_FAULT)) {
            return RenderError::Template(words);
        }
        if words.contains("memory allocation of") || words.contains("Cannot allocate memory") {
            return RenderError::TooHungry(self.limits.memory / (1024 * 1024));
        }
        match status.signal() {
            // With a soft limit as high as the hard one the kernel sends the stronger signal.
            Some(SIGXCPU | SIGKILL) => RenderError::TooSlow(self.limits.cpu_seconds),
            _ => RenderError::Crashed(status.to_string()),
        }
    }
}

async fn at_most(pipe: impl AsyncRead + Unpin, limit: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    pipe.take(limit).read_to_end(&mut bytes).await?;
    Ok(bytes)
}
