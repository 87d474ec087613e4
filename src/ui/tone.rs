//! What a message means, shown by colour, icon and word together.

use super::icon::IconName;

/// What a message means. Colour is never the only sign: each tone has an icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// No judgement.
    #[default]
    Neutral,
    /// The region's own colour: what is going on now.
    Brand,
    /// Good to know.
    Info,
    /// Done.
    Success,
    /// Needs attention.
    Warning,
    /// Went wrong, or cannot be undone.
    Danger,
}

impl Tone {
    /// The last part of the class name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Brand => "brand",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// The icon that says the same as the colour.
    pub const fn icon(self) -> IconName {
        match self {
            Self::Neutral | Self::Info => IconName::INFO,
            Self::Brand => IconName::CLOCK,
            Self::Success => IconName::CHECK_CIRCLE,
            Self::Warning => IconName::ALERT,
            Self::Danger => IconName::X_CIRCLE,
        }
    }
}
