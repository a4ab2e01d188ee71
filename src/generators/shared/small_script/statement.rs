//! Tokens to statements.

use std::rc::Rc;

use super::parser::{Parsed, Parser};
use super::scan::Token;
use super::syntax::{Expr, Step, Target};

/// Words that begin a statement.
const STARTS: [&str; 17] = [
    "const", "let", "var", "function", "async", "class", "import", "export", "if", "for", "while",
    "do", "switch", "try", "return", "throw", "module",
];

impl Parser<'_> {
    /// Statements up to the sign that ends them, or all of them.
    pub fn steps(&mut self, end: Option<&str>) -> Parsed<Vec<Step>> {
        let mut steps = Vec::new();
        loop {
            while self.take(";") {}
            match (end, self.peek()) {
                (Some(end), Some(_)) if self.take(end) => return Ok(steps),
                (Some(_), None) => return Err(self.unknown()),
                (None, None) => return Ok(steps),
                _ => {}
            }
            let (start, made) = (self.at, steps.len());
            if let Err(what) = self.nested(|it| it.step(&mut steps)) {
                if !self.is_lenient {
                    return Err(what);
                }
                steps.truncate(made);
                self.at = start;
                let names = self.declared_names();
                self.pass_over();
                steps.push(Step::Unknown(what, names));
            }
        }
    }

    /// The names that a statement declares which is not understood.
    fn declared_names(&self) -> Vec<Rc<str>> {
        let mut at = self.at;
        let word = |at: usize| match self.tokens.get(at) {
            Some(Token::Name(name)) => Some(name.as_str()),
            _ => None,
        };
        let exports = word(at) == Some("export");
        if exports && word(at + 1) == Some("default") {
            return vec!["export default".into()];
        }
        // `module.exports =`
        if word(at) == Some("module") && word(at + 2) == Some("exports") {
            return vec!["export default".into()];
        }
        while matches!(word(at), Some("export" | "async")) {
            at += 1;
        }
        let Some("const" | "let" | "var" | "function" | "class") = word(at) else {
            return Vec::new();
        };
        let mut names: Vec<Rc<str>> = word(at + 1).into_iter().map(Rc::from).collect();
        if exports {
            names.extend(word(at + 1).map(|name| Rc::from(format!("export {name}"))));
        }
        names
    }

    /// Passes over a statement that is not understood.
    fn pass_over(&mut self) {
        let start = self.at;
        let mut open = 0usize;
        while let Some(token) = self.peek() {
            let is_after = self.at > start;
            let ended = matches!(
                self.tokens.get(self.at.wrapping_sub(1)),
                Some(Token::Sign("}" | ")")) if is_after
            );
            match token {
                Token::Sign("(" | "[" | "{") => open += 1,
                // What closes the block is left; anything else is passed over.
                Token::Sign("}") if open == 0 => return,
                Token::Sign(")" | "]" | "}") if open == 0 => {}
                Token::Sign(")" | "]" | "}") => open -= 1,
                Token::Sign(";") if open == 0 => return,
                Token::Name(name) if open == 0 && is_after => {
                    let goes_on = [
                        "else",
                        "catch",
                        "finally",
                        "in",
                        "of",
                        "instanceof",
                        "while",
                    ];
                    let begins = STARTS.contains(&name.as_str())
                        || ended && !goes_on.contains(&name.as_str());
                    if begins {
                        return;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn step(&mut self, steps: &mut Vec<Step>) -> Parsed<()> {
        let Some(Token::Name(word)) = self.peek() else {
            if self.take("{") {
                steps.push(Step::Block(self.steps(Some("}"))?));
                return Ok(());
            }
            return self.run(steps);
        };
        let next = self.ahead(1);
        match word.as_str() {
            "const" | "let" | "var" => {
                self.at += 1;
                self.declarations(steps)
            }
            "return" => {
                self.at += 1;
                let is_empty = self.is(";") || self.is("}") || self.peek().is_none();
                let value = (!is_empty).then(|| self.expression()).transpose()?;
                steps.push(Step::Return(value));
                Ok(())
            }
            "if" => {
                self.at += 1;
                let test = self.test()?;
                let yes = self.block()?;
                self.take(";");
                let no = match self.take_word("else") {
                    true => self.nested(Self::block)?,
                    false => Vec::new(),
                };
                steps.push(Step::If(test, yes, no));
                Ok(())
            }
            "for" => {
                self.at += 1;
                steps.push(self.repeat()?);
                Ok(())
            }
            "while" => {
                self.at += 1;
                let test = self.test()?;
                steps.push(endless(Some(test), self.block()?, false));
                Ok(())
            }
            "do" => {
                self.at += 1;
                let body = self.block()?;
                if !self.take_word("while") {
                    return Err(self.unknown());
                }
                let test = self.test()?;
                steps.push(endless(Some(test), body, true));
                Ok(())
            }
            "switch" => {
                self.at += 1;
                steps.push(self.switch()?);
                Ok(())
            }
            "try" => {
                self.at += 1;
                steps.push(self.try_steps()?);
                Ok(())
            }
            "throw" => {
                self.at += 1;
                steps.push(Step::Throw(self.expression()?));
                Ok(())
            }
            "break" | "continue" => {
                self.at += 1;
                steps.push(match word == "break" {
                    true => Step::Break,
                    false => Step::Continue,
                });
                Ok(())
            }
            "async" if matches!(next, Some(Token::Name(word)) if word == "function") => {
                self.at += 1;
                self.declared_function(steps)
            }
            "function" => self.declared_function(steps),
            "import" if !matches!(next, Some(Token::Sign("(" | "."))) => self.import(steps),
            "export" => self.export(steps),
            "class" => Err("`class`".into()),
            _ => self.run(steps),
        }
    }

    fn run(&mut self, steps: &mut Vec<Step>) -> Parsed<()> {
        loop {
            steps.push(Step::Run(self.expression()?));
            if !self.take(",") {
                return Ok(());
            }
        }
    }

    pub fn declarations(&mut self, steps: &mut Vec<Step>) -> Parsed<()> {
        loop {
            let target = self.target()?;
            let value = match self.take("=") {
                true => Some(self.expression()?),
                false => None,
            };
            steps.push(Step::Declare(target, value));
            if !self.take(",") {
                return Ok(());
            }
        }
    }

    fn declared_function(&mut self, steps: &mut Vec<Step>) -> Parsed<()> {
        let name = match self.ahead(1) {
            Some(Token::Name(name)) => Rc::from(name.as_str()),
            _ => return Err(self.unknown()),
        };
        let function = self.function()?.ok_or("`function`")?;
        steps.push(Step::Function(name, Rc::new(function)));
        Ok(())
    }

    fn test(&mut self) -> Parsed<Expr> {
        self.expect("(")?;
        let test = self.expression()?;
        self.expect(")")?;
        Ok(test)
    }

    fn block(&mut self) -> Parsed<Vec<Step>> {
        if self.take("{") {
            return self.nested(|it| it.steps(Some("}")));
        }
        let mut steps = Vec::new();
        if !self.is(";") {
            self.nested(|it| it.step(&mut steps))?;
        }
        Ok(steps)
    }

    fn repeat(&mut self) -> Parsed<Step> {
        if self.is_word("await") {
            return Err(self.unknown());
        }
        self.expect("(")?;
        let start_at = self.at;
        if ["const", "let", "var"].iter().any(|it| self.take_word(it))
            && let Ok(target) = self.target()
            && (self.is_word("of") || self.is_word("in"))
        {
            let is_keys = self.is_word("in");
            self.at += 1;
            let list = self.expression()?;
            self.expect(")")?;
            let body = self.block()?;
            return Ok(Step::Each {
                target,
                list,
                is_keys,
                body,
            });
        }
        self.at = start_at;
        let mut start = Vec::new();
        if !self.is(";") {
            self.step(&mut start)?;
        }
        self.expect(";")?;
        let test = (!self.is(";")).then(|| self.expression()).transpose()?;
        self.expect(";")?;
        let after = (!self.is(")")).then(|| self.expression()).transpose()?;
        self.expect(")")?;
        Ok(Step::For {
            start,
            test,
            after,
            body: self.block()?,
            runs_first: false,
        })
    }

    fn switch(&mut self) -> Parsed<Step> {
        let value = self.test()?;
        self.expect("{")?;
        let mut cases: Vec<(Option<Expr>, Vec<Step>)> = Vec::new();
        loop {
            while self.take(";") {}
            if self.take("}") {
                return Ok(Step::Switch(value, cases));
            }
            if self.take_word("case") {
                cases.push((Some(self.expression()?), Vec::new()));
                self.expect(":")?;
            } else if self.is_word("default") && self.ahead(1) == Some(&Token::Sign(":")) {
                self.at += 2;
                cases.push((None, Vec::new()));
            } else {
                let unknown = self.unknown();
                let (_, steps) = cases.last_mut().ok_or(unknown)?;
                let mut made = Vec::new();
                self.nested(|it| it.step(&mut made))?;
                steps.extend(made);
            }
        }
    }

    fn try_steps(&mut self) -> Parsed<Step> {
        let body = self.block()?;
        let (mut name, mut caught, mut last) = (None, None, Vec::new());
        if self.take_word("catch") {
            if self.take("(") {
                name = Some(self.target()?);
                self.expect(")")?;
            }
            caught = Some(self.block()?);
        }
        if self.take_word("finally") {
            last = self.block()?;
        }
        Ok(Step::Try {
            body,
            name,
            caught,
            last,
        })
    }
}

fn endless(test: Option<Expr>, body: Vec<Step>, runs_first: bool) -> Step {
    Step::For {
        start: Vec::new(),
        test,
        after: None,
        body,
        runs_first,
    }
}

/// The names that a pattern declares.
pub(super) fn names_of(target: &Target, found: &mut Vec<Rc<str>>) {
    match target {
        Target::Name(name) => found.push(Rc::clone(name)),
        Target::Member(..) => {}
        Target::Parts(parts, rest) => {
            parts
                .iter()
                .for_each(|(_, target, _)| names_of(target, found));
            found.extend(rest.iter().cloned());
        }
        Target::Items(items, rest) => {
            items
                .iter()
                .flatten()
                .for_each(|(target, _)| names_of(target, found));
            rest.iter().for_each(|target| names_of(target, found));
        }
    }
}
