//! What one document may cost.

use std::{io, time::Duration};

use rlimit::Resource;

/// Limits of the typesetting child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenderLimits {
    /// From start to end, waiting included; the parent kills the child then.
    pub wall: Duration,
    /// Seconds of processor time; the kernel kills the child then.
    pub cpu_seconds: u64,
    /// Bytes of memory that the child may ask for.
    pub memory: u64,
    /// Bytes of the PDF.
    pub output: u64,
}

impl Default for RenderLimits {
    fn default() -> Self {
        Self { wall: Duration::from_secs(10), cpu_seconds: 10, memory: 512 * 1024 * 1024, output: 10_000_000 }
    }
}

impl RenderLimits {
    /// Name of the variable that carries the limits to the child.
    pub const VARIABLE: &'static str = "MPPI_RENDER_LIMITS";

    /// The limits as the variable holds them: processor seconds and bytes of memory.
    pub fn to_variable(self) -> String {
        format!("{},{}", self.cpu_seconds, self.memory)
    }

    /// Reads the variable; what cannot be read counts as the default, never as no limit.
    pub fn from_variable(text: Option<&str>) -> Self {
        let default = Self::default();
        let Some((cpu, memory)) = text.and_then(|text| text.split_once(',')) else { return default };
        Self {
            cpu_seconds: cpu.parse().unwrap_or(default.cpu_seconds),
            memory: memory.parse().unwrap_or(default.memory),
            ..default
        }
    }

    /// Puts this very process under the limits, for good.
    ///
    /// Written data is counted (`RLIMIT_DATA`), not addresses: a debug build maps hundreds of megabytes of its own file.
    ///
    /// # Errors
    /// What the kernel says; without limits nothing may be set.
    pub fn apply(self) -> io::Result<()> {
        Resource::CPU.set(self.cpu_seconds, self.cpu_seconds)?;
        Resource::CORE.set(0, 0)?;
        Resource::FSIZE.set(self.output, self.output)?;
        #[cfg(target_os = "linux")]
        {
            Resource::DATA.set(self.memory, self.memory)?;
            Resource::NOFILE.set(16, 16)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_travel_and_never_vanish() {
        let limits = RenderLimits { cpu_seconds: 3, memory: 1_000_000, ..RenderLimits::default() };
        assert_eq!(RenderLimits::from_variable(Some(&limits.to_variable())), limits);
        for text in [None, Some(""), Some("x,y"), Some("3")] {
            assert_eq!(RenderLimits::from_variable(text), RenderLimits::default());
        }
    }
}
