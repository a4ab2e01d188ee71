//! Tokens to what a module takes from others and gives to them.

use std::rc::Rc;

use super::parser::{Parsed, Parser};
use super::scan::Token;
use super::statement::names_of;
use super::syntax::{Expr, Step};

impl Parser<'_> {
    pub fn import(&mut self, steps: &mut Vec<Step>) -> Parsed<()> {
        self.at += 1;
        let mut names: Vec<(Option<Rc<str>>, Rc<str>)> = Vec::new();
        if let Some(Token::Text(module)) = self.peek() {
            self.at += 1;
            steps.push(Step::Import(module.as_str().into(), names));
            return Ok(());
        }
        loop {
            if self.take("*") {
                if !self.take_word("as") {
                    return Err(self.unknown());
                }
                names.push((None, self.name()?.into()));
            } else if self.take("{") {
                for (name, shown) in self.pairs()? {
                    names.push((Some(name), shown));
                }
            } else {
                names.push((Some("default".into()), self.name()?.into()));
            }
            if !self.take(",") {
                break;
            }
        }
        if !self.take_word("from") {
            return Err(self.unknown());
        }
        let module = self.module()?;
        steps.push(Step::Import(module, names));
        Ok(())
    }

    /// The text that names a module, and what is said of its kind.
    fn module(&mut self) -> Parsed<Rc<str>> {
        let Some(Token::Text(module)) = self.peek() else {
            return Err(self.unknown());
        };
        self.at += 1;
        let names_kind = (self.is_word("with") || self.is_word("assert"))
            && self.ahead(1) == Some(&Token::Sign("{"));
        if names_kind {
            self.at += 1;
            self.at = self.closed() + 1;
        }
        Ok(module.as_str().into())
    }

    /// `a, b as c }`.
    fn pairs(&mut self) -> Parsed<Vec<(Rc<str>, Rc<str>)>> {
        let mut found = Vec::new();
        while !self.take("}") {
            let name: Rc<str> = self.name()?.into();
            let shown = match self.take_word("as") {
                true => self.name()?.into(),
                false => Rc::clone(&name),
            };
            found.push((name, shown));
            if !self.take(",") && !self.is("}") {
                return Err(self.unknown());
            }
        }
        Ok(found)
    }

    pub fn export(&mut self, steps: &mut Vec<Step>) -> Parsed<()> {
        self.at += 1;
        if self.take_word("default") {
            let name = match (self.peek(), self.ahead(1), self.ahead(2)) {
                (Some(Token::Name(word)), Some(Token::Name(name)), _) if word == "function" => {
                    Some(name)
                }
                (Some(Token::Name(a)), Some(Token::Name(b)), Some(Token::Name(name)))
                    if a == "async" && b == "function" =>
                {
                    Some(name)
                }
                _ => None,
            };
            let value = self.expression()?;
            match (name, value) {
                (Some(name), Expr::Function(function)) => {
                    let name: Rc<str> = name.as_str().into();
                    steps.push(Step::Function(Rc::clone(&name), function));
                    steps.push(Step::Export(vec![("default".into(), Expr::Name(name))]));
                }
                (_, value) => steps.push(Step::Export(vec![("default".into(), value)])),
            }
            return Ok(());
        }
        if self.take("*") {
            if self.is_word("as") || !self.take_word("from") {
                return Err(self.unknown());
            }
            let module = self.module()?;
            steps.push(Step::ExportAll(module));
            return Ok(());
        }
        if self.take("{") {
            let pairs = self.pairs()?;
            if self.take_word("from") {
                let module = self.module()?;
                // Under names that no script has.
                let hidden = |shown: &Rc<str>| Rc::from(format!(" {shown}"));
                let names = pairs
                    .iter()
                    .map(|(name, shown)| (Some(Rc::clone(name)), hidden(shown)));
                steps.push(Step::Import(module, names.collect()));
                let exports = pairs
                    .iter()
                    .map(|(_, shown)| (Rc::clone(shown), Expr::Name(hidden(shown))));
                steps.push(Step::Export(exports.collect()));
                return Ok(());
            }
            let exports = pairs
                .into_iter()
                .map(|(name, shown)| (shown, Expr::Name(name)));
            steps.push(Step::Export(exports.collect()));
            return Ok(());
        }
        let made = steps.len();
        if self.take_word("const") || self.take_word("let") || self.take_word("var") {
            self.declarations(steps)?;
        } else {
            self.take_word("async");
            let name = match (self.peek(), self.ahead(1)) {
                (Some(Token::Name(word)), Some(Token::Name(name))) if word == "function" => {
                    Rc::from(name.as_str())
                }
                _ => return Err(self.unknown()),
            };
            let function = self.function()?.ok_or("`function`")?;
            steps.push(Step::Function(name, Rc::new(function)));
        }
        let mut names = Vec::new();
        for step in &steps[made..] {
            match step {
                Step::Declare(target, _) => names_of(target, &mut names),
                Step::Function(name, _) => names.push(Rc::clone(name)),
                _ => {}
            }
        }
        let exports = names
            .into_iter()
            .map(|name| (Rc::clone(&name), Expr::Name(name)));
        steps.push(Step::Export(exports.collect()));
        Ok(())
    }
}
