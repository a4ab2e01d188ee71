//! A short description of a text, by which it is recognised after it was moved or edited.
//!
//! A text is its words: upper case, punctuation and white space make no difference, and each Chinese, Japanese or Korean
//! character is a word. All of them make one hash, by which equal texts are found. Runs of three words (shingles) make a
//! sketch, by which similar ones are: every shingle falls by its hash into one of 24 bins, and each bin keeps eight bits of the
//! smallest hash in it (one-permutation `MinHash`). The share of bins that agree estimates the share of shingles in common.

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// How many bins a sketch has.
const BINS: usize = 24;
/// How many words a shingle has.
const WORDS: usize = 3;
/// A sketch with fewer bins in use is of a text too short to be compared.
const ENOUGH: usize = 14;

/// What is kept of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextPrint {
    /// A hash of all words.
    pub exact: u64,
    /// A sketch of its shingles; 0 for a bin without any.
    sketch: [u8; BINS],
}

impl TextPrint {
    /// The print of a text.
    pub fn of(text: &str) -> Self {
        Self::of_words(text, usize::MAX).0
    }

    /// The print of the first words of a text, and how many words the text has.
    pub fn of_words(text: &str, limit: usize) -> (Self, usize) {
        let mut exact = 0_u64;
        let mut least = [u64::MAX; BINS];
        let mut last = [0_u64; WORDS];
        let mut count = 0_usize;
        let mut folded = String::new();
        words(text, &mut folded, &mut |word| {
            count += 1;
            if count > limit {
                return;
            }
            let hash = xxh3_64(word.as_bytes());
            exact = xxh3_64_with_seed(&hash.to_le_bytes(), exact);
            last.rotate_left(1);
            last[WORDS - 1] = hash;
            if count < WORDS {
                return;
            }
            // Order counts, so that the three are not only added.
            let shingle = last
                .iter()
                .fold(0_u64, |sum, hash| sum.rotate_left(23).wrapping_add(*hash))
                .wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let shingle = shingle ^ (shingle >> 29);
            let bin = (shingle >> 40) as usize % BINS;
            let value = shingle.wrapping_mul(0xbf58_476d_1ce4_e5b9);
            least[bin] = least[bin].min(value);
        });
        let sketch = least.map(|value| match value {
            u64::MAX => 0,
            value => (value >> 7) as u8 | 1,
        });
        (TextPrint { exact, sketch }, count)
    }

    /// How alike two texts are, from 0 to 1; `None` if one of them is too short to tell.
    pub fn similarity(&self, other: &TextPrint) -> Option<f64> {
        if self.is_short() || other.is_short() {
            return None;
        }
        let pairs = self.sketch.iter().zip(&other.sketch);
        let used = pairs.clone().filter(|(a, b)| (**a, **b) != (0, 0)).count();
        let same = pairs.filter(|(a, b)| a == b && **a != 0).count();
        Some(same as f64 / used.max(1) as f64)
    }

    /// Whether the text is too short to be compared.
    pub fn is_short(&self) -> bool {
        self.used() < ENOUGH
    }

    /// Whether the text has so few words that many others may have the same.
    pub fn is_common(&self) -> bool {
        self.used() < 4
    }

    fn used(&self) -> usize {
        self.sketch.iter().filter(|value| **value != 0).count()
    }

    /// Two bins at a time, by which texts that may be similar are found.
    pub(super) fn bands(&self) -> impl Iterator<Item = (usize, u8, u8)> + '_ {
        (0..BINS).filter_map(|bin| {
            let (one, next) = (self.sketch[bin], self.sketch[(bin + 1) % BINS]);
            (one != 0 && next != 0).then_some((bin, one, next))
        })
    }

    /// Writes it as hexadecimal digits.
    pub fn write_to(&self, out: &mut String) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        for byte in self.exact.to_be_bytes().iter().chain(&self.sketch) {
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }

    /// What [`TextPrint::write_to`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let mut bytes = [0; 8 + BINS];
        if text.len() != 2 * bytes.len() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = digit(digits[0])? << 4 | digit(digits[1])?;
        }
        let (exact, sketch) = bytes.split_first_chunk::<8>()?;
        Some(TextPrint {
            exact: u64::from_be_bytes(*exact),
            sketch: sketch.try_into().ok()?,
        })
    }
}

/// The value of a hexadecimal digit in lower case.
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

/// Passes each word of a text on, in lower case.
fn words(text: &str, folded: &mut String, take: &mut impl FnMut(&str)) {
    let mut flush = |folded: &mut String| {
        if !folded.is_empty() {
            take(folded);
            folded.clear();
        }
    };
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => flush(folded),
            c if is_ideograph(c) => {
                flush(folded);
                folded.push(c);
                flush(folded);
            }
            c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ => flush(folded),
        }
    }
    flush(folded);
}

/// Whether a character is a word by itself, since no space stands between words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(seed: u64, words: usize) -> String {
        let word = |nth: usize| format!("w{}", xxh3_64_with_seed(&nth.to_le_bytes(), seed) % 5000);
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn spaces_marks_and_case_make_no_difference() {
        let print = TextPrint::of("The harbour, at noon:\n\n*floods*.");
        assert_eq!(print, TextPrint::of("the harbour at noon — floods"));
        assert_ne!(print, TextPrint::of("the harbour at noon ebbs"));
        assert_ne!(TextPrint::of("a b").exact, TextPrint::of("b a").exact);
    }

    #[test]
    fn an_edited_text_is_similar_and_another_one_is_not() {
        for seed in 0..200 {
            let text = prose(seed, 300);
            let edited = format!("{} and a new end of some words", text.replace("w1 ", "x "));
            let print = TextPrint::of(&text);
            let near = print.similarity(&TextPrint::of(&edited)).unwrap();
            assert!(near > 0.6, "{seed}: {near}");
            let far = print.similarity(&TextPrint::of(&prose(seed + 1000, 300)));
            assert!(far.unwrap() < 0.2, "{seed}: {far:?}");
        }
    }

    #[test]
    fn the_first_words_have_the_print_of_a_text_that_ends_there() {
        let text = prose(3, 90);
        let first = text.split(' ').take(40).collect::<Vec<_>>().join(" ");
        let (print, words) = TextPrint::of_words(&text, 40);
        assert_eq!((print, words), (TextPrint::of(&first), 90));
    }

    #[test]
    fn chinese_has_words_too() {
        let text = "今天港口在中午被海水淹没，市场搬到了山上的旧车站，猫也跟着鱼贩一起走了，傍晚才回来，留下湿漉漉的脚印。";
        let print = TextPrint::of(text);
        assert!(!print.is_short());
        let edited = TextPrint::of(&text.replace("傍晚", "黄昏时"));
        assert!(print.similarity(&edited).unwrap() > 0.5);
    }

    #[test]
    fn short_texts_are_not_compared() {
        let print = TextPrint::of("Nothing much happened.");
        assert_eq!(print.similarity(&print), None);
        assert!(print.is_common());
    }

    #[test]
    fn what_is_written_is_read() {
        let print = TextPrint::of(&prose(7, 100));
        let mut written = String::new();
        print.write_to(&mut written);
        assert_eq!(TextPrint::read(&written), Some(print));
        for wrong in ["", "00", &"A".repeat(64), &"é".repeat(32), &"0".repeat(65)] {
            assert_eq!(TextPrint::read(wrong), None, "{wrong}");
        }
    }
}
