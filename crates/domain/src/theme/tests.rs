//! The promise of contrast, for any two colours a region may come up with.

use std::collections::BTreeMap;

use super::*;

/// The sequence of `SplitMix64`: the same colours on every run.
struct Colours(u64);

impl Colours {
    fn next(&mut self) -> Rgb {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let [red, green, blue, ..] = (mixed ^ (mixed >> 31)).to_le_bytes();
        Rgb::new(red, green, blue)
    }
}

fn broken_promises(theme: &Theme) -> Vec<String> {
    let mut broken = Vec::new();
    for (scheme, tokens) in [("light", &theme.light), ("dark", &theme.dark)] {
        let colours: BTreeMap<_, _> = tokens.iter().collect();
        let mut check = |pairs: &mut dyn Iterator<Item = (&str, &str)>, least: f64| {
            for (front, ground) in pairs {
                let found = contrast(colours[front], colours[ground]);
                if found < least {
                    broken.push(format!("{scheme}: {front} on {ground} is {found:.3}"));
                }
            }
        };
        check(&mut text_pairs(), 4.5);
        check(&mut control_pairs(), 3.0);
        check(&mut [("focus-inner", "focus-outer")].into_iter(), 9.0);
    }
    broken
}

#[test]
fn keeps_its_promise_for_ten_thousand_brands() {
    let mut colours = Colours(2026);
    for _ in 0..10_000 {
        let (brand, accent) = (colours.next(), colours.next());
        let broken = broken_promises(&Theme::derive(brand, Some(accent)));
        assert!(broken.is_empty(), "brand {brand}, accent {accent}: {broken:?}");
    }
}

#[test]
fn keeps_its_promise_at_the_corners_and_for_greys() {
    let steps = [0, 51, 102, 153, 204, 255];
    for red in steps {
        for green in steps {
            for blue in steps {
                let brand = Rgb::new(red, green, blue);
                let broken = broken_promises(&Theme::derive(brand, None));
                assert!(broken.is_empty(), "brand {brand}: {broken:?}");
            }
        }
    }
    for grey in 0..=255 {
        let broken = broken_promises(&Theme::derive(Rgb::new(grey, grey, grey), None));
        assert!(broken.is_empty(), "grey {grey}: {broken:?}");
    }
}

#[test]
fn leaves_a_brand_that_can_do_its_work_as_it_is() {
    for hex in [0x0b_6e_6e, 0x7a_1f_2b, 0x1d_4f_91, 0x2f_5d_3a] {
        let brand = Rgb::hex(hex);
        let theme = Theme::derive(brand, None);
        assert_eq!(theme.light.brand, brand);
        assert_eq!(theme.light.on_brand, Rgb::WHITE);
        assert_eq!(theme.light.brand_text, brand);
    }
}

#[test]
fn gives_every_pair_names_that_exist() {
    let theme = Theme::derive(Rgb::hex(0x0b_6e_6e), None);
    let names: Vec<_> = theme.light.iter().map(|(name, _)| name).collect();
    for (front, ground) in text_pairs().chain(control_pairs()) {
        assert!(names.contains(&front) && names.contains(&ground), "{front} on {ground}");
    }
    // The four tones between and the motif are for pictures, the border only parts things; all others are in a pair.
    let unpromised: Vec<_> = names
        .into_iter()
        .filter(|name| !text_pairs().chain(control_pairs()).any(|(front, ground)| front == *name || ground == *name))
        .collect();
    assert_eq!(unpromised, ["brand-300", "brand-400", "brand-500", "brand-600", "motif", "border"]);
}

#[test]
fn shows_that_a_pointer_rests_on_it() {
    let mut colours = Colours(7);
    for _ in 0..1_000 {
        let theme = Theme::derive(colours.next(), None);
        for tokens in [&theme.light, &theme.dark] {
            let step = Oklch::from_rgb(tokens.brand).lightness - Oklch::from_rgb(tokens.brand_hover).lightness;
            assert!(step.abs() > 0.015, "{tokens:?}");
        }
    }
}

#[test]
fn writes_a_style_sheet_for_both_schemes() {
    let css = Theme::derive(Rgb::hex(0x0b_6e_6e), Some(Rgb::hex(0xc8_95_1a))).to_css();
    assert!(css.starts_with(":root{color-scheme:light;--color-brand-50:#"));
    assert!(css.contains(";--color-brand:#0b6e6e;"));
    assert!(
        css.contains(";}@media (prefers-color-scheme: dark){:root:not([data-scheme=light]){color-scheme:dark;--color-")
    );
    assert!(css.contains(";}}:root[data-scheme=dark]{color-scheme:dark;--color-"));
    assert_eq!(css.matches('{').count(), css.matches('}').count());
    assert_eq!(css.matches("--color-surface:").count(), 3);
}

#[test]
fn reads_colours() {
    assert_eq!(Rgb::parse("#0B6E6e"), Some(Rgb::new(11, 110, 110)));
    assert_eq!(Rgb::new(11, 110, 110).to_string(), "#0b6e6e");
    for text in ["", "#", "0b6e6e", "#0b6e6", "#0b6e6e6", "#+b6e6e", "#0b6e6g", "#é6e6", "red", "#0b6e6e;"] {
        assert_eq!(Rgb::parse(text), None, "{text}");
    }
    assert_eq!(serde_json::to_string(&Rgb::new(11, 110, 110)).unwrap(), r##""#0b6e6e""##);
    assert!(serde_json::from_str::<Rgb>(r#""red""#).is_err());
}

#[test]
fn measures_contrast_as_the_guidelines_do() {
    assert!((contrast(Rgb::WHITE, Rgb::hex(0)) - 21.0).abs() < 1e-9);
    assert!((contrast(Rgb::hex(0x77_77_77), Rgb::WHITE) - 4.48).abs() < 0.005);
}
