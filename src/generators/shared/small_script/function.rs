//! Tokens to functions, and to the names that values get.

use super::parser::{Parsed, Parser};
use super::scan::Token;
use super::syntax::{Expr, Function, Step, Target};

impl Parser<'_> {
    /// A function, if one begins here: `a => …`, `(a) => …` or `function (a) {…}`.
    pub fn function(&mut self) -> Parsed<Option<Function>> {
        let start = self.at;
        if self.is_word("async") {
            self.at += 1;
        }
        if self.take_word("function") {
            if self.take("*") {
                return Err("`function*`".into());
            }
            if !self.is("(") {
                self.name()?;
            }
            self.expect("(")?;
            return self.signature_and_body(false).map(Some);
        }
        if self.is("(") {
            let closed = self.closed();
            if self.tokens.get(closed + 1) == Some(&Token::Sign("=>")) {
                self.at += 1;
                return self.signature_and_body(true).map(Some);
            }
        } else if let (Some(Token::Name(name)), Some(Token::Sign("=>"))) =
            (self.peek(), self.ahead(1))
        {
            self.at += 2;
            let argument = (Target::Name(name.as_str().into()), None);
            return self.body(vec![argument], None, true).map(Some);
        }
        self.at = start;
        Ok(None)
    }

    /// A function after the parenthesis that opens its arguments.
    pub fn signature_and_body(&mut self, is_arrow: bool) -> Parsed<Function> {
        let mut arguments = Vec::new();
        let mut rest = None;
        while !self.take(")") {
            if self.take("...") {
                rest = Some(self.target()?);
            } else {
                arguments.push(self.target_or_default()?);
            }
            if !self.take(",") && !self.is(")") {
                return Err(self.unknown());
            }
        }
        if is_arrow {
            self.expect("=>")?;
        }
        self.body(arguments, rest, is_arrow)
    }

    fn body(
        &mut self,
        arguments: Vec<(Target, Option<Expr>)>,
        rest: Option<Target>,
        is_arrow: bool,
    ) -> Parsed<Function> {
        let body = match self.take("{") {
            true => self.nested(|it| it.steps(Some("}")))?,
            false => vec![Step::Return(Some(self.expression()?))],
        };
        Ok(Function {
            arguments,
            rest,
            body,
            is_arrow,
        })
    }

    fn target_or_default(&mut self) -> Parsed<(Target, Option<Expr>)> {
        let target = self.target()?;
        let default = match self.take("=") {
            true => Some(self.expression()?),
            false => None,
        };
        Ok((target, default))
    }

    /// What a value is given to: a name, or a pattern that takes it apart.
    pub fn target(&mut self) -> Parsed<Target> {
        if self.take("{") {
            return self.nested(Self::parts);
        }
        if self.take("[") {
            return self.nested(Self::items);
        }
        let name = self.name()?;
        if self.is(".") || self.is("(") {
            return Err(self.unknown());
        }
        Ok(Target::Name(name.into()))
    }

    fn parts(&mut self) -> Parsed<Target> {
        let mut parts = Vec::new();
        let mut rest = None;
        while !self.take("}") {
            if self.take("...") {
                rest = Some(self.name()?.into());
            } else {
                let written = self.peek();
                let key = self.key()?;
                let target = match (self.take(":"), written) {
                    (true, _) => self.target()?,
                    (false, Some(Token::Name(name))) => Target::Name(name.as_str().into()),
                    _ => return Err(self.unknown()),
                };
                let default = match self.take("=") {
                    true => Some(self.expression()?),
                    false => None,
                };
                parts.push((key, target, default));
            }
            if !self.take(",") && !self.is("}") {
                return Err(self.unknown());
            }
        }
        Ok(Target::Parts(parts, rest))
    }

    fn items(&mut self) -> Parsed<Target> {
        let mut items = Vec::new();
        let mut rest = None;
        while !self.take("]") {
            if self.take(",") {
                items.push(None);
                continue;
            }
            if self.take("...") {
                rest = Some(Box::new(self.target()?));
            } else {
                items.push(Some(self.target_or_default()?));
            }
            if !self.take(",") && !self.is("]") {
                return Err(self.unknown());
            }
        }
        Ok(Target::Items(items, rest))
    }
}
