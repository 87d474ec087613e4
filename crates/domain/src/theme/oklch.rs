//! OKLCH: lightness, chroma and hue as the eye sees them (Björn Ottosson, 2020).

use super::Rgb;
use super::contrast::{decode, encode, linear_luminance, luminance};

/// Halvings of a search: well below what eight bits can show.
const STEPS: u32 = 14;

/// A colour by lightness (0 to 1), chroma (0 to about 0.37) and hue.
///
/// The hue is kept as a direction in the plane of a and b, so that no trigonometry is needed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklch {
    pub lightness: f64,
    pub chroma: f64,
    hue: (f64, f64),
}

impl Oklch {
    #[expect(clippy::many_single_char_names, reason = "the names of the published formula")]
    pub(super) fn from_rgb(colour: Rgb) -> Oklch {
        let (red, green, blue) = (decode(colour.red), decode(colour.green), decode(colour.blue));
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        let chroma = (a * a + b * b).sqrt();
        // The last digits of a grey are noise, and no hue.
        if chroma < 1e-4 {
            return Oklch { lightness, chroma: 0.0, hue: (1.0, 0.0) };
        }
        Oklch { lightness, chroma, hue: (a / chroma, b / chroma) }
    }

    /// The same hue with another lightness and chroma.
    pub(super) fn with(self, lightness: f64, chroma: f64) -> Oklch {
        Oklch { lightness, chroma, hue: self.hue }
    }

    /// The same hue and chroma with another lightness.
    pub(super) fn at(self, lightness: f64) -> Oklch {
        self.with(lightness.clamp(0.0, 1.0), self.chroma)
    }

    /// The nearest colour that a screen can show: as much of the chroma as fits to the lightness.
    pub(super) fn to_rgb(self) -> Rgb {
        let [red, green, blue] = self.fitted();
        Rgb::new(encode(red), encode(green), encode(blue))
    }

    /// This colour, darkened until its luminance is at most this.
    pub(super) fn darkened(self, most: f64) -> Rgb {
        self.moved(0.0, most)
    }

    /// This colour, lightened until its luminance is at least this.
    pub(super) fn lightened(self, least: f64) -> Rgb {
        self.moved(1.0, least)
    }

    /// This colour, moved towards black (0) or white (1) just until its luminance reaches a bound.
    fn moved(self, end: f64, bound: f64) -> Rgb {
        let will_do = |luminance: f64| if end > 0.0 { luminance >= bound } else { luminance <= bound };
        let colour = self.to_rgb();
        if will_do(luminance(colour)) {
            return colour;
        }
        let (mut bad, mut good) = (self.lightness, end);
        for _ in 0..STEPS {
            let middle = f64::midpoint(bad, good);
            if will_do(linear_luminance(self.at(middle).fitted())) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        // Rounding to eight bits may have taken away what was just enough.
        let step = if end > good { 0.002 } else { -0.002 };
        loop {
            let colour = self.at(good).to_rgb();
            if will_do(luminance(colour)) || !(0.0..=1.0).contains(&good) {
                return colour;
            }
            good += step;
        }
    }

    /// Linear channels, with the chroma lowered until all of them lie between 0 and 1.
    fn fitted(self) -> [f64; 3] {
        let whole = self.linear(self.chroma);
        if is_shown(whole) {
            return whole;
        }
        let (mut inside, mut outside) = (0.0, self.chroma);
        for _ in 0..STEPS {
            let middle = f64::midpoint(inside, outside);
            if is_shown(self.linear(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        self.linear(inside)
    }

    #[expect(clippy::many_single_char_names, reason = "the names of the published formula")]
    fn linear(self, chroma: f64) -> [f64; 3] {
        let (a, b) = (self.hue.0 * chroma, self.hue.1 * chroma);
        let l = cube(self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

fn cube(value: f64) -> f64 {
    value * value * value
}

fn is_shown(channels: [f64; 3]) -> bool {
    channels.iter().all(|channel| (-1e-4..=1.0001).contains(channel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_published_values() {
        for (hex, lightness, chroma) in [
            (0xff_00_00, 0.628, 0.2577),
            (0x00_ff_00, 0.8664, 0.2948),
            (0x00_00_ff, 0.452, 0.3132),
            (0xff_ff_ff, 1.0, 0.0),
        ] {
            let colour = Oklch::from_rgb(Rgb::hex(hex));
            assert!((colour.lightness - lightness).abs() < 0.001, "{hex:06x} {colour:?}");
            assert!((colour.chroma - chroma).abs() < 0.001, "{hex:06x} {colour:?}");
        }
    }

    #[test]
    fn comes_back_from_every_corner_of_the_cube() {
        for number in 0..4096_u32 {
            let spread = |shift: u32| u8::try_from((number >> shift) % 16 * 17).unwrap();
            let colour = Rgb::new(spread(8), spread(4), spread(0));
            assert_eq!(Oklch::from_rgb(colour).to_rgb(), colour);
        }
    }

    #[test]
    fn moves_no_further_than_it_must() {
        let yellow = Oklch::from_rgb(Rgb::hex(0xff_d6_00));
        let darkened = luminance(yellow.darkened(0.25));
        assert!((0.24..=0.25).contains(&darkened), "{darkened}");
        let lightened = luminance(Oklch::from_rgb(Rgb::hex(0x00_1f_3f)).lightened(0.25));
        assert!((0.25..=0.26).contains(&lightened), "{lightened}");
        assert_eq!(yellow.darkened(1.0), Rgb::hex(0xff_d6_00));
    }
}
