//! Language tags (BCP 47).

use super::{Fault, Sink};

/// Two letters for every language that has an ISO 639-1 code.
const TWO: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

pub(super) fn check(text: &str, sink: &mut Sink<'_>) {
    // OpenSearch's wildcard is the only word that is none.
    if text != "*" && !is_language(text) {
        sink(
            Fault::Language,
            0,
            format!("`{text}` is not a language tag, such as `en` or `pt-BR`"),
        );
    }
}

/// Whether a text is a language tag, with a primary language that there is.
pub(crate) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let Some(primary) = parts.next() else {
        return false;
    };
    let lower = primary.to_ascii_lowercase();
    let is_primary = match lower.len() {
        1 => lower == "x" || lower == "i",
        2 => TWO.split(' ').any(|known| known == lower),
        3 => lower.bytes().all(|b| b.is_ascii_lowercase()),
        _ => false,
    };
    is_primary
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for good in ["en", "en-US", "zh-Hans-CN", "epo", "x-klingon", "sr-Latn"] {
            assert!(is_language(good), "{good}");
        }
        for bad in ["", "en_us", "English", "klingon", "qq", "en-"] {
            assert!(!is_language(bad), "{bad}");
        }
    }
}
