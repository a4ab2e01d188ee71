//! `for`, `tablerow` and `cycle`: what they go through.

use std::rc::Rc;

use crate::syntax::{
    Expression, Strict, TokenKind, fragment, fragments, is_segment, tag_attributes,
};

/// What a loop goes through.
#[derive(Debug)]
pub(in super::super) struct Repeat {
    pub variable: Rc<str>,
    /// `forloop.name`, by which `offset: continue` finds where the last such loop ended.
    pub name: Rc<str>,
    pub collection: Expression,
    pub reversed: bool,
    pub offset: Offset,
    pub limit: Option<Expression>,
    /// Columns, for `tablerow`.
    pub columns: Option<Expression>,
}

/// Where a loop starts.
#[derive(Debug)]
pub(in super::super) enum Offset {
    Start,
    At(Expression),
    /// Where the last loop of the same name ended.
    Continue,
}

/// `{% cycle 'odd', 'even' %}`.
#[derive(Debug)]
pub(in super::super) struct Cycle {
    pub group: Group,
    pub values: Vec<Expression>,
}

/// Which cycles turn together.
#[derive(Debug)]
pub(in super::super) enum Group {
    Named(Expression),
    /// Those with the same values; those with variables only by themselves.
    Same(String),
}

/// Reads what stands behind `for` or `tablerow`.
pub(super) fn repeat(markup: &str) -> Option<Repeat> {
    let end = markup.find(|c| !is_segment(c)).filter(|end| *end > 0)?;
    let (variable, rest) = markup.split_at(end);
    let rest = spaced(rest)?.strip_prefix("in")?;
    let rest = spaced(rest)?;
    let range = fragment(rest, 0)?;
    let written = &rest[range.clone()];
    let after = rest[range.end..].trim_start();
    let mut repeat = Repeat {
        variable: variable.into(),
        name: format!("{variable}-{written}").into(),
        collection: Expression::lax(written),
        reversed: after.starts_with("reversed"),
        offset: Offset::Start,
        limit: None,
        columns: None,
    };
    // `(1 .. 5)` is one expression to the strict reading only.
    if let Some((collection, reversed)) = strict_collection(rest) {
        repeat.collection = collection;
        repeat.reversed = reversed;
    }
    for (name, value) in tag_attributes(rest) {
        match name {
            "offset" if value == "continue" => repeat.offset = Offset::Continue,
            "offset" => repeat.offset = Offset::At(Expression::lax(value)),
            "limit" => repeat.limit = Some(Expression::lax(value)),
            "cols" => repeat.columns = Some(Expression::lax(value)),
            _ => {}
        }
    }
    Some(repeat)
}

fn spaced(text: &str) -> Option<&str> {
    let trimmed = text.trim_start();
    (trimmed.len() < text.len()).then_some(trimmed)
}

fn strict_collection(markup: &str) -> Option<(Expression, bool)> {
    let mut tokens = Strict::new(markup)?;
    let collection = tokens.expression()?;
    let reversed = tokens.take_exactly("reversed").is_some();
    while tokens.keyword().is_some() {
        tokens.expression()?;
    }
    (tokens.at_end() && tokens.take(TokenKind::Mark).is_none()).then_some((collection, reversed))
}

/// Reads what stands behind `cycle`; `place` tells this tag from all others.
pub(super) fn cycle(markup: &str, place: usize) -> Option<Cycle> {
    let first = fragment(markup, 0).filter(|range| range.start == 0)?;
    // `name: 'a'` is one fragment with its colon, `"name": 'a'` is not.
    let written = &markup[first.clone()];
    let rest = markup[first.end..].trim_start();
    let named = match (written.strip_suffix(':'), rest.strip_prefix(':')) {
        (Some(name), _) => Some((name, rest)),
        (None, Some(rest)) => Some((written, rest)),
        _ => None,
    };
    let values = |text: &str| -> Vec<Expression> {
        text.split(',')
            .filter_map(|part| fragments(part).next())
            .map(Expression::lax)
            .collect()
    };
    let (group, values) = match named {
        Some((name, rest)) => (Group::Named(Expression::lax(name)), values(rest)),
        None => {
            let values = values(markup);
            let constant = !values
                .iter()
                .any(|value| matches!(value, Expression::Path(_) | Expression::Range(_)));
            let place = if constant { 0 } else { place };
            (Group::Same(format!("{place} {values:?}")), values)
        }
    };
    (!values.is_empty()).then_some(Cycle { group, values })
}
