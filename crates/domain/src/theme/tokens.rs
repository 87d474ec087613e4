//! The colours of one scheme, each with the name that style sheets use.

use super::Rgb;

macro_rules! tokens {
    ($($(#[$doc:meta])* $field:ident = $name:literal,)*) => {
        /// The colours of one scheme, light or dark.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Tokens {
            $($(#[$doc])* pub $field: Rgb,)*
        }

        impl Tokens {
            /// Each colour under its CSS name without the leading `--color-`.
            pub fn iter(&self) -> impl Iterator<Item = (&'static str, Rgb)> {
                [$(($name, self.$field)),*].into_iter()
            }
        }
    };
}

tokens! {
    /// The tint of the brand nearest to the surface, for quiet backgrounds, in both schemes.
    brand_50 = "brand-50",
    /// A tint for selected and hovered places.
    brand_100 = "brand-100",
    /// A tint for lines around tinted places.
    brand_200 = "brand-200",
    /// A middle tone, for pictures and charts only.
    brand_300 = "brand-300",
    /// A middle tone, for pictures and charts only.
    brand_400 = "brand-400",
    /// A middle tone, for pictures and charts only.
    brand_500 = "brand-500",
    /// A middle tone, for pictures and charts only.
    brand_600 = "brand-600",
    /// Text on `brand-50` and `brand-100`.
    brand_700 = "brand-700",
    /// Text on `brand-50` to `brand-200`.
    brand_800 = "brand-800",
    /// The tone furthest from the surface.
    brand_900 = "brand-900",
    /// The brand as fill of what can be pressed: as the region gave it, or just so much moved that it is seen.
    brand = "brand",
    /// The fill under a pointer.
    brand_hover = "brand-hover",
    /// Text and icons on `brand` and `brand-hover`.
    on_brand = "on-brand",
    /// The brand as text.
    brand_text = "brand-text",
    /// The accent as fill.
    accent = "accent",
    /// Text and icons on `accent`.
    on_accent = "on-accent",
    /// The accent as text.
    accent_text = "accent-text",
    /// The accent as the region gave it, for patterns only: nothing is promised of its contrast.
    motif = "motif",
    /// Links; underlined too, since colour alone says nothing.
    link = "link",
    /// The part of the focus ring that touches the control.
    focus_inner = "focus-inner",
    /// The part of the focus ring that touches the page.
    focus_outer = "focus-outer",
    /// The outline of fields and other controls.
    border_control = "border-control",
    /// Lines that only part things.
    border = "border",
    /// The page.
    surface = "surface",
    /// Cards, dialogs, fields.
    surface_raised = "surface-raised",
    /// Bands and wells.
    surface_sunken = "surface-sunken",
    /// Text.
    text = "text",
    /// Text of less weight: hints, times, captions.
    text_muted = "text-muted",
    /// Words and icons of a notice; also a fill under `surface-raised` as text.
    info_text = "info-text",
    /// The ground of a notice.
    info_surface = "info-surface",
    /// The line around a notice.
    info_border = "info-border",
    /// Words and icons of a success.
    success_text = "success-text",
    /// The ground of a success.
    success_surface = "success-surface",
    /// The line around a success.
    success_border = "success-border",
    /// Words and icons of a warning.
    warning_text = "warning-text",
    /// The ground of a warning.
    warning_surface = "warning-surface",
    /// The line around a warning.
    warning_border = "warning-border",
    /// Words and icons of an error; also the fill of a destructive button under `surface-raised` as text.
    danger_text = "danger-text",
    /// The ground of an error.
    danger_surface = "danger-surface",
    /// The line around an error or a wrong field.
    danger_border = "danger-border",
}
