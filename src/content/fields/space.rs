//! White space in names.

/// A name with one space wherever it has white space, and none around it.
pub(crate) fn folded(name: &str) -> String {
    // White space has one of these bytes, or begins with one of the others.
    let may_be_space = |byte: u8| matches!(byte, 0..=0x20 | 0x7f | 0xc2 | 0xe1 | 0xe2 | 0xe3);
    if !name.bytes().any(may_be_space) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_kind_is_one_space() {
        for space in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let name = format!("a{space}b");
            let wanted = if space.is_whitespace() { "a b" } else { &name };
            assert_eq!(folded(&name), wanted, "{space:?}");
        }
        assert_eq!(folded(" a \u{3000} b\n"), "a b");
    }
}
