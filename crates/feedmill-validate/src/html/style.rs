//! Which styles may stand in a feed's HTML.

use std::sync::LazyLock;

use super::known::Names;

/// Properties that change how a text looks and nothing else: those that the Universal Feed Parser keeps.
const SAFE: &str = "azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color \
    border-top-color clear color cursor direction display elevation float font font-family font-size font-style font-variant font-weight \
    height letter-spacing line-height overflow pause pause-after pause-before pitch pitch-range richness speak speak-header \
    speak-numeral speak-punctuation speech-rate stress text-align text-decoration text-indent unicode-bidi vertical-align \
    voice-family volume white-space width fill fill-opacity fill-rule stroke stroke-dasharray stroke-linecap stroke-linejoin \
    stroke-opacity stroke-width";

/// Groups of properties that are safe as long as their values are words of this list, colours and lengths.
const GROUPS: [&str; 4] = ["background", "border", "margin", "padding"];

/// Words of such values.
const WORDS: &str = "auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important italic \
    left lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal top transparent underline \
    white yellow";

static SAFE_NAMES: Names = LazyLock::new(|| SAFE.split_ascii_whitespace().collect());
static WORD_NAMES: Names = LazyLock::new(|| WORDS.split_ascii_whitespace().collect());

/// The part of a style that readers take out or should.
pub(crate) fn danger(style: &str) -> Option<&str> {
    style
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .find(|part| {
            let Some((property, value)) = part.split_once(':') else {
                return true;
            };
            let property = property.trim().to_ascii_lowercase();
            let value = value.to_ascii_lowercase();
            let is_safe = SAFE_NAMES.contains(property.as_str());
            let group = property.split('-').next().unwrap_or_default();
            let is_known =
                || GROUPS.contains(&group) && value.split_ascii_whitespace().all(is_word);
            !(is_safe || is_known()) || !is_plain(&value)
        })
}

/// Whether a part of a value is a word of the list, a colour or a length.
fn is_word(word: &str) -> bool {
    let is_hex = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let is_colour = word.strip_prefix('#').is_some_and(is_hex) || word.starts_with("rgb(");
    let digits = word.trim_end_matches([',', ')']);
    let unit = digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &digits[..digits.len() - unit.len()];
    let is_unit = matches!(
        unit,
        "" | "cm" | "em" | "ex" | "in" | "mm" | "pc" | "pt" | "px" | "%"
    );
    let is_length = !number.is_empty() && number.len() < 6 && is_unit;
    is_colour || is_length || WORD_NAMES.contains(word)
}

/// Whether a value is made of words, numbers, colours and quoted names. Anything else may be an address or a program, hide one
/// in a comment, or move a text over others by a negative length.
fn is_plain(value: &str) -> bool {
    let mut rest = value;
    let mut is_in_word = false;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' | '\'' => match rest[1..].find(c) {
                Some(end) if is_name(&rest[1..=end]) => end + 2,
                _ => return false,
            },
            '(' => match rest.find(')') {
                Some(end) if is_numbers(&rest[1..end]) => end + 1,
                _ => return false,
            },
            // Between two letters or digits.
            '-' if is_in_word && rest[1..].starts_with(|c: char| c.is_ascii_alphanumeric()) => 1,
            ',' | '#' | '%' | '.' | '!' => 1,
            c if c.is_ascii_alphanumeric() || c.is_ascii_whitespace() => 1,
            _ => return false,
        };
        is_in_word = c.is_ascii_alphanumeric();
        rest = &rest[length..];
    }
    true
}

/// What stands between quotes: the name of a font.
fn is_name(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '-');
    text.chars().all(is_part)
}

/// What stands between brackets: the parts of a colour.
fn is_numbers(text: &str) -> bool {
    let is_part =
        |b: u8| b.is_ascii_digit() || b.is_ascii_whitespace() || matches!(b, b',' | b'.' | b'%');
    text.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_safe_and_programs_are_not() {
        assert_eq!(danger("color: #999; margin: 0 15px 0 0;"), None);
        assert_eq!(danger("mso-no-proof: yes"), Some("mso-no-proof: yes"));
        assert!(danger("background: url(javascript:x)").is_some());
        assert!(danger("position: fixed").is_some());
        for bad in [
            "max-width: 100%",
            "text-transform: none",
            "background-repeat: repeat-x",
        ] {
            assert_eq!(danger(bad), Some(bad));
        }
        for safe in [
            "border-style: solid",
            "margin: 0 auto",
            "background: #FFF",
            "padding-left: 1.5em",
        ] {
            assert_eq!(danger(safe), None, "{safe}");
        }
        for safe in [
            "font-family: 'Times New Roman', \"Noto Sans\", sans-serif",
            "border: 1px solid rgb(0, 50%, 12.5%) !important",
            "margin: 0 15px; text-indent: .5em",
        ] {
            assert_eq!(danger(safe), None, "{safe}");
        }
        for bad in [
            "margin-top: -5px",
            "width: expression(alert(1))",
            "font: 12px/1.5 serif",
            "color: red /* */",
            "font-family: 'a",
            "color: rgb(1,2",
            "color: r\\65 d",
        ] {
            assert_eq!(danger(bad), Some(bad));
        }
    }
}
