//! How deep a text nests.

/// How deep settings and data may nest. Readers of YAML take time that grows with the square of the depth.
const DEEPEST: usize = 500;

/// Whether brackets, dashes or indentation of settings or data nest deeper than anybody writes them.
pub fn is_too_deep(text: &str) -> bool {
    depth(text) > DEEPEST
}

/// How deep brackets, dashes or indentation nest, at most.
pub fn depth(text: &str) -> usize {
    let mut deepest = 0;
    let mut open = 0_usize;
    for line in text.lines() {
        let dashes = line
            .trim_start()
            .split(' ')
            .take_while(|word| matches!(*word, "-" | "?"))
            .count();
        let indent = line.len() - line.trim_start_matches(' ').len();
        deepest = deepest.max(dashes + indent / 2);
        for byte in line.bytes() {
            match byte {
                b'[' | b'{' => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(open);
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_of_brackets_dashes_and_indentation() {
        for (text, wanted) in [
            ("a: [1, {b: [2]}]\nc: []", 3),
            ("- - - a", 3),
            ("      a:", 3),
            ("a) b] [", 1),
        ] {
            assert_eq!(depth(text), wanted, "{text}");
        }
        assert!(is_too_deep(&"[".repeat(1_000_000)));
    }
}
