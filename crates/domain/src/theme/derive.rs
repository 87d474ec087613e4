//! From two colours to all of them, once for light and once for dark.

use std::ops::RangeInclusive;

use super::contrast::{at_least, at_most, luminance};
use super::{Oklch, Rgb, Tokens};

/// What contrast of text is promised, and of controls.
const TEXT: f64 = 4.5;
const CONTROL: f64 = 3.0;
/// Both rings of a focus together: then one of them stands at 3:1 on whatever lies beneath.
const FOCUS: f64 = 9.0;
/// Below this chroma a brand is a grey, and links need a hue of their own.
const GREY: f64 = 0.04;
const LINK_BLUE: Rgb = Rgb::hex(0x1d_5f_b4);

pub(super) fn light(brand: Oklch, accent: Oklch) -> Tokens {
    // Paper: the tint is felt more than seen, and strong brands give no more of it than pale ones.
    let tint = (brand.chroma * 0.05).min(0.006);
    let surface = brand.with(0.982, tint * 0.6).to_rgb();
    let surface_raised = brand.with(0.997, tint * 0.25).to_rgb();
    let surface_sunken = brand.with(0.955, tint * 1.2).to_rgb();
    let scale = scale(brand, &LIGHT_SCALE);
    let [brand_50, brand_100, brand_200, ..] = scale;

    let states = [0xe8_f1_fb, 0xe6_f4_e9, 0xfd_f3_dd, 0xfd_ec_ea].map(Rgb::hex);
    let [info_surface, success_surface, warning_surface, danger_surface] = states;
    let surfaces = darkest(&[surface, surface_raised, surface_sunken]);
    let tinted = surfaces.min(darkest(&[brand_50, brand_100]));
    let text_on = |colour: Oklch, ground: f64| colour.darkened(at_most(ground, TEXT));
    let control_on = |colour: Oklch, ground: f64| colour.darkened(at_most(ground, CONTROL));

    let ink = brand.with(0.19, tint * 2.0).to_rgb();
    // White words need a rather dark fill. Yellows and limes would turn to mud there: they keep dark words.
    let fill = |colour| fill(colour, ink, 0.0..=at_most(surfaces, CONTROL), 0.32);
    let brand_fill = fill(brand);
    let accent_fill = fill(accent);
    let focus_inner = surface_raised;

    Tokens {
        brand_50,
        brand_100,
        brand_200,
        brand_300: scale[3],
        brand_400: scale[4],
        brand_500: scale[5],
        brand_600: scale[6],
        brand_700: text_on(Oklch::from_rgb(scale[7]), tinted),
        brand_800: text_on(Oklch::from_rgb(scale[8]), tinted.min(luminance(brand_200))),
        brand_900: text_on(Oklch::from_rgb(scale[9]), tinted.min(luminance(brand_200))),
        brand: brand_fill.colour,
        brand_hover: brand_fill.hover,
        on_brand: brand_fill.words,
        brand_text: text_on(brand, tinted),
        accent: accent_fill.colour,
        on_accent: accent_fill.words,
        accent_text: text_on(accent, surfaces),
        motif: accent.to_rgb(),
        link: text_on(link(brand), tinted.min(darkest(&states))),
        focus_inner,
        focus_outer: brand.at(brand.lightness.min(0.45)).darkened(at_most(luminance(focus_inner), FOCUS)),
        border_control: control_on(brand.with(0.62, tint * 2.5), tinted),
        border: brand.with(0.885, tint * 1.5).to_rgb(),
        surface,
        surface_raised,
        surface_sunken,
        text: brand.with(0.25, tint * 2.5).to_rgb(),
        text_muted: text_on(brand.with(0.49, tint * 2.5), tinted),
        info_text: Rgb::hex(0x0b_4f_8a),
        info_surface,
        info_border: Rgb::hex(0x2b_74_b8),
        success_text: Rgb::hex(0x14_60_30),
        success_surface,
        success_border: Rgb::hex(0x2a_85_4a),
        warning_text: Rgb::hex(0x6f_47_00),
        warning_surface,
        warning_border: Rgb::hex(0xa0_69_00),
        danger_text: Rgb::hex(0xa0_1c_1c),
        danger_surface,
        danger_border: Rgb::hex(0xc7_3a_36),
    }
}

pub(super) fn dark(brand: Oklch, accent: Oklch) -> Tokens {
    // Deep, but not black: black makes letters swim, and shows no card that lies on it.
    let tint = (brand.chroma * 0.1).min(0.01);
    let surface = brand.with(0.195, tint).to_rgb();
    let surface_raised = brand.with(0.235, tint).to_rgb();
    let surface_sunken = brand.with(0.165, tint * 0.8).to_rgb();
    let scale = scale(brand, &DARK_SCALE);
    let [brand_50, brand_100, brand_200, ..] = scale;

    let states = [0x13_27_3b, 0x12_2e_1e, 0x34_29_10, 0x3c_1b_1a].map(Rgb::hex);
    let [info_surface, success_surface, warning_surface, danger_surface] = states;
    let surfaces = lightest(&[surface, surface_raised, surface_sunken]);
    let tinted = surfaces.max(lightest(&[brand_50, brand_100]));
    let text_on = |colour: Oklch, ground: f64| colour.lightened(at_least(ground, TEXT));
    let control_on = |colour: Oklch, ground: f64| colour.lightened(at_least(ground, CONTROL));

    let ink = brand.with(0.145, tint * 0.8).to_rgb();
    let fill = |colour| fill(colour, ink, at_least(surfaces, CONTROL)..=0.8, at_most(1.0, TEXT));
    let brand_fill = fill(brand);
    let accent_fill = fill(accent);
    let focus_inner = surface_sunken;
    // Bright words of a strong brand glow on dark; a little less chroma calms them.
    let calm = |colour: Oklch| colour.with(colour.lightness.max(0.76), colour.chroma.min(0.15));

    Tokens {
        brand_50,
        brand_100,
        brand_200,
        brand_300: scale[3],
        brand_400: scale[4],
        brand_500: scale[5],
        brand_600: scale[6],
        brand_700: text_on(Oklch::from_rgb(scale[7]), tinted),
        brand_800: text_on(Oklch::from_rgb(scale[8]), tinted.max(luminance(brand_200))),
        brand_900: text_on(Oklch::from_rgb(scale[9]), tinted.max(luminance(brand_200))),
        brand: brand_fill.colour,
        brand_hover: brand_fill.hover,
        on_brand: brand_fill.words,
        brand_text: text_on(calm(brand), tinted),
        accent: accent_fill.colour,
        on_accent: accent_fill.words,
        accent_text: text_on(calm(accent), surfaces),
        motif: accent.to_rgb(),
        link: text_on(calm(link(brand)), tinted.max(lightest(&states))),
        focus_inner,
        focus_outer: brand.with(0.85, brand.chroma.min(0.12)).lightened(at_least(luminance(focus_inner), FOCUS)),
        border_control: control_on(brand.with(0.58, tint * 1.5), tinted),
        border: brand.with(0.34, tint * 1.2).to_rgb(),
        surface,
        surface_raised,
        surface_sunken,
        text: brand.with(0.94, tint * 0.6).to_rgb(),
        text_muted: text_on(brand.with(0.75, tint), tinted),
        info_text: Rgb::hex(0x9c_c8_f2),
        info_surface,
        info_border: Rgb::hex(0x4d_8f_cc),
        success_text: Rgb::hex(0x8f_d6_a5),
        success_surface,
        success_border: Rgb::hex(0x43_9d_63),
        warning_text: Rgb::hex(0xf0_c4_6a),
        warning_surface,
        warning_border: Rgb::hex(0xb5_89_2c),
        danger_text: Rgb::hex(0xf5_a9_a3),
        danger_surface,
        danger_border: Rgb::hex(0xd9_60_5a),
    }
}

/// Lightness of each step, and its share of the chroma of the brand.
type Scale = [(f64, f64); 10];

const LIGHT_SCALE: Scale = [
    (0.968, 0.14),
    (0.938, 0.25),
    (0.885, 0.42),
    (0.805, 0.65),
    (0.705, 0.9),
    (0.61, 1.0),
    (0.525, 1.0),
    (0.45, 0.95),
    (0.375, 0.8),
    (0.295, 0.65),
];

/// Turned over: step 50 is always the one nearest to the surface.
const DARK_SCALE: Scale = [
    (0.26, 0.3),
    (0.3, 0.4),
    (0.36, 0.55),
    (0.435, 0.75),
    (0.515, 0.9),
    (0.6, 0.95),
    (0.685, 0.9),
    (0.77, 0.75),
    (0.845, 0.55),
    (0.915, 0.35),
];

fn scale(brand: Oklch, steps: &Scale) -> [Rgb; 10] {
    steps.map(|(lightness, share)| brand.with(lightness, brand.chroma * share).to_rgb())
}

fn link(brand: Oklch) -> Oklch {
    if brand.chroma < GREY { Oklch::from_rgb(LINK_BLUE) } else { brand }
}

fn darkest(colours: &[Rgb]) -> f64 {
    colours.iter().copied().map(luminance).fold(1.0, f64::min)
}

fn lightest(colours: &[Rgb]) -> f64 {
    colours.iter().copied().map(luminance).fold(0.0, f64::max)
}

/// A fill, how it looks under a pointer, and the words on it.
struct Fill {
    colour: Rgb,
    hover: Rgb,
    words: Rgb,
}

/// The fill nearest to a colour that is seen on the surfaces (`seen`, in luminance) and bears words.
///
/// Up to the luminance `white_until` the words are white, above it they are `ink`.
fn fill(colour: Oklch, ink: Rgb, seen: RangeInclusive<f64>, white_until: f64) -> Fill {
    let (words, range) = if luminance(colour.to_rgb()) <= white_until {
        (Rgb::WHITE, *seen.start()..=at_most(1.0, TEXT).min(*seen.end()))
    } else {
        (ink, at_least(luminance(ink), TEXT).max(*seen.start())..=*seen.end())
    };
    let rest = within(colour, &range);
    let resting = Oklch::from_rgb(rest).lightness;
    // Where there is no room on one side, a pointer moves the fill to the other.
    let [darker, lighter] = [-0.07, 0.07].map(|step| within(colour.at(resting + step), &range));
    let distance = |other: Rgb| (Oklch::from_rgb(other).lightness - resting).abs();
    let hover = if distance(lighter) > distance(darker) + 0.005 { lighter } else { darker };
    Fill { colour: rest, hover, words }
}

/// A colour moved into a range of luminance.
fn within(colour: Oklch, range: &RangeInclusive<f64>) -> Rgb {
    let shown = colour.to_rgb();
    let value = luminance(shown);
    if value > *range.end() {
        colour.darkened(*range.end())
    } else if value < *range.start() {
        colour.lightened(*range.start())
    } else {
        shown
    }
}
