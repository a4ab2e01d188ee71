//! Bytes become text, where their encoding is certain.

use std::borrow::Cow;

use crate::warning::Warning;

/// The text of a file: UTF-8, what a byte order mark announces, or GB18030 where every character that is not ASCII comes
/// out as Chinese. `None` where nothing is certain, or the file is not text.
pub fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (!faulty).then_some(text);
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_chinese = |c: char| {
        c.is_ascii()
            || matches!(c, '\u{a0}' | '·' | '—' | '…' | '‘'..='”' | '\u{3000}'..='\u{30ff}' | '一'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
    };
    (text.chars().all(is_chinese) && !text.contains('\0')).then_some(text)
}

/// The same warning, about the first byte of a file that is not UTF-8.
pub fn place(warning: Warning, bytes: &[u8]) -> Warning {
    let Err(error) = std::str::from_utf8(bytes) else {
        return warning;
    };
    let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    warning.at(&String::from_utf8_lossy(bytes), line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain() {
        assert_eq!(decode("héllo".as_bytes()).as_deref(), Some("héllo"));
        assert_eq!(decode(b"\xff\xfeh\0i\0").as_deref(), Some("hi"));
        let (chinese, _, _) = encoding_rs::GB18030.encode("标题：上海新闻");
        assert_eq!(decode(&chinese).as_deref(), Some("标题：上海新闻"));
        assert_eq!(decode(b"caf\xe9 au lait"), None);
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0"), None);
    }
}
