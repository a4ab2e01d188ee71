//! How long something plays, in every form that people write.

/// The seconds that `text` means: `3723`, `62:03`, `1:02:03`, `1h 2m 3s`, `PT1H2M3S`.
pub(super) fn read(text: &str) -> Option<u64> {
    let text = text.trim();
    if text.contains(':') {
        let parts: Vec<&str> = text.split(':').collect();
        if parts.len() > 3 {
            return None;
        }
        return parts.iter().try_fold(0_u64, |seconds, part| {
            seconds.checked_mul(60)?.checked_add(whole(part)?)
        });
    }
    if let Some(seconds) = whole(text) {
        return Some(seconds);
    }
    let text = text.to_ascii_lowercase();
    let mut rest = text.strip_prefix("pt").unwrap_or(&text).trim();
    let mut seconds = 0_u64;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let number = whole(&rest[..digits])?;
        rest = rest[digits..].trim_start();
        let letters = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let unit = match &rest[..letters] {
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        rest = rest[letters..].trim_start();
    }
    (seconds > 0).then_some(seconds)
}

/// Whole seconds; a fraction is dropped.
fn whole(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (is_number(whole) && is_number(fraction)).then(|| whole.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_duration() {
        for text in [
            "3723", "62:03", "1:02:03", "01:02:03", "1h 2m 3s", "PT1H2M3S", "3723.5",
        ] {
            assert_eq!(read(text), Some(3723), "{text}");
        }
        assert_eq!(read("45 min"), Some(2700));
        for text in [
            "",
            "soon",
            "1:2:3:4",
            "-5",
            "5 parsecs",
            "1:x",
            "99999999999999999999h",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
