//! Which colour may stand on which: the promise of the theme, and what its test walks through.

/// The three places where everything stands.
macro_rules! on_surfaces {
    ($($name:literal),* $(,)?) => {
        &[$(($name, "surface"), ($name, "surface-raised"), ($name, "surface-sunken")),*]
    };
}

/// Pairs of text and its ground, by CSS name, that stand at 4.5:1 or more.
pub fn text_pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEXT_ON_SURFACES.iter().chain(TEXT).copied()
}

/// Pairs of a control, its outline or an icon and its ground, by CSS name, that stand at 3:1 or more.
pub fn control_pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    CONTROLS_ON_SURFACES.iter().chain(CONTROLS).copied()
}

type Pairs = &'static [(&'static str, &'static str)];

const TEXT_ON_SURFACES: Pairs = on_surfaces![
    "text",
    "text-muted",
    "brand-text",
    "accent-text",
    "link",
    "brand-700",
    "brand-800",
    "brand-900",
    "info-text",
    "success-text",
    "warning-text",
    "danger-text",
];

const TEXT: Pairs = &[
    ("on-brand", "brand"),
    ("on-brand", "brand-hover"),
    ("on-accent", "accent"),
    ("text", "brand-50"),
    ("text", "brand-100"),
    ("text", "brand-200"),
    ("text-muted", "brand-50"),
    ("text-muted", "brand-100"),
    ("brand-text", "brand-50"),
    ("brand-text", "brand-100"),
    ("link", "brand-50"),
    ("link", "brand-100"),
    ("brand-700", "brand-50"),
    ("brand-700", "brand-100"),
    ("brand-800", "brand-50"),
    ("brand-800", "brand-100"),
    ("brand-800", "brand-200"),
    ("brand-900", "brand-50"),
    ("brand-900", "brand-100"),
    ("brand-900", "brand-200"),
    ("info-text", "info-surface"),
    ("success-text", "success-surface"),
    ("warning-text", "warning-surface"),
    ("danger-text", "danger-surface"),
    ("text", "info-surface"),
    ("text", "success-surface"),
    ("text", "warning-surface"),
    ("text", "danger-surface"),
    ("link", "info-surface"),
    ("link", "success-surface"),
    ("link", "warning-surface"),
    ("link", "danger-surface"),
];

const CONTROLS_ON_SURFACES: Pairs = on_surfaces![
    "brand",
    "brand-hover",
    "accent",
    "border-control",
    "focus-outer",
    "info-border",
    "success-border",
    "warning-border",
    "danger-border",
];

const CONTROLS: Pairs = &[
    ("border-control", "brand-50"),
    ("focus-inner", "focus-outer"),
    ("info-border", "info-surface"),
    ("success-border", "success-surface"),
    ("warning-border", "warning-surface"),
    ("danger-border", "danger-surface"),
];
