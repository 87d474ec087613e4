//! Numbers of letters, as a region's pattern says: `500/{serial:3}/{agency}/{year}`.

use mppi_domain::{date::Date, service::Agency};

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// The number of the `serial`-th letter of a service and year. Unknown places stand as written.
pub fn letter_number(pattern: &str, serial: u64, agency: &Agency, on: Date) -> String {
    let mut number = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        number.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            number.push('{');
            rest = after;
            continue;
        };
        match place(name, serial, agency, on) {
            Some(value) => number.push_str(&value),
            None => number.extend(["{", name, "}"]),
        }
        rest = behind;
    }
    number.push_str(rest);
    number
}

fn place(name: &str, serial: u64, agency: &Agency, on: Date) -> Option<String> {
    if let Some(width) = name.strip_prefix("serial:") {
        let width: usize = width.parse().ok().filter(|width| *width <= 12)?;
        return Some(format!("{serial:0width$}"));
    }
    match name {
        "serial" => Some(serial.to_string()),
        "agency" => Some(agency_sign(&agency.short_name)),
        "year" => Some(on.year().to_string()),
        "month" => Some(format!("{:02}", on.month())),
        "month_roman" => ROMAN.get(usize::from(on.month()).checked_sub(1)?).map(|roman| (*roman).to_owned()),
        _ => None,
    }
}

/// `Kec. Sinjai Utara` becomes `KEC-SINJAI-UTARA`.
fn agency_sign(short_name: &str) -> String {
    let words: Vec<String> = short_name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase)
        .collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use mppi_domain::text::Text;

    use super::*;

    #[test]
    fn follows_the_pattern() {
        let agency = Agency {
            code: "kec".to_owned(),
            name: Text::indonesian("Kecamatan"),
            short_name: "Kec. Sinjai Utara".to_owned(),
        };
        let on = Date::new(2026, 11, 24).unwrap();
        for (pattern, expected) in [
            ("500/{serial}/{agency}/{year}", "500/7/KEC-SINJAI-UTARA/2026"),
            ("{serial:4}/{month_roman}/{month}", "0007/XI/11"),
            ("{serial:99}/{x}/{", "{serial:99}/{x}/{"),
            ("", ""),
        ] {
            assert_eq!(letter_number(pattern, 7, &agency, on), expected);
        }
    }
}
