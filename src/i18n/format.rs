//! Values as the language writes them, in the region's zone. All reactive.

use mppi_domain::{
    date::{Date, Instant, Zone},
    decimal::Decimal,
    format,
    money::Rupiah,
};

use super::{content_language, switch};

fn zone() -> Zone {
    switch::zone().unwrap_or(Zone::Wib)
}

/// `3 Juni 2024`
pub fn date(date: Date) -> String {
    format::date_long(date, content_language())
}

/// `3 Jun 2024`
pub fn date_short(date: Date) -> String {
    format::date_short(date, content_language())
}

/// `Senin, 3 Juni 2024`
pub fn date_with_day(date: Date) -> String {
    format::date_with_day(date, content_language())
}

/// `3 Juni 2024, 13.30 WITA`
pub fn date_time(instant: Instant) -> String {
    format::date_time(instant, zone(), content_language())
}

/// `13.30 WITA`
pub fn time(instant: Instant) -> String {
    format::time(instant.time_in(zone()), zone(), content_language())
}

/// `1.234.567,89`
pub fn number(value: impl Into<Decimal>) -> String {
    format::number(value, content_language())
}

/// `Rp1.500.000`
pub fn money(amount: Rupiah) -> String {
    amount.to_string()
}

/// `412 KB`, `3,1 MB`, `10,7 GB`; 1 KB is 1,000 bytes.
pub fn size(bytes: u64) -> String {
    let (value, unit) = size_parts(bytes);
    [&number(value), unit].concat()
}

fn size_parts(bytes: u64) -> (Decimal, &'static str) {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    if bytes < 1_000_000 {
        return (Decimal::from((bytes + 999) / 1000), " KB");
    }
    let (tenth, unit) = if bytes < 999_950_000 { (100_000, " MB") } else { (100_000_000, " GB") };
    let tenths = Decimal::from(bytes.saturating_add(tenth / 2) / tenth);
    (tenths.checked_div(Decimal::from(10_i64)).unwrap_or(tenths), unit)
}

#[cfg(test)]
mod tests {
    use super::size_parts;

    #[test]
    fn sizes_are_rounded_as_people_read_them() {
        for (bytes, words) in [
            (0, "0 KB"),
            (1, "1 KB"),
            (412_000, "412 KB"),
            (1_000_000, "1 MB"),
            (3_140_000, "3.1 MB"),
            (4_960_000, "5 MB"),
            (999_949_999, "999.9 MB"),
            (999_950_000, "1 GB"),
            (10_737_418_240, "10.7 GB"),
            (u64::MAX, "9223372036.8 GB"),
        ] {
            let (value, unit) = size_parts(bytes);
            assert_eq!([value.to_string().as_str(), unit].concat(), words);
        }
    }
}
