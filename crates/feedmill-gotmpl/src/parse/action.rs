//! What stands inside an action: pipelines of commands.

use crate::problem::Problem;
use crate::tree::{Command, Operand, Pipeline};
use crate::value::Value;

/// Names in front of functions, as in `strings.Trim`.
const NAMESPACES: [&str; 24] = [
    "cast",
    "collections",
    "compare",
    "crypto",
    "css",
    "debug",
    "encoding",
    "fmt",
    "hash",
    "images",
    "inflect",
    "js",
    "lang",
    "math",
    "os",
    "partials",
    "path",
    "reflect",
    "resources",
    "safe",
    "strings",
    "templates",
    "time",
    "transform",
];

/// How deep brackets may stand inside each other.
const DEEPEST: usize = 50;

pub(super) struct Reader<'t> {
    name: &'t str,
    rest: &'t str,
    line: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    pub fn new(name: &'t str, text: &'t str, line: usize) -> Self {
        Reader {
            name,
            rest: text,
            line,
            depth: 0,
        }
    }

    fn problem(&self, message: impl Into<String>) -> Problem {
        Problem {
            template: self.name.to_owned(),
            line: self.line,
            message: message.into(),
        }
    }

    fn skip(&mut self) {
        let trimmed = self.rest.trim_start();
        let skipped = &self.rest[..self.rest.len() - trimmed.len()];
        self.line += skipped.bytes().filter(|byte| *byte == b'\n').count();
        self.rest = trimmed;
    }

    /// The name that `define` and `template` begin with.
    pub fn string(&mut self) -> Result<Box<str>, Problem> {
        self.skip();
        match self.operand()? {
            Operand::Constant(Value::Text(text)) => Ok((&*text).into()),
            _ => Err(self.problem("expected a name in quotes")),
        }
    }

    /// A pipeline, if there is any.
    pub fn rest(&mut self) -> Result<Option<Pipeline>, Problem> {
        self.skip();
        match self.rest.is_empty() {
            true => Ok(None),
            false => self.whole().map(Some),
        }
    }

    /// The pipeline that the action is.
    pub fn whole(&mut self) -> Result<Pipeline, Problem> {
        let pipeline = self.pipeline()?;
        match self.rest.is_empty() {
            true => Ok(pipeline),
            false => Err(self.problem(format!("unexpected `{}`", first_word(self.rest)))),
        }
    }

    fn pipeline(&mut self) -> Result<Pipeline, Problem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.problem("brackets are nested too deeply"));
        }
        self.skip();
        let line = self.line;
        let (variables, is_new) = self.variables();
        let mut commands = Vec::new();
        loop {
            self.skip();
            let line = self.line;
            let mut operands = Vec::new();
            while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
                operands.push(self.operand()?);
                self.skip();
            }
            if operands.is_empty() {
                return Err(self.problem("a command is missing"));
            }
            commands.push(Command { line, operands });
            match self.rest.strip_prefix('|') {
                Some(rest) => self.rest = rest,
                None => break,
            }
        }
        self.depth -= 1;
        Ok(Pipeline {
            line,
            variables,
            is_new,
            commands,
        })
    }

    /// `$a, $b :=` and `$a =`.
    fn variables(&mut self) -> (Vec<Box<str>>, bool) {
        let mut names: Vec<Box<str>> = Vec::new();
        let mut rest = self.rest;
        while let Some(after) = rest.strip_prefix('$') {
            let end = name_end(after);
            names.push(after[..end].into());
            rest = after[end..].trim_start();
            match rest.strip_prefix(',') {
                Some(after) => rest = after.trim_start(),
                None => break,
            }
        }
        if let Some(after) = rest.strip_prefix(":=") {
            self.rest = after;
            return (names, true);
        }
        if let Some(after) = rest.strip_prefix('=').filter(|_| !names.is_empty()) {
            self.rest = after;
            return (names, false);
        }
        (Vec::new(), false)
    }

    fn operand(&mut self) -> Result<Operand, Problem> {
        let text = self.rest;
        let Some(first) = text.chars().next() else {
            return Err(self.problem("a value is missing"));
        };
        Ok(match first {
            '(' => {
                self.rest = &text[1..];
                let inner = self.pipeline()?;
                self.skip();
                match self.rest.strip_prefix(')') {
                    Some(rest) => self.rest = rest,
                    None => return Err(self.problem("`(` without `)`")),
                }
                Operand::Inner(Box::new(inner), self.fields())
            }
            '.' => match text[1..].starts_with(|c: char| c.is_alphabetic() || c == '_') {
                true => Operand::Field(self.fields()),
                false => {
                    self.rest = &text[1..];
                    Operand::Dot
                }
            },
            '$' => {
                let end = name_end(&text[1..]) + 1;
                self.rest = &text[end..];
                Operand::Variable(text[1..end].into(), self.fields())
            }
            '"' | '`' | '\'' => Operand::Constant(self.quoted(first)?),
            c if c.is_ascii_digit() || "+-".contains(c) => Operand::Constant(self.number()?),
            c if c.is_alphabetic() || c == '_' => self.word(),
            _ => return Err(self.problem(format!("unexpected `{}`", first_word(text)))),
        })
    }

    /// `.A.B` that follows without a blank.
    fn fields(&mut self) -> Vec<Box<str>> {
        let mut fields = Vec::new();
        while let Some(after) = self.rest.strip_prefix('.') {
            let end = name_end(after);
            if end == 0 {
                break;
            }
            fields.push(after[..end].into());
            self.rest = &after[end..];
        }
        fields
    }

    fn word(&mut self) -> Operand {
        let end = name_end(self.rest);
        let word = &self.rest[..end];
        self.rest = &self.rest[end..];
        match word {
            "true" => return Operand::Constant(Value::Bool(true)),
            "false" => return Operand::Constant(Value::Bool(false)),
            "nil" => return Operand::Constant(Value::Nil),
            _ => {}
        }
        let mut fields = self.fields();
        let is_space = NAMESPACES.contains(&word) || word == "urls";
        if is_space && !fields.is_empty() {
            let function = fields.remove(0);
            return Operand::Function(format!("{word}.{function}").into(), fields);
        }
        Operand::Function(word.into(), fields)
    }

    fn quoted(&mut self, quote: char) -> Result<Value, Problem> {
        let text = &self.rest[1..];
        let mut out = String::new();
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            if c == quote {
                self.rest = &text[at + 1..];
                self.line += text[..at].bytes().filter(|byte| *byte == b'\n').count();
                return Ok(match quote {
                    '\'' => Value::Int(out.chars().next().map_or(0, |c| i64::from(u32::from(c)))),
                    _ => Value::text(out),
                });
            }
            if c != '\\' || quote == '`' {
                out.push(c);
                continue;
            }
            let Some((_, escaped)) = chars.next() else {
                break;
            };
            let digits = match escaped {
                'n' => {
                    out.push('\n');
                    continue;
                }
                't' => {
                    out.push('\t');
                    continue;
                }
                'r' => {
                    out.push('\r');
                    continue;
                }
                'x' => 2,
                'u' => 4,
                'U' => 8,
                other => {
                    out.push(other);
                    continue;
                }
            };
            let code: String = chars.by_ref().take(digits).map(|(_, c)| c).collect();
            let c = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
            out.push(c.ok_or_else(|| self.problem(format!("invalid escape `\\{escaped}{code}`")))?);
        }
        Err(self.problem("a text without its closing quote"))
    }

    fn number(&mut self) -> Result<Value, Problem> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"+-._".contains(c))
            .unwrap_or(self.rest.len());
        let digits = self.rest[..end].replace('_', "");
        self.rest = &self.rest[end..];
        let hexadecimal = digits
            .strip_prefix("0x")
            .and_then(|hex| i64::from_str_radix(hex, 16).ok());
        if let Some(number) = hexadecimal.or_else(|| digits.parse().ok()) {
            return Ok(Value::Int(number));
        }
        match digits.parse() {
            Ok(number) => Ok(Value::Float(number)),
            Err(_) => Err(self.problem(format!("invalid number `{digits}`"))),
        }
    }
}

fn name_end(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len())
}

fn first_word(text: &str) -> &str {
    let end = text.char_indices().nth(12).map_or(text.len(), |(at, _)| at);
    &text[..end]
}
