//! An expression and the filters after it: `page.title | escape | truncate: 20`.

use std::rc::Rc;

use super::expression::Expression;
use super::fragment::fragment;
use super::strict::{Strict, TokenKind};

/// A value on its way through filters.
#[derive(Clone, Debug)]
pub(in super::super) struct Pipeline {
    pub input: Expression,
    pub filters: Vec<Filter>,
}

/// One filter with its arguments.
#[derive(Clone, Debug)]
pub(in super::super) struct Filter {
    pub name: Rc<str>,
    pub arguments: Vec<Expression>,
    /// `allow_false: true`.
    pub named: Vec<(Rc<str>, Expression)>,
}

impl Pipeline {
    pub fn parse(markup: &str) -> Self {
        strict(markup).unwrap_or_else(|| lax(markup))
    }
}

fn strict(markup: &str) -> Option<Pipeline> {
    let mut tokens = Strict::new(markup)?;
    let mut filters = Vec::new();
    if tokens.at_end() {
        let input = Expression::Nil;
        return Some(Pipeline { input, filters });
    }
    let input = tokens.expression()?;
    while tokens.take_exactly("|").is_some() {
        let mut filter = Filter::new(tokens.take(TokenKind::Name)?);
        if tokens.take_exactly(":").is_some() {
            loop {
                match tokens.keyword() {
                    Some(name) => filter.named.push((name.into(), tokens.expression()?)),
                    None => filter.arguments.push(tokens.expression()?),
                }
                if tokens.take_exactly(",").is_none() {
                    break;
                }
            }
        }
        filters.push(filter);
    }
    tokens.at_end().then_some(Pipeline { input, filters })
}

fn lax(markup: &str) -> Pipeline {
    let Some(range) = fragment(markup, 0) else {
        return Pipeline {
            input: Expression::Nil,
            filters: Vec::new(),
        };
    };
    let rest = &markup[range.end..];
    let filters = match rest.find('|') {
        Some(bar) => chunks(&rest[bar + 1..])
            .into_iter()
            .filter_map(lax_filter)
            .collect(),
        None => Vec::new(),
    };
    Pipeline {
        input: Expression::lax(&markup[range]),
        filters,
    }
}

/// The texts between bars, where a bar in quotes is none.
fn chunks(text: &str) -> Vec<&str> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(range) = fragment(text, from) {
        if let Some(bar) = text[from..range.start].find('|') {
            chunks.push(&text[start..from + bar]);
            start = from + bar + 1;
        }
        from = range.end;
    }
    chunks.push(text[start..].trim_end_matches(['|', ' ']));
    chunks
}

fn lax_filter(chunk: &str) -> Option<Filter> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let start = chunk.find(is_word)?;
    let end = chunk[start..]
        .find(|c| !is_word(c))
        .map_or(chunk.len(), |at| start + at);
    let mut filter = Filter::new(&chunk[start..end]);
    let mut from = 0;
    while let Some(mark) = chunk[from..].find([':', ',']).map(|at| from + at) {
        from = mark + 1;
        let padding = chunk[from..].len() - chunk[from..].trim_start().len();
        let Some(range) = fragment(chunk, from + padding).filter(|r| r.start == from + padding)
        else {
            continue;
        };
        let written = &chunk[range.clone()];
        let name = &written[..written.find(|c| !is_word(c)).unwrap_or(written.len())];
        let after = chunk[range.start + name.len()..].trim_start();
        let keyword = after.strip_prefix(':').filter(|_| !name.is_empty());
        if let Some(value) = keyword.map(str::trim_start)
            && let Some(within) = fragment(value, 0).filter(|r| r.start == 0)
        {
            from = chunk.len() - value.len() + within.end;
            let value = Expression::lax(&value[within]);
            filter.named.push((name.into(), value));
        } else {
            from = range.end;
            filter.arguments.push(Expression::lax(written));
        }
    }
    Some(filter)
}

impl Filter {
    fn new(name: &str) -> Self {
        Filter {
            name: name.into(),
            arguments: Vec::new(),
            named: Vec::new(),
        }
    }
}
