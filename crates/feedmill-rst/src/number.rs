//! The numbers that items of lists begin with: Arabic, Roman, letters, or left to the program.

/// A number in front of an item: its kind (`1`, `a`, `A`, `i`, `I`), what is around it, what it counts, and its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub kind: char,
    pub form: (bool, char),
    pub value: Option<usize>,
    pub width: usize,
}

/// The numbers that a text may begin with: `i.` is both a letter and a Roman number.
pub(crate) fn number(text: &str) -> Vec<Number> {
    let (opened, inner) = match text.strip_prefix('(') {
        Some(inner) => (true, inner),
        None => (false, text),
    };
    let Some(length) = inner.find(['.', ')']) else {
        return Vec::new();
    };
    let (word, close) = (&inner[..length], inner.as_bytes()[length] as char);
    let rest = &inner[length + 1..];
    let is_form = !word.is_empty() && word.len() < 10 && (!opened || close == ')');
    if !is_form || !(rest.is_empty() || rest.starts_with(' ')) {
        return Vec::new();
    }
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    let width = text.len() - rest.len() + blanks.max(1);
    let make = |kind: char, value: Option<usize>| Number {
        kind,
        form: (opened, close),
        value,
        width,
    };
    if word == "#" {
        return vec![make('#', None)];
    }
    if let Ok(value) = word.parse() {
        return vec![make('1', Some(value))];
    }
    let mut found = Vec::new();
    let is_lower = word.bytes().all(|b| b.is_ascii_lowercase());
    if !is_lower && !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return found;
    }
    let lower = word.to_ascii_lowercase();
    let roman = roman(&lower).map(|value| make(if is_lower { 'i' } else { 'I' }, Some(value)));
    let letter = (word.len() == 1).then(|| usize::from(lower.as_bytes()[0] - b'a') + 1);
    let letter = letter.map(|value| make(if is_lower { 'a' } else { 'A' }, Some(value)));
    // A list that begins with `i` or with more than a letter counts in Roman numbers.
    if lower == "i" {
        found.extend(roman);
        found.extend(letter);
    } else {
        found.extend(letter);
        found.extend(roman);
    }
    found
}

fn roman(word: &str) -> Option<usize> {
    let digit = |c: char| {
        let digits = [
            ('i', 1),
            ('v', 5),
            ('x', 10),
            ('l', 50),
            ('c', 100),
            ('d', 500),
            ('m', 1000),
        ];
        digits
            .iter()
            .find(|(sign, _)| *sign == c)
            .map(|(_, value)| *value)
    };
    let digits: Vec<usize> = word.chars().map(digit).collect::<Option<_>>()?;
    let mut sum = 0;
    let mut at = 0;
    while at < digits.len() {
        match digits.get(at + 1) {
            // `iv`: a smaller digit takes away from the next.
            Some(next) if *next > digits[at] => {
                sum += next - digits[at];
                at += 2;
            }
            _ => {
                sum += digits[at];
                at += 1;
            }
        }
    }
    Some(sum)
}
