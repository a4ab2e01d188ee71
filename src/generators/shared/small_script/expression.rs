//! Tokens to expressions.

use std::rc::Rc;

use super::parser::{Parsed, Parser};
use super::scan::Token;
use super::syntax::{Expr, Member, Pieces, Spread, Target};

/// The most operators or members in a row.
const LONGEST: usize = 400;

/// How tightly each operator binds.
fn strength(sign: &str) -> Option<(&'static str, u8)> {
    const ALL: [(&str, u8); 24] = [
        ("??", 1),
        ("||", 1),
        ("&&", 2),
        ("|", 3),
        ("^", 3),
        ("&", 3),
        ("===", 4),
        ("!==", 4),
        ("==", 4),
        ("!=", 4),
        ("<=", 5),
        (">=", 5),
        ("<", 5),
        (">", 5),
        ("in", 5),
        ("instanceof", 5),
        ("<<", 6),
        (">>", 6),
        ("+", 7),
        ("-", 7),
        ("*", 8),
        ("/", 8),
        ("%", 8),
        ("**", 9),
    ];
    ALL.into_iter().find(|(known, _)| *known == sign)
}

/// The signs that assign, and the operator of each.
const SIGNS: [(&str, &str); 10] = [
    ("=", ""),
    ("+=", "+"),
    ("-=", "-"),
    ("*=", "*"),
    ("/=", "/"),
    ("%=", "%"),
    ("**=", "**"),
    ("||=", "||"),
    ("&&=", "&&"),
    ("??=", "??"),
];

impl Parser<'_> {
    pub fn expression(&mut self) -> Parsed<Expr> {
        self.nested(Self::choice)
    }

    fn choice(&mut self) -> Parsed<Expr> {
        if let Some(function) = self.function()? {
            let function = Expr::Function(Rc::new(function));
            // A function that is called where it is written stands in parentheses, unless it has a name before it.
            return Ok(function);
        }
        let start = self.at;
        if self.is("[") || self.is("{") {
            // A pattern that takes apart what is assigned to it.
            let closed = self.closed();
            if self.tokens.get(closed + 1) == Some(&Token::Sign("=")) {
                let target = self.target()?;
                self.expect("=")?;
                let value = self.expression()?;
                return Ok(Expr::Assign("", target.into(), value.into()));
            }
            self.at = start;
        }
        let test = self.binary(0)?;
        if let Some((_, operator)) = SIGNS.iter().find(|(sign, _)| self.is(sign)) {
            let target = placed(test).ok_or_else(|| self.unknown())?;
            self.at += 1;
            let value = self.expression()?;
            return Ok(Expr::Assign(operator, target.into(), value.into()));
        }
        if !self.take("?") {
            return Ok(test);
        }
        let yes = self.expression()?;
        self.expect(":")?;
        let no = self.expression()?;
        Ok(Expr::Choice(test.into(), yes.into(), no.into()))
    }

    fn binary(&mut self, least: u8) -> Parsed<Expr> {
        let mut left = self.nested(Self::unary)?;
        for _ in 0..LONGEST {
            let sign = match self.peek() {
                Some(Token::Sign(sign)) => *sign,
                Some(Token::Name(name)) => name.as_str(),
                _ => return Ok(left),
            };
            let Some((sign, tight)) = strength(sign).filter(|(_, tight)| *tight > least) else {
                return Ok(left);
            };
            self.at += 1;
            // A function may be what `||` falls back on.
            let right = match self.function()? {
                Some(function) => Expr::Function(Rc::new(function)),
                None => self.nested(|it| it.binary(tight))?,
            };
            left = Expr::Binary(sign, left.into(), right.into());
        }
        Err("an expression that is too long".into())
    }

    fn unary(&mut self) -> Parsed<Expr> {
        for sign in ["!", "-", "+", "~"] {
            if self.take(sign) {
                let inner = self.nested(Self::unary)?;
                return Ok(Expr::Unary(sign, inner.into()));
            }
        }
        for (sign, by) in [("++", 1.0), ("--", -1.0)] {
            if self.take(sign) {
                let inner = self.nested(Self::unary)?;
                let target = placed(inner).ok_or_else(|| self.unknown())?;
                return Ok(Expr::Count(target.into(), by, true));
            }
        }
        for word in ["typeof", "void", "delete"] {
            if self.take_word(word) {
                let inner = self.nested(Self::unary)?;
                return Ok(Expr::Unary(word, inner.into()));
            }
        }
        if self.take_word("await") {
            return self.nested(Self::unary);
        }
        let atom = if self.take_word("new") {
            let mut class = self.atom()?;
            while self.take(".") {
                let name = self.name()?;
                class = Expr::Member(class.into(), Expr::Text(name.into()).into(), false);
            }
            let arguments = match self.take("(") {
                true => self.spread(")")?,
                false => Vec::new(),
            };
            Expr::New(class.into(), arguments)
        } else {
            self.atom()?
        };
        let whole = self.after(atom)?;
        for (sign, by) in [("++", 1.0), ("--", -1.0)] {
            if self.is(sign)
                && let Some(target) = placed(whole.clone())
            {
                self.at += 1;
                return Ok(Expr::Count(target.into(), by, false));
            }
        }
        Ok(whole)
    }

    /// Members and calls after an expression.
    fn after(&mut self, mut left: Expr) -> Parsed<Expr> {
        for _ in 0..LONGEST {
            if self.take(".") {
                let name = self.name()?;
                left = Expr::Member(left.into(), Expr::Text(name.into()).into(), false);
            } else if self.take("?.") {
                if self.take("(") {
                    left = Expr::Call(left.into(), self.spread(")")?, true);
                } else if self.take("[") {
                    let key = self.expression()?;
                    self.expect("]")?;
                    left = Expr::Member(left.into(), key.into(), true);
                } else {
                    let name = self.name()?;
                    left = Expr::Member(left.into(), Expr::Text(name.into()).into(), true);
                }
            } else if self.take("[") {
                let key = self.expression()?;
                self.expect("]")?;
                left = Expr::Member(left.into(), key.into(), false);
            } else if self.take("(") {
                left = Expr::Call(left.into(), self.spread(")")?, false);
            } else if let Some(Token::Template(parts)) = self.peek() {
                self.at += 1;
                left = Expr::Tagged(left.into(), pieces(parts)?);
            } else {
                return Ok(left);
            }
        }
        Err("an expression that is too long".into())
    }

    /// Expressions between commas, up to the sign that ends them.
    fn spread(&mut self, end: &str) -> Parsed<Spread> {
        let mut found = Vec::new();
        while !self.take(end) {
            if end == "]" && self.take(",") {
                found.push((Expr::Undefined, false));
                continue;
            }
            let is_spread = self.take("...");
            found.push((self.expression()?, is_spread));
            if !self.take(",") && !self.is(end) {
                return Err(self.unknown());
            }
        }
        Ok(found)
    }

    fn atom(&mut self) -> Parsed<Expr> {
        let Some(token) = self.peek() else {
            return Err(self.unknown());
        };
        let unknown = self.unknown();
        self.at += 1;
        Ok(match token {
            Token::Number(number) => Expr::Number(*number),
            Token::Text(text) => Expr::Text(text.as_str().into()),
            Token::Pattern(text, flags) => {
                Expr::Pattern(text.as_str().into(), flags.as_str().into())
            }
            Token::Template(parts) => Expr::Template(pieces(parts)?),
            Token::Name(name) => match name.as_str() {
                "true" => Expr::Bool(true),
                "false" => Expr::Bool(false),
                "null" => Expr::Null,
                "undefined" => Expr::Undefined,
                "class" | "yield" => return Err(unknown),
                "async" | "function" => {
                    self.at -= 1;
                    match self.function()? {
                        Some(function) => Expr::Function(Rc::new(function)),
                        None if name == "async" => {
                            self.at += 1;
                            Expr::Name(name.as_str().into())
                        }
                        None => return Err(unknown),
                    }
                }
                name => Expr::Name(name.into()),
            },
            Token::Sign("(") => {
                let mut inner = self.expression()?;
                // Of several, the last counts.
                while self.take(",") {
                    inner = self.expression()?;
                }
                self.expect(")")?;
                inner
            }
            Token::Sign("[") => Expr::List(self.spread("]")?),
            Token::Sign("{") => self.object()?,
            Token::Sign(_) => return Err(unknown),
        })
    }

    fn object(&mut self) -> Parsed<Expr> {
        let mut members = Vec::new();
        while !self.take("}") {
            members.push(self.member()?);
            if !self.take(",") && !self.is("}") {
                return Err(self.unknown());
            }
        }
        Ok(Expr::Object(members))
    }

    fn member(&mut self) -> Parsed<Member> {
        if self.take("...") {
            return Ok(Member::Spread(self.expression()?));
        }
        let next = self.ahead(1);
        let is_key_after = !matches!(next, Some(Token::Sign(":" | "(" | "," | "}" | "=")) | None);
        if (self.is_word("get") || self.is_word("set")) && is_key_after {
            return Err(self.unknown());
        }
        if self.is_word("async") && is_key_after {
            self.at += 1;
        }
        let written = self.peek();
        let key = self.key()?;
        if self.is("(") {
            self.at += 1;
            let function = self.signature_and_body(false)?;
            return Ok(Member::Pair(key, Expr::Function(Rc::new(function))));
        }
        if self.take(":") {
            return Ok(Member::Pair(key, self.expression()?));
        }
        match written {
            Some(Token::Name(name)) => Ok(Member::Pair(key, Expr::Name(name.as_str().into()))),
            _ => Err(self.unknown()),
        }
    }

    /// The key of a member.
    pub fn key(&mut self) -> Parsed<Expr> {
        let key = match self.peek() {
            Some(Token::Text(text)) => Expr::Text(text.as_str().into()),
            Some(Token::Number(number)) => Expr::Number(*number),
            Some(Token::Name(name)) => Expr::Text(name.as_str().into()),
            Some(Token::Sign("[")) => {
                self.at += 1;
                let key = self.expression()?;
                self.expect("]")?;
                return Ok(key);
            }
            _ => return Err(self.unknown()),
        };
        self.at += 1;
        Ok(key)
    }
}

/// What an expression is when it is assigned to.
fn placed(expression: Expr) -> Option<Target> {
    match expression {
        Expr::Name(name) => Some(Target::Name(name)),
        Expr::Member(object, key, false) => Some(Target::Member(*object, *key)),
        _ => None,
    }
}

fn pieces(parts: &[(String, Option<Vec<Token>>)]) -> Parsed<Pieces> {
    let parts = parts.iter().map(|(text, inner)| {
        let inner = inner.as_ref().map(|inner| whole(inner)).transpose()?;
        Ok((text.as_str().into(), inner))
    });
    parts.collect()
}

/// The expression that tokens are, all of them.
fn whole(tokens: &[Token]) -> Parsed<Expr> {
    let mut parser = Parser::new(tokens);
    let expression = parser.expression()?;
    match parser.peek() {
        None => Ok(expression),
        Some(_) => Err(parser.unknown()),
    }
}
