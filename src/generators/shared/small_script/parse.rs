//! Tokens to what they say.

use std::rc::Rc;

use super::scan::Token;
use super::syntax::{Expr, Function, Step, Target};

/// Expressions of a person's nest less deep.
const DEEPEST: usize = 60;

/// The most operators or members in a row.
const LONGEST: usize = 200;

pub(super) struct Parser<'t> {
    tokens: &'t [Token],
    at: usize,
    depth: usize,
}

type Parsed<T> = Result<T, String>;

/// How tightly each operator binds.
fn strength(sign: &str) -> Option<(&'static str, u8)> {
    const ALL: [(&str, u8); 19] = [
        ("??", 1),
        ("||", 1),
        ("&&", 2),
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
        ("+", 7),
        ("-", 7),
        ("*", 8),
        ("/", 8),
        ("%", 8),
        ("**", 9),
    ];
    ALL.into_iter().find(|(known, _)| *known == sign)
}

impl<'t> Parser<'t> {
    pub fn new(tokens: &'t [Token]) -> Self {
        Parser {
            tokens,
            at: 0,
            depth: 0,
        }
    }

    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Token::Sign(found)) if *found == sign)
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Name(found)) if found == word)
    }

    fn take(&mut self, sign: &str) -> bool {
        let is = self.is(sign);
        self.at += usize::from(is);
        is
    }

    fn take_word(&mut self, word: &str) -> bool {
        let is = self.is_word(word);
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, sign: &str) -> Parsed<()> {
        match self.take(sign) {
            true => Ok(()),
            false => Err(self.unknown()),
        }
    }

    /// What is not understood here.
    fn unknown(&self) -> String {
        match self.peek() {
            Some(Token::Name(name)) => format!("`{name}`"),
            Some(Token::Sign(sign)) => format!("`{sign}`"),
            Some(Token::Text(text)) => format!("`\"{text}\"`"),
            Some(_) => "a value".into(),
            None => "its end".into(),
        }
    }

    fn name(&mut self) -> Parsed<String> {
        match self.peek() {
            Some(Token::Name(name)) => {
                self.at += 1;
                Ok(name.clone())
            }
            _ => Err(self.unknown()),
        }
    }

    pub fn expression(&mut self) -> Parsed<Expr> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("expressions that are nested too deep".into());
        }
        let given = self.choice();
        self.depth -= 1;
        given
    }

    fn choice(&mut self) -> Parsed<Expr> {
        if let Some(function) = self.function()? {
            return Ok(Expr::Function(Rc::new(function)));
        }
        let test = self.binary(0)?;
        if !self.take("?") {
            return Ok(test);
        }
        let yes = self.expression()?;
        self.expect(":")?;
        let no = self.expression()?;
        Ok(Expr::Choice(test.into(), yes.into(), no.into()))
    }

    fn binary(&mut self, least: u8) -> Parsed<Expr> {
        let mut left = self.unary()?;
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
            let right = self.binary(tight)?;
            left = Expr::Binary(sign, left.into(), right.into());
        }
        Err("an expression that is too long".into())
    }

    fn unary(&mut self) -> Parsed<Expr> {
        for sign in ["!", "-", "+"] {
            if self.take(sign) {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err("expressions that are nested too deep".into());
                }
                let inner = self.unary();
                self.depth -= 1;
                return Ok(Expr::Unary(sign, inner?.into()));
            }
        }
        if self.take_word("typeof") {
            return Ok(Expr::Unary("typeof", self.unary()?.into()));
        }
        if self.take_word("await") {
            return self.unary();
        }
        if self.take_word("new") {
            let mut class = self.atom()?;
            while self.take(".") {
                let name = self.name()?;
                class = Expr::Member(class.into(), Expr::Text(name).into(), false);
            }
            let arguments = match self.take("(") {
                true => self.arguments()?,
                false => Vec::new(),
            };
            return self.after(Expr::New(class.into(), arguments));
        }
        let atom = self.atom()?;
        self.after(atom)
    }

    /// Members and calls after an expression.
    fn after(&mut self, mut left: Expr) -> Parsed<Expr> {
        for _ in 0..LONGEST {
            if self.take(".") {
                let name = self.name()?;
                left = Expr::Member(left.into(), Expr::Text(name).into(), false);
            } else if self.take("?.") {
                if self.take("(") {
                    left = Expr::Call(left.into(), self.arguments()?);
                } else if self.take("[") {
                    let key = self.expression()?;
                    self.expect("]")?;
                    left = Expr::Member(left.into(), key.into(), true);
                } else {
                    let name = self.name()?;
                    left = Expr::Member(left.into(), Expr::Text(name).into(), true);
                }
            } else if self.take("[") {
                let key = self.expression()?;
                self.expect("]")?;
                left = Expr::Member(left.into(), key.into(), false);
            } else if self.take("(") {
                left = Expr::Call(left.into(), self.arguments()?);
            } else {
                return Ok(left);
            }
        }
        Err("an expression that is too long".into())
    }

    fn arguments(&mut self) -> Parsed<Vec<Expr>> {
        let mut found = Vec::new();
        while !self.take(")") {
            found.push(self.expression()?);
            if !self.take(",") && !self.is(")") {
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
            Token::Text(text) => Expr::Text(text.clone()),
            Token::Pattern(text, flags) => Expr::Pattern(text.clone(), flags.clone()),
            Token::Template(parts) => {
                let parts = parts.iter().map(|(text, inner)| {
                    let inner = inner.as_ref().map(|inner| whole(inner)).transpose()?;
                    Ok((text.clone(), inner))
                });
                Expr::Template(parts.collect::<Parsed<_>>()?)
            }
            Token::Name(name) => match name.as_str() {
                "true" => Expr::Bool(true),
                "false" => Expr::Bool(false),
                "null" => Expr::Null,
                "undefined" => Expr::Undefined,
                "class" | "yield" | "delete" | "void" | "function" | "async" => {
                    return Err(unknown);
                }
                name => Expr::Name(name.to_owned()),
            },
            Token::Sign("(") => {
                let inner = self.expression()?;
                self.expect(")")?;
                inner
            }
            Token::Sign("[") => {
                let mut items = Vec::new();
                while !self.take("]") {
                    let is_spread = self.take("...");
                    items.push((self.expression()?, is_spread));
                    if !self.take(",") && !self.is("]") {
                        return Err(self.unknown());
                    }
                }
                Expr::List(items)
            }
            Token::Sign("{") => self.object()?,
            Token::Sign(_) => return Err(unknown),
        })
    }

    fn object(&mut self) -> Parsed<Expr> {
        let mut members = Vec::new();
        while !self.take("}") {
            let key = match self.peek() {
                Some(Token::Text(text)) => {
                    self.at += 1;
                    text.clone()
                }
                _ => self.name()?,
            };
            let value = match self.take(":") {
                true => self.expression()?,
                false => Expr::Name(key.clone()),
            };
            members.push((key, value));
            if !self.take(",") && !self.is("}") {
                return Err(self.unknown());
            }
        }
        Ok(Expr::Object(members))
    }

    /// A function, if one begins here: `a => …`, `(a) => …`, `function (a) {…}` or `(a) {…}`.
    fn function(&mut self) -> Parsed<Option<Function>> {
        let start = self.at;
        if self.is_word("async") {
            self.at += 1;
        }
        let is_named = self.take_word("function");
        if is_named && !self.is("(") {
            self.name()?;
        }
        if self.is("(") {
            let closed = self.closed();
            let next = self.tokens.get(closed + 1);
            let is_method = start == 0 && next == Some(&Token::Sign("{"));
            if is_named || is_method || next == Some(&Token::Sign("=>")) {
                self.at += 1;
                let arguments = self.targets(")")?;
                self.take("=>");
                return self.body(arguments).map(Some);
            }
        } else if let (Some(Token::Name(name)), Some(Token::Sign("=>"))) =
            (self.peek(), self.tokens.get(self.at + 1))
        {
            self.at += 2;
            return self
                .body(vec![(Target::Name(name.clone()), None)])
                .map(Some);
        }
        self.at = start;
        Ok(None)
    }

    /// Where the parenthesis is closed that is next.
    fn closed(&self) -> usize {
        let mut open = 0usize;
        for (at, token) in self.tokens.iter().enumerate().skip(self.at) {
            match token {
                Token::Sign("(" | "[" | "{") => open += 1,
                Token::Sign(")" | "]" | "}") => {
                    open = open.saturating_sub(1);
                    if open == 0 {
                        return at;
                    }
                }
                _ => {}
            }
        }
        self.tokens.len()
    }

    fn body(&mut self, arguments: Vec<(Target, Option<Expr>)>) -> Parsed<Function> {
        let body = match self.take("{") {
            true => self.steps()?,
            false => vec![Step::Return(Some(self.expression()?))],
        };
        Ok(Function { arguments, body })
    }

    fn targets(&mut self, end: &str) -> Parsed<Vec<(Target, Option<Expr>)>> {
        let mut found = Vec::new();
        while !self.take(end) {
            let target = self.target()?;
            let default = match self.take("=") {
                true => Some(self.expression()?),
                false => None,
            };
            found.push((target, default));
            if !self.take(",") && !self.is(end) {
                return Err(self.unknown());
            }
        }
        Ok(found)
    }

    fn target(&mut self) -> Parsed<Target> {
        if !self.take("{") {
            return self.name().map(Target::Name);
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("names that are nested too deep".into());
        }
        let mut parts = Vec::new();
        while !self.take("}") {
            let key = self.name()?;
            let target = match self.take(":") {
                true => self.target()?,
                false => Target::Name(key.clone()),
            };
            let default = match self.take("=") {
                true => Some(self.expression()?),
                false => None,
            };
            parts.push((key, target, default));
            if !self.take(",") && !self.is("}") {
                return Err(self.unknown());
            }
        }
        self.depth -= 1;
        Ok(Target::Parts(parts))
    }

    /// Statements up to the `}` that ends them.
    fn steps(&mut self) -> Parsed<Vec<Step>> {
        let mut steps = Vec::new();
        loop {
            while self.take(";") {}
            if self.take("}") {
                return Ok(steps);
            }
            self.step(&mut steps)?;
        }
    }

    fn step(&mut self, steps: &mut Vec<Step>) -> Parsed<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("statements that are nested too deep".into());
        }
        if ["const", "let", "var"].iter().any(|it| self.take_word(it)) {
            loop {
                let target = self.target()?;
                let value = match self.take("=") {
                    true => Some(self.expression()?),
                    false => None,
                };
                steps.push(Step::Declare(target, value));
                if !self.take(",") {
                    break;
                }
            }
        } else if self.take_word("return") {
            let is_empty = self.is(";") || self.is("}");
            let value = (!is_empty).then(|| self.expression()).transpose()?;
            steps.push(Step::Return(value));
        } else if self.take_word("if") {
            self.expect("(")?;
            let test = self.expression()?;
            self.expect(")")?;
            let yes = self.block()?;
            self.take(";");
            let no = match self.take_word("else") {
                true => self.block()?,
                false => Vec::new(),
            };
            steps.push(Step::If(test, yes, no));
        } else if let Some(word) = [
            "for", "while", "switch", "try", "throw", "function", "class",
        ]
        .iter()
        .find(|word| self.is_word(word))
        {
            return Err(format!("`{word}`"));
        } else if let (Some(Token::Name(name)), Some(Token::Sign("="))) =
            (self.peek(), self.tokens.get(self.at + 1))
        {
            self.at += 2;
            let value = self.expression()?;
            steps.push(Step::Assign(name.clone(), value));
        } else {
            let value = self.expression()?;
            steps.push(Step::Run(value));
        }
        self.depth -= 1;
        Ok(())
    }

    fn block(&mut self) -> Parsed<Vec<Step>> {
        if self.take("{") {
            return self.steps();
        }
        let mut steps = Vec::new();
        self.step(&mut steps)?;
        Ok(steps)
    }
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
