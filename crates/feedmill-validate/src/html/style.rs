//! Which styles may stand in a feed's HTML.

/// Properties that change how a text looks and nothing else.
const SAFE: &str = "azimuth background background-color border border-bottom border-bottom-color border-bottom-style \
    border-bottom-width border-collapse border-color border-left border-left-color border-left-style border-left-width \
    border-right border-right-color border-right-style border-right-width border-spacing border-style border-top border-top-color \
    border-top-style border-top-width border-width clear color cursor direction display elevation float font font-family \
    font-size font-style font-variant font-weight height letter-spacing line-height margin margin-bottom margin-left \
    margin-right margin-top max-height max-width min-height min-width overflow padding padding-bottom padding-left padding-right \
    padding-top pause pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral speak-punctuation \
    speech-rate stress text-align text-decoration text-indent text-transform unicode-bidi vertical-align voice-family volume \
    white-space width word-spacing fill fill-opacity fill-rule stroke stroke-dasharray stroke-linecap stroke-linejoin \
    stroke-opacity stroke-width";

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
            let is_safe = SAFE.split_ascii_whitespace().any(|safe| safe == property);
            !is_safe || !is_plain(&value)
        })
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
