//! Emphasis. Runs of `*` and `_` are paired from left to right: one that may close is paired with the last that is open, unless
//! it may open as well and the rule of three forbids it.

use super::Inline;
use crate::tree::Element;

/// A run that may open emphasis, or what is left of it.
#[derive(Clone, Copy, Debug)]
struct Open {
    start: usize,
    end: usize,
    /// Whether it may close as well.
    is_ambiguous: bool,
    /// How long the whole run was.
    original: usize,
    left: usize,
}

/// A pair of marks: where each begins and ends.
#[derive(Clone, Copy, Debug)]
struct Region {
    start: usize,
    inner: usize,
    inner_end: usize,
    end: usize,
}

impl Region {
    fn tag(self) -> &'static str {
        match self.inner - self.start {
            2 => "strong",
            _ => "em",
        }
    }
}

/// A run, and what it may do.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// 0 for `*` and 1 for `_`.
    sign: usize,
    start: usize,
    end: usize,
    opens: bool,
    closes: bool,
}

impl Inline<'_, '_> {
    /// A text with its emphasis aside.
    pub(super) fn emphasis(&mut self, text: &str, number: usize) -> String {
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        let mut at = 0;
        while let Some(next) = text.as_bytes()[at..]
            .iter()
            .position(|byte| matches!(byte, b'*' | b'_'))
        {
            at += next;
            if !self.place.spend(text.len() - at) {
                break;
            }
            let (regions, end) = Pairs::new(text, done).from(at);
            let mut rest = regions.as_slice();
            while let Some(first) = rest.first() {
                let count = rest.iter().take_while(|it| it.start < first.end).count();
                let mut element = Element::new(first.tag());
                fill(
                    &mut element,
                    text,
                    first.inner,
                    first.inner_end,
                    &rest[1..count],
                    0,
                );
                out.push_str(&text[done..first.start]);
                let kept = self.keep(element, number);
                out.push_str(&kept);
                done = first.end;
                rest = &rest[count..];
            }
            at = end.max(done);
        }
        out.push_str(&text[done..]);
        out
    }
}

/// Puts a part of a text into an element, with the emphasis in it.
fn fill(
    element: &mut Element,
    text: &str,
    start: usize,
    end: usize,
    regions: &[Region],
    depth: usize,
) {
    let mut done = start;
    let mut rest = regions;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|it| it.start < first.end).count();
        push(element, text.get(done..first.start).unwrap_or_default());
        let mut inner = Element::new(first.tag());
        // Deeper than this, it is shown without.
        let below = if depth < 40 { &rest[1..count] } else { &[] };
        fill(
            &mut inner,
            text,
            first.inner,
            first.inner_end,
            below,
            depth + 1,
        );
        element.children.push(inner);
        done = first.end;
        rest = &rest[count..];
    }
    push(element, text.get(done..end).unwrap_or_default());
}

fn push(element: &mut Element, text: &str) {
    match element.children.last_mut() {
        Some(last) => last.tail.push_str(text),
        None => element.text.push_str(text),
    }
}

/// What pairs runs.
struct Pairs<'t> {
    text: &'t str,
    /// Where what was found before ends.
    done: usize,
    open: [Vec<Open>; 2],
    regions: Vec<Region>,
}

impl<'t> Pairs<'t> {
    fn new(text: &'t str, done: usize) -> Self {
        Pairs {
            text,
            done,
            open: [Vec::new(), Vec::new()],
            regions: Vec::new(),
        }
    }

    /// The run at `at`, if it may open or close.
    fn run(&self, at: usize) -> Option<Run> {
        let byte = self.text.as_bytes()[at];
        let sign = usize::from(byte == b'_');
        let length = self.text.as_bytes()[at..]
            .iter()
            .take_while(|it| **it == byte)
            .count();
        let end = at + length;
        // What was found before stands aside, and is neither a blank nor a word.
        let before = match at == self.done && at > 0 {
            true => Some(crate::place::END),
            false => self.text[..at].chars().next_back(),
        };
        let after = self.text[end..].chars().next();
        let is_blank = |c: char| c.is_whitespace() || c == char::from(byte);
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let is_smart = byte == b'_';
        let closes = before.is_some_and(|c| !is_blank(c)) && !(is_smart && is_word(after));
        let opens = after.is_some_and(|c| !is_blank(c)) && !(is_smart && is_word(before));
        (opens || closes).then_some(Run {
            sign,
            start: at,
            end,
            opens,
            closes,
        })
    }

    /// The next run that may open, or that may close something open.
    fn next(&self, from: usize) -> Option<Run> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while let Some(found) = bytes[at..]
            .iter()
            .position(|byte| matches!(byte, b'*' | b'_'))
        {
            at += found;
            let run = self.run(at);
            if let Some(run) = run
                && (run.opens || !self.open[run.sign].is_empty())
            {
                return Some(run);
            }
            let byte = bytes[at];
            at += bytes[at..].iter().take_while(|it| **it == byte).count();
        }
        None
    }

    fn pair(&mut self, open_at: usize, open_end: usize, close_at: usize, size: usize) {
        let end = close_at + size;
        self.regions.push(Region {
            start: open_at,
            inner: open_end,
            inner_end: close_at,
            end,
        });
        // Nothing in between can be paired with anything outside.
        for open in &mut self.open {
            while open
                .last()
                .is_some_and(|it| open_at <= it.start && it.start < end)
            {
                open.pop();
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.open.iter().all(Vec::is_empty)
    }

    /// The pairs from the run at `at` on, as long as something is open; and where to go on.
    fn from(mut self, at: usize) -> (Vec<Region>, usize) {
        let byte = self.text.as_bytes()[at];
        let length = self.text.as_bytes()[at..]
            .iter()
            .take_while(|it| **it == byte)
            .count();
        let Some(first) = self.run(at).filter(|run| run.opens) else {
            return (Vec::new(), at + length);
        };
        self.open[first.sign].push(Open {
            start: first.start,
            end: first.end,
            is_ambiguous: first.closes,
            original: length,
            left: length,
        });
        let mut end = first.end;
        while !self.is_empty() {
            let Some(run) = self.next(end) else { break };
            end = run.end;
            if !self.take(run) {
                break;
            }
        }
        if self.regions.is_empty() {
            let last = self.open.iter().flatten().map(|open| open.end).max();
            return (Vec::new(), last.unwrap_or(at + length));
        }
        self.regions.sort_by_key(|region| region.start);
        let end = self.regions.iter().map(|region| region.end).max();
        (self.regions, end.unwrap_or(end_of(at, length)))
    }

    /// Pairs a run with what is open, or opens it. Whether to go on.
    fn take(&mut self, run: Run) -> bool {
        let Run { sign, end, .. } = run;
        let mut start = run.start;
        let mut current = end - start;
        let (mut opens, mut closes) = (run.opens, run.closes);
        let is_ambiguous = opens && closes;
        let top = |pairs: &Self| pairs.open[sign].last().copied();
        let mut last = top(self).map_or(0, |open| open.left);
        let forbids = |open: Option<Open>| {
            open.is_some_and(|it| rule_of_three(it.original, run.end - run.start))
        };
        if is_ambiguous && current != last && forbids(top(self)) {
            let below = self.open[sign].iter().rev().skip(1);
            let mut fits = below.filter(|it| it.left == current && !forbids(Some(**it)));
            if fits.next().is_some() {
                last = current;
            }
        }
        let may_close = top(self).is_some()
            && closes
            && (current > last && (!is_ambiguous || !forbids(top(self)))
                || current == last
                || current >= 3);
        if may_close {
            opens = false;
            let original = current;
            while current > 0 && last <= current {
                let Some(open) = self.open[sign].pop() else {
                    break;
                };
                let most = if open.left == 3 { 1 } else { 2 };
                // A mark of one sign closes with one.
                let size = open.left.min(most).min(current.max(1));
                self.pair(open.end - size, open.end, start, size);
                start += size;
                current -= size.min(current);
                if size < open.left {
                    self.open[sign].push(Open {
                        end: open.end - size,
                        left: open.left - size,
                        ..open
                    });
                }
                match top(self) {
                    Some(open) => last = open.left,
                    None => {
                        if self.open[1 - sign].is_empty() {
                            closes = false;
                        }
                        break;
                    }
                }
            }
            if original >= 3 && current > 0 && is_ambiguous {
                self.open[sign].push(Open {
                    start: run.start + (original - current),
                    end,
                    is_ambiguous: false,
                    original,
                    left: current,
                });
                closes = false;
            } else {
                closes = closes && current > 0 && top(self).is_some() && last > current;
            }
        }
        if closes
            && (last >= 3 || !is_ambiguous)
            && last > current
            && let Some(mut open) = self.open[sign].pop()
        {
            // What may close as well is not paired in part.
            while open.left != 3 && open.is_ambiguous {
                let Some(before) = self.open[sign].pop() else {
                    break;
                };
                open = before;
                last = open.left;
            }
            if open.is_ambiguous && open.left != 3 {
                if self.open[1 - sign].is_empty() {
                    return false;
                }
                self.open[sign].clear();
                return true;
            }
            opens = false;
            let mut open_end = open.end;
            while current > 0 && last > 0 {
                let most = if current == 3 { 1 } else { 2 };
                let size = current.min(most).min(last);
                let left = last - size;
                self.pair(open.start + left, open_end, start, size);
                start += size;
                current -= size;
                last = left;
                open_end -= size;
            }
            if last > 0 {
                self.open[sign].push(Open {
                    end: open_end,
                    is_ambiguous: false,
                    left: last,
                    ..open
                });
            }
        }
        if opens {
            self.open[sign].push(Open {
                start,
                end,
                is_ambiguous,
                original: current,
                left: current,
            });
        }
        true
    }
}

fn end_of(at: usize, length: usize) -> usize {
    at + length
}

/// A run that may both open and close is not paired with one if their lengths add up to a multiple of three, unless both are.
fn rule_of_three(open: usize, close: usize) -> bool {
    (open + close).is_multiple_of(3) && (!open.is_multiple_of(3) || !close.is_multiple_of(3))
}
