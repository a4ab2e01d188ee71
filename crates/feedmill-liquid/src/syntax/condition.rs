//! What stands behind `if`: comparisons joined by `and` and `or`.

use super::expression::Expression;
use super::fragment::fragment;
use super::strict::{Strict, TokenKind};

/// Comparisons, each with what joins it to the next. `a or b and c` is `a or (b and c)`, and so is `a and b or c`
/// `a and (b or c)`: Liquid groups from the right.
#[derive(Clone, Debug)]
pub(in super::super) struct Condition {
    pub comparisons: Vec<(Comparison, Join)>,
}

impl Condition {
    /// A condition that always holds, or never.
    pub fn always(holds: bool) -> Self {
        let left = Expression::Bool(holds);
        Condition {
            comparisons: vec![(Comparison { left, right: None }, Join::End)],
        }
    }
}

/// One comparison, or the truth of one value.
#[derive(Clone, Debug)]
pub(in super::super) struct Comparison {
    pub left: Expression,
    /// `None` as the operator stands for one that does not exist.
    pub right: Option<(Option<Operator>, Expression)>,
}

/// What stands between a comparison and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Join {
    And,
    Or,
    End,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Operator {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
}

impl Operator {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "==" => Operator::Equal,
            "!=" | "<>" => Operator::Unequal,
            "<" => Operator::Less,
            "<=" => Operator::LessOrEqual,
            ">" => Operator::Greater,
            ">=" => Operator::GreaterOrEqual,
            "contains" => Operator::Contains,
            _ => return None,
        })
    }
}

/// The condition in `markup`; `None` where there is none.
pub(in super::super) fn condition(markup: &str) -> Option<Condition> {
    strict(markup).or_else(|| lax(markup))
}

/// The condition in `markup`, if it is well-formed.
fn strict(markup: &str) -> Option<Condition> {
    let mut tokens = Strict::new(markup)?;
    let mut comparisons = Vec::new();
    loop {
        let left = tokens.expression()?;
        let right = match tokens.take(TokenKind::Comparison) {
            Some(operator) => Some((Operator::parse(operator), tokens.expression()?)),
            None => None,
        };
        let join = if tokens.take_exactly("and").is_some() {
            Join::And
        } else if tokens.take_exactly("or").is_some() {
            Join::Or
        } else {
            Join::End
        };
        comparisons.push((Comparison { left, right }, join));
        if join == Join::End {
            return tokens.at_end().then_some(Condition { comparisons });
        }
    }
}

fn lax(markup: &str) -> Option<Condition> {
    let mut comparisons = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(range) = fragment(markup, from) {
        from = range.end;
        let join = match &markup[range.clone()] {
            "and" => Join::And,
            "or" => Join::Or,
            _ => continue,
        };
        comparisons.push((lax_comparison(&markup[start..range.start])?, join));
        start = range.end;
    }
    comparisons.push((lax_comparison(&markup[start..])?, Join::End));
    Some(Condition { comparisons })
}

fn lax_comparison(markup: &str) -> Option<Comparison> {
    let first = fragment(markup, 0)?;
    let left = Expression::lax(&markup[first.clone()]);
    let rest = markup[first.end..].trim_start();
    let is_operator = |c: char| matches!(c, '=' | '!' | '<' | '>' | '_') || c.is_ascii_lowercase();
    let length = rest.find(|c| !is_operator(c)).unwrap_or(rest.len());
    if length == 0 {
        return Some(Comparison { left, right: None });
    }
    let after = &rest[length..];
    let value_at = after.len() - after.trim_start().len();
    let right = match fragment(after, value_at).filter(|range| range.start == value_at) {
        Some(range) => Expression::lax(&after[range]),
        None => Expression::Nil,
    };
    Some(Comparison {
        left,
        right: Some((Operator::parse(&rest[..length]), right)),
    })
}
