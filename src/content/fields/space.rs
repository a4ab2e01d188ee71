//! White space in names.

/// A name with one space wherever it has white space, and none around it.
pub(crate) fn folded(name: &str) -> String {
    if is_folded(name.as_bytes()) {
        return name.to_owned();
    }
    let mut words = name.split_whitespace();
    let mut folded = words.next().unwrap_or_default().to_owned();
    for word in words {
        folded.push(' ');
        folded.push_str(word);
    }
    folded
}

/// Bytes that are not white space, and do not begin any.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0x21;
    while byte < plain.len() {
        plain[byte] = !matches!(byte, 0x7f | 0xc2 | 0xe1 | 0xe2 | 0xe3);
        byte += 1;
    }
    plain
};

/// Whether the only white space is single spaces between words. What takes a closer look is said not to be.
fn is_folded(name: &[u8]) -> bool {
    let mut start = 0;
    let is_plain = |byte: &u8| PLAIN[usize::from(*byte)];
    while let Some(plain) = name[start..].iter().position(|byte| !is_plain(byte)) {
        let at = start + plain;
        let goes_on = match name[at] {
            b' ' => at > 0 && name[at - 1] != b' ' && at + 1 < name.len(),
            // Other white space begins so, but also quotes, dashes and the stops of Chinese.
            0xe2 => match name.get(at + 1..at + 3) {
                Some([0x80, last]) => !matches!(last, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf),
                Some([0x81, _]) | None => false,
                Some(_) => true,
            },
            0xe3 => name.get(at + 1..at + 3) != Some(&[0x80, 0x80]),
            _ => false,
        };
        if !goes_on {
            return false;
        }
        start = at + 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_kind_is_one_space() {
        for space in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            for (before, after) in [("a", "b"), ("", "b"), ("a", ""), ("a ", " b")] {
                let name = format!("{before}{space}{after}");
                let words: Vec<&str> = name.split_whitespace().collect();
                assert_eq!(folded(&name), words.join(" "), "{name:?}");
            }
        }
        assert_eq!(folded(" a \u{3000} b\n"), "a b");
    }
}
