//! From a text to a rule.

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime, TimeZone};

use super::RuleError;
use super::syntax::{FIELDS, HAS, Has, NameField, Node, Pattern, Rule, Test, TextField, TextTest};
use super::token::{Operator, Token, tokens};
use crate::date::Timestamp;
use crate::nearest::nearest;

/// How long a rule may be, in bytes.
const LONGEST: usize = 8 * 1024;

/// How deep its parentheses and negations may go.
const DEEPEST: usize = 64;

impl Rule {
    /// Reads a rule. Days begin in `zone`.
    ///
    /// # Errors
    ///
    /// If it is empty, a field or value is unknown, a parenthesis or quote is not closed, or it is too long or too deep.
    pub fn parse(text: &str, zone: chrono_tz::Tz) -> Result<Rule, RuleError> {
        if text.len() > LONGEST {
            return Err(RuleError::new(
                LONGEST..LONGEST,
                format!("the rule has more than {LONGEST} bytes"),
                "split it into several feeds",
            ));
        }
        let tokens = tokens(text)?;
        let mut parser = Parser {
            text,
            zone,
            tokens: &tokens,
            next: 0,
            depth: 0,
        };
        let root = parser.any()?;
        match parser.peek() {
            None => Ok(Rule { root }),
            // Only a parenthesis ends a list of conditions early.
            Some((_, at)) => Err(RuleError::new(
                at.clone(),
                "`)` closes nothing",
                "remove it, or add `(` before",
            )),
        }
    }
}

struct Parser<'p> {
    text: &'p str,
    zone: chrono_tz::Tz,
    tokens: &'p [(Token, Range<usize>)],
    next: usize,
    depth: usize,
}

impl<'p> Parser<'p> {
    fn peek(&self) -> Option<&'p (Token, Range<usize>)> {
        self.tokens.get(self.next)
    }

    /// Conditions with `or` between them.
    fn any(&mut self) -> Result<Node, RuleError> {
        let mut nodes = vec![self.all()?];
        while let Some((Token::Or, _)) = self.peek() {
            self.next += 1;
            nodes.push(self.all()?);
        }
        Ok(one_or(nodes, Node::Any))
    }

    /// Conditions beside each other, or with `and` between them.
    fn all(&mut self) -> Result<Node, RuleError> {
        let mut nodes = vec![self.condition()?];
        loop {
            match self.peek() {
                None | Some((Token::Or | Token::Close, _)) => break,
                Some((Token::And, _)) => self.next += 1,
                Some(_) => {}
            }
            nodes.push(self.condition()?);
        }
        Ok(one_or(nodes, Node::All))
    }

    fn condition(&mut self) -> Result<Node, RuleError> {
        let Some((token, at)) = self.peek() else {
            let end = self.text.len();
            return Err(
                match self
                    .next
                    .checked_sub(1)
                    .and_then(|last| self.tokens.get(last))
                {
                    None => RuleError::new(
                        0..end,
                        "the rule is empty",
                        "write a condition, such as `category:news` or `words>800`",
                    ),
                    Some((_, last)) => RuleError::new(
                        end..end,
                        format!(
                            "a condition is missing after `{}`",
                            &self.text[last.clone()]
                        ),
                        "write one, such as `category:news`",
                    ),
                },
            );
        };
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(RuleError::new(
                at.clone(),
                format!("parentheses and negations go deeper than {DEEPEST}"),
                "simplify the rule",
            ));
        }
        self.next += 1;
        let node = match token {
            Token::Not => Node::Not(Box::new(self.condition()?)),
            Token::Open => {
                let inside = self.any()?;
                match self.peek() {
                    Some((Token::Close, _)) => self.next += 1,
                    _ => {
                        return Err(RuleError::new(
                            at.clone(),
                            "this parenthesis is not closed",
                            "add `)` where its conditions end",
                        ));
                    }
                }
                inside
            }
            Token::Word(word) => Node::Test(Test::Text(
                TextField::Title,
                TextTest::Contains(word.to_lowercase()),
            )),
            Token::Test {
                field,
                operator,
                value,
                value_at,
            } => Node::Test(self.test(field, *operator, value, value_at)?),
            Token::Close | Token::Or | Token::And => {
                return Err(RuleError::new(
                    at.clone(),
                    format!("a condition is missing before `{}`", &self.text[at.clone()]),
                    "write one, such as `category:news`",
                ));
            }
        };
        self.depth -= 1;
        Ok(node)
    }

    fn test(
        &self,
        field: &Range<usize>,
        operator: Operator,
        value: &str,
        value_at: &Range<usize>,
    ) -> Result<Test, RuleError> {
        let name = self.text[field.clone()].to_lowercase();
        if !FIELDS.contains(&name.as_str()) {
            return Err(RuleError::new(
                field.clone(),
                format!("unknown field `{}`", &self.text[field.clone()]),
                match nearest(&name, FIELDS) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!(
                        "the fields are {}; put a text with a sign in quotes to look for it in titles",
                        FIELDS.map(|field| format!("`{field}`")).join(", ")
                    ),
                },
            ));
        }
        if value.is_empty() {
            return Err(RuleError::new(
                field.start..value_at.end.max(value_at.start),
                format!("`{name}` has no value"),
                "write the value right after the sign, without a blank",
            ));
        }
        let refuse = |signs: &str| {
            RuleError::new(
                field.start..value_at.start,
                format!("`{name}` cannot be compared by `{}`", operator.sign()),
                format!("write {signs}"),
            )
        };
        let is = matches!(operator, Operator::Is | Operator::Equals);
        match name.as_str() {
            "category" | "tag" | "author" => {
                let field = match name.as_str() {
                    "category" => NameField::Category,
                    "tag" => NameField::Tag,
                    _ => NameField::Author,
                };
                match operator {
                    Operator::Contains => Ok(Test::Name(field, Pattern::containing(value))),
                    _ if is => Ok(Test::Name(field, Pattern::of(value))),
                    _ => Err(refuse(&format!(
                        "`{name}:NAME`, or `{name}~PART` for a part of the name"
                    ))),
                }
            }
            "lang" | "language" if is => Ok(Test::Language(value.to_lowercase())),
            "lang" | "language" => Err(refuse("`lang:CODE`, such as `lang:zh`")),
            "after" | "before" if is => self.instant(&name, value, value_at),
            "after" | "before" => Err(refuse(&format!(
                "`{name}:DATE`, such as `{name}:2024-01-31`"
            ))),
            "has" | "is" if is => has(value, value_at),
            "has" | "is" => Err(refuse("`has:audio`, `has:image` and so on")),
            "words" => words(operator, value, value_at, &refuse),
            _ => {
                let field = match name.as_str() {
                    "title" => TextField::Title,
                    "summary" => TextField::Summary,
                    "path" => TextField::Path,
                    "url" => TextField::Url,
                    _ => TextField::Text,
                };
                match operator {
                    Operator::Contains => {
                        Ok(Test::Text(field, TextTest::Contains(value.to_lowercase())))
                    }
                    _ if is && field != TextField::Text => {
                        Ok(Test::Text(field, TextTest::Is(Pattern::of(value))))
                    }
                    _ => Err(refuse(&format!("`{name}~\"PART OF IT\"`"))),
                }
            }
        }
    }

    /// `2024`, `2024-03` or `2024-03-01`: `before` is before its first instant, and `after` is from its first instant on.
    fn instant(&self, name: &str, value: &str, at: &Range<usize>) -> Result<Test, RuleError> {
        let wrong = || {
            RuleError::new(
                at.clone(),
                format!("invalid date `{value}`"),
                "write a year, a month or a day: `2024`, `2024-03` or `2024-03-01`",
            )
        };
        let day = day(value).ok_or_else(wrong)?;
        let instant = start_of(day, self.zone).ok_or_else(wrong)?;
        Ok(match name {
            "after" => Test::After(instant),
            _ => Test::Before(instant),
        })
    }
}

fn has(value: &str, at: &Range<usize>) -> Result<Test, RuleError> {
    let wanted = match value.to_lowercase().as_str() {
        "episode" => "audio".to_owned(),
        other => other.to_owned(),
    };
    let known: Option<&(&str, Has)> = HAS.iter().find(|(name, _)| *name == wanted);
    let names = HAS.map(|(name, _)| name);
    known.map(|(_, has)| Test::Has(*has)).ok_or_else(|| {
        RuleError::new(
            at.clone(),
            format!("unknown value `{value}`"),
            match nearest(&wanted, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "write one of {}",
                    names.map(|name| format!("`{name}`")).join(", ")
                ),
            },
        )
    })
}

/// The first day of a year, a month, or a day.
fn day(value: &str) -> Option<NaiveDate> {
    let mut parts = value.split('-');
    let year = parts.next()?;
    if year.len() != 4 {
        return None;
    }
    let number = |part: Option<&str>| match part {
        None => Some(1),
        Some(part)
            if matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            part.parse().ok()
        }
        Some(_) => None,
    };
    let year = year
        .parse()
        .ok()
        .filter(|_| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let month: u32 = number(parts.next())?;
    let day: u32 = number(parts.next())?;
    match parts.next() {
        None => NaiveDate::from_ymd_opt(year, month, day),
        Some(_) => None,
    }
}

/// The first instant of a day in a zone. Where clocks are put forward at midnight, that is a later hour.
fn start_of(day: NaiveDate, zone: chrono_tz::Tz) -> Option<Timestamp> {
    (0..24).find_map(|hour| {
        let time = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
        Some(zone.from_local_datetime(&time).earliest()?.fixed_offset())
    })
}

fn words(
    operator: Operator,
    value: &str,
    at: &Range<usize>,
    refuse: &dyn Fn(&str) -> RuleError,
) -> Result<Test, RuleError> {
    let number: u64 = value.parse().map_err(|_| {
        RuleError::new(
            at.clone(),
            format!("invalid number `{value}`"),
            "write a whole number, such as `words>800`",
        )
    })?;
    let none = Test::Words { least: 1, most: 0 };
    Ok(match operator {
        Operator::Greater => number.checked_add(1).map_or(none, |least| Test::Words {
            least,
            most: u64::MAX,
        }),
        Operator::AtLeast => Test::Words {
            least: number,
            most: u64::MAX,
        },
        Operator::Less => number
            .checked_sub(1)
            .map_or(none, |most| Test::Words { least: 0, most }),
        Operator::AtMost => Test::Words {
            least: 0,
            most: number,
        },
        Operator::Is | Operator::Equals => Test::Words {
            least: number,
            most: number,
        },
        Operator::Contains => return Err(refuse("`words>800`, `words<=200` or `words:500`")),
    })
}

/// The only one of several, or all of them together.
fn one_or(mut nodes: Vec<Node>, all: fn(Vec<Node>) -> Node) -> Node {
    match nodes.len() {
        1 => nodes.remove(0),
        _ => all(nodes),
    }
}

impl Pattern {
    /// A pattern whose `*` stand for anything.
    fn of(text: &str) -> Self {
        Pattern(text.to_lowercase().split('*').map(str::to_owned).collect())
    }

    /// Anything with the text in it.
    fn containing(text: &str) -> Self {
        Pattern(vec![String::new(), text.to_lowercase(), String::new()])
    }
}
