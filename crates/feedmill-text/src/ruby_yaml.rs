//! YAML as Jekyll's Ruby reads it: some plain words and numbers mean there what they meant in YAML 1.1.

use std::borrow::Cow;

use chrono::NaiveDate;

/// `text` with those values written so that YAML 1.2 means the same: `yes` as `true`, `12:30` as the 45000 that Ruby makes of
/// it, `1e3` as a text. Lines stay where they are.
pub fn as_ruby_reads(text: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let mut done = 0;
    let mut offset = 0;
    // The indentation of the key whose value is a text of several lines.
    let mut text_below: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        let indent = line.len() - line.trim_start_matches(' ').len();
        if text_below.is_some_and(|key| line.trim().is_empty() || indent > key) {
            continue;
        }
        text_below = None;
        let Some((at, value)) = value(line) else {
            continue;
        };
        if value.starts_with(['|', '>']) {
            text_below = Some(indent);
            continue;
        }
        let read = match value.strip_prefix('[') {
            Some(inside) => inside.strip_suffix(']').and_then(list),
            None => scalar(value),
        };
        if let Some(read) = read {
            let out = out.get_or_insert_with(String::new);
            out.push_str(&text[done..start + at]);
            out.push_str(&read);
            done = start + at + value.len();
        }
    }
    match out {
        Some(mut out) => {
            out.push_str(&text[done..]);
            Cow::Owned(out)
        }
        None => Cow::Borrowed(text),
    }
}

/// Where the value of a line begins, `key: value` or `- value`, and the value without a comment after it.
fn value(line: &str) -> Option<(usize, &str)> {
    let mut rest = line.trim_start_matches(' ');
    let mut found = false;
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start_matches(' ');
        found = true;
    }
    if let Some((key, value)) = rest.split_once(": ")
        && !key.contains(['"', '\'', '#', '[', '{'])
    {
        rest = value.trim_start_matches(' ');
        found = true;
    }
    let value = rest.split_once(" #").map_or(rest, |(value, _)| value);
    let value = value.trim_end();
    (found && !value.is_empty()).then(|| (line.len() - rest.len(), value))
}

/// The items of a list on one line, where one of them has to be written anew.
fn list(inside: &str) -> Option<String> {
    if inside.contains(['"', '\'', '[', '{']) {
        // Only what stands outside of quotes and of other lists can be told apart at commas.
        return quoted_list(inside);
    }
    let mut changed = false;
    let items: Vec<Cow<str>> = inside
        .split(',')
        .map(|item| match scalar(item.trim()) {
            Some(read) => {
                changed = true;
                Cow::Owned(read)
            }
            None => Cow::Borrowed(item),
        })
        .collect();
    changed.then(|| format!("[{}]", items.join(",")))
}

fn quoted_list(inside: &str) -> Option<String> {
    let mut out = String::from("[");
    let mut changed = false;
    let mut item = 0;
    let mut quote = None;
    let mut take = |item: &str, out: &mut String| match scalar(item.trim()) {
        Some(read) => {
            changed = true;
            out.push_str(&read);
        }
        None => out.push_str(item),
    };
    for (at, char) in inside.char_indices() {
        match quote {
            Some(open) if char == open => quote = None,
            Some(_) => {}
            None if matches!(char, '"' | '\'') && inside[item..at].trim().is_empty() => {
                quote = Some(char);
            }
            None if matches!(char, ',' | '[' | ']') => {
                take(&inside[item..at], &mut out);
                out.push(char);
                item = at + 1;
            }
            None => {}
        }
    }
    take(&inside[item..], &mut out);
    out.push(']');
    changed.then_some(out)
}

/// What Ruby reads in a plain scalar, as YAML 1.2 writes it; `None` where both read the same.
fn scalar(written: &str) -> Option<String> {
    let first = *written.as_bytes().first()?;
    match first {
        b'0'..=b'9' | b'+' | b'-' | b'.' => {}
        b't' | b'T' | b'f' | b'F' | b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' => {
            return word(written);
        }
        _ => return None,
    }
    if written.len() > 40 || !written.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(date) = date(written) {
        return Some(date);
    }
    let (sign, digits) = match first {
        b'+' => ("", &written[1..]),
        b'-' => ("-", &written[1..]),
        _ => ("", written),
    };
    if !digits
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_,:.+-".contains(&byte))
    {
        return None;
    }
    if digits.contains(':') {
        return sexagesimal(sign, digits);
    }
    let plain = digits.replace(['_', ','], "");
    if digits.contains('.') {
        return float(digits, &plain).map(|number| format!("{sign}{number}"));
    }
    if digits.len() > 1 && digits.starts_with('0') {
        let octal = digits[1..]
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'7' | b'_' | b','));
        return match octal {
            true => i64::from_str_radix(&plain, 8)
                .ok()
                .map(|number| format!("{sign}{number}")),
            // `0x1F` and `0b11` are numbers to both.
            false => digits.starts_with("0o").then(|| format!("\"{written}\"")),
        };
    }
    let grouped = digits
        .split(['_', ','])
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    if grouped {
        return (plain != digits).then(|| format!("{sign}{plain}"));
    }
    is_exponent(digits).then(|| format!("\"{written}\""))
}

/// `yes`, `No`, `TRUE`.
fn word(written: &str) -> Option<String> {
    let read = match written.to_ascii_lowercase().as_str() {
        "yes" | "on" | "true" => "true",
        "no" | "off" | "false" => "false",
        "null" => "null",
        _ => return None,
    };
    (read != written).then(|| read.to_owned())
}

/// `2022-3-8`.
fn date(written: &str) -> Option<String> {
    let mut parts = written.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str, len| {
        (1..=len).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    let read = date.format("%Y-%m-%d").to_string();
    (read != written).then_some(read)
}

/// `12:30`: hours, minutes and seconds, even where there are only two numbers. The sign is the first one's alone.
fn sexagesimal(sign: &str, digits: &str) -> Option<String> {
    let parts: Vec<&str> = digits.split(':').collect();
    let [first, rest @ ..] = &parts[..] else {
        return None;
    };
    let whole = |part: &str| part.split('.').next().unwrap_or(part).parse::<u8>().ok();
    let is_number = first.starts_with(|c: char| c.is_ascii_digit())
        && !first.contains(['.', ','])
        && (1..=2).contains(&rest.len())
        && rest.iter().all(|part| {
            !part.contains(['_', '+', '-']) && whole(part).is_some_and(|part| part < 60)
        });
    if !is_number {
        return None;
    }
    let first: f64 = format!("{sign}{}", first.replace('_', "")).parse().ok()?;
    let mut seconds = first * 3600.0;
    for (part, unit) in rest.iter().zip([60.0, 1.0]) {
        seconds += part.parse::<f64>().ok()? * unit;
    }
    Some(match digits.contains('.') {
        true => format!("{seconds:?}"),
        false => format!("{seconds}"),
    })
}

/// A number with a point; a text where its exponent has no sign.
fn float(digits: &str, plain: &str) -> Option<String> {
    let (number, exponent) = plain
        .split_once(['e', 'E'])
        .map_or((plain, None), |(number, exponent)| (number, Some(exponent)));
    if !number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return None;
    }
    match exponent {
        Some(exponent) if !exponent.starts_with(['+', '-']) => Some(format!("\"{digits}\"")),
        _ if plain != digits => Some(plain.to_owned()),
        _ => None,
    }
}

/// `1e3`, which is a text to Ruby.
fn is_exponent(digits: &str) -> bool {
    digits.contains(['e', 'E']) && digits.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_mean_what_they_mean_to_ruby() {
        for (written, read) in [
            ("12:30", "45000"),
            ("1:2", "3720"),
            ("190:20:30", "685230"),
            ("-1:30", "-1800"),
            ("12:30.5", "45030.0"),
            ("12:30:45.25", "45045.25"),
            ("1_000", "1000"),
            ("1,234", "1234"),
            ("017", "15"),
            ("0_1", "1"),
            ("0o17", "\"0o17\""),
            ("1e3", "\"1e3\""),
            ("1.5e3", "\"1.5e3\""),
            ("1,000.5", "1000.5"),
            ("yEs", "true"),
            ("Off", "false"),
            ("2020-1-2", "2020-01-02"),
        ] {
            assert_eq!(
                as_ruby_reads(&format!("k: {written}\n")),
                format!("k: {read}\n")
            );
        }
    }

    #[test]
    fn what_both_read_alike_stays() {
        for written in [
            "12:60",
            "1:2:3:4",
            "1,",
            "_1",
            "08",
            "0x1F",
            "+1",
            "1.5",
            "1.5e+3",
            "y",
            "true",
            "null",
            "2020-01-02",
            "2020-13-02",
            "2020-01-02 03:04:05",
            "1.10.2",
            "1-2",
            "1/2",
            "\"12:30\"",
            "'yes'",
            "yes please",
            "no: 1",
            "1:00 PM",
            "-",
            ".",
            "[a, \"1, 12:30\"]",
        ] {
            let text = format!("k: {written}\n");
            assert_eq!(as_ruby_reads(&text), text);
        }
    }

    #[test]
    fn lists_comments_and_long_texts() {
        let written = "tags: [no, 'on', 12:30, \"a, off\"] # yes: no\nlist:\n  - yes\n  - - 1_0\ntext: |\n  a: yes\n\n  - no\nlast: off # c\nin: [a, [yes]]\n";
        let read = "tags: [false, 'on',45000, \"a, off\"] # yes: no\nlist:\n  - true\n  - - 10\ntext: |\n  a: yes\n\n  - no\nlast: false # c\nin: [a,[true]]\n";
        assert_eq!(as_ruby_reads(written).replace(", [", ",["), read);
    }
}
