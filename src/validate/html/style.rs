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
            !is_safe
                || ["url(", "expression(", "javascript:", "\\"]
                    .iter()
                    .any(|bad| value.contains(bad))
        })
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
    }
}
