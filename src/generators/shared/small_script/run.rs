//! Runs a small function.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::builtin;
use super::given::{Calls, Closure, Given, Result, Scope, plain};
use super::methods;
use super::parse::Parser;
use super::scan::{Token, tokens};
use super::syntax::{Expr, Step, Target};
use crate::value::{Map, Value};

/// What a function asks of the site.
pub(crate) trait Host {
    /// A member of the post's data.
    fn data(&self, key: &str) -> Option<Given>;
    /// A member of `page`.
    fn page(&self, key: &str) -> Option<Given>;
    /// What a filter of Eleventy's or of the site makes of a value.
    fn filter(&self, name: &str, value: &Given) -> Option<String>;
}

/// A function does not take longer.
const MOST_STEPS: usize = 20_000;

/// The longest text that a function makes.
const LONGEST: usize = 1 << 20;

/// What the function in `source` gives for the post's data. `file` is the text of the file that has it, whose names it may use.
/// An error names what is not understood.
pub(crate) fn call(source: &str, file: &str, host: &dyn Host) -> Result<Given> {
    let tokens = tokens(source);
    let function = Parser::new(&tokens).expression()?;
    let runner = Runner {
        host,
        file,
        file_tokens: RefCell::new(None),
        steps: Cell::new(0),
        depth: Cell::new(0),
    };
    let scope = Scope::new(None);
    let mut given = runner.value(&function, &scope)?;
    // A function may give the function.
    for _ in 0..2 {
        given = match given {
            Given::Closure(closure) => runner.run(&closure, &[Given::Data])?,
            given => return Ok(given),
        };
    }
    Ok(given)
}

pub(super) struct Runner<'h> {
    pub host: &'h dyn Host,
    file: &'h str,
    file_tokens: RefCell<Option<Rc<Vec<Token>>>>,
    steps: Cell<usize>,
    depth: Cell<usize>,
}

impl Calls for Runner<'_> {
    fn apply(&self, function: &Given, arguments: &[Given]) -> Result<Given> {
        match function {
            Given::Closure(closure) => self.run(closure, arguments),
            Given::Filter(name) => self.filtered(name, arguments),
            Given::Known(name) => builtin::function(name, arguments),
            _ => Err("a call of what is not a function".into()),
        }
    }

    fn member(&self, object: &Given, key: &Given) -> Result<Given> {
        let name = key.shown()?;
        let found = match object {
            Given::Data => self.host.data(&name),
            Given::Page => self.host.page(&name),
            Given::Plain(Value::Map(map)) => map.get(&name).cloned().map(Given::Plain),
            Given::Plain(Value::List(items)) if name == "length" => {
                Some(Given::number(items.len() as f64))
            }
            Given::Plain(Value::List(items)) => {
                let at = name.parse::<usize>().ok();
                at.and_then(|at| items.get(at)).cloned().map(Given::Plain)
            }
            Given::Plain(Value::String(text)) if name == "length" => {
                Some(Given::number(text.encode_utf16().count() as f64))
            }
            Given::Plain(Value::String(text)) => {
                let at = name.parse::<usize>().ok();
                at.and_then(|at| text.chars().nth(at))
                    .map(|c| Given::text(c.to_string()))
            }
            Given::Known("this") => Some(Given::Filter(name.clone())),
            Given::Known("process") if name == "env" => Some(Given::Known("env")),
            Given::Known("env") => builtin::environment(&name),
            Given::Undefined | Given::Plain(Value::Null) => {
                return Err(format!("`{name}` of what is missing"));
            }
            _ => return Err(format!("`{name}`")),
        };
        Ok(found.unwrap_or(Given::Undefined))
    }
}

impl Runner<'_> {
    pub(super) fn run(&self, closure: &Closure, arguments: &[Given]) -> Result<Given> {
        const DEEPEST: usize = 40;
        self.depth.set(self.depth.get() + 1);
        if self.depth.get() > DEEPEST {
            return Err("calls that are nested too deep".into());
        }
        let scope = Scope::new(Some(closure.scope.clone()));
        for (at, (target, default)) in closure.function.arguments.iter().enumerate() {
            let given = arguments.get(at).cloned().unwrap_or(Given::Undefined);
            self.bind(target, default.as_ref(), given, &scope)?;
        }
        let given = self.steps(&closure.function.body, &scope)?;
        self.depth.set(self.depth.get() - 1);
        Ok(given.unwrap_or(Given::Undefined))
    }

    fn bind(
        &self,
        target: &Target,
        default: Option<&Expr>,
        given: Given,
        scope: &Scope,
    ) -> Result<()> {
        let given = match (given, default) {
            (Given::Undefined, Some(default)) => self.value(default, scope)?,
            (given, _) => given,
        };
        match target {
            Target::Name(name) => scope.declare(name, given),
            Target::Parts(parts) => {
                for (key, target, default) in parts {
                    let part = self.member(&given, &Given::text(key.as_str()))?;
                    self.bind(target, default.as_ref(), part, scope)?;
                }
            }
        }
        Ok(())
    }

    /// What the first `return` gives, if there is one.
    fn steps(&self, steps: &[Step], scope: &Scope) -> Result<Option<Given>> {
        for step in steps {
            match step {
                Step::Declare(target, value) => {
                    let given = match value {
                        Some(value) => self.value(value, scope)?,
                        None => Given::Undefined,
                    };
                    self.bind(target, None, given, scope)?;
                }
                Step::Assign(name, value) => {
                    let given = self.value(value, scope)?;
                    if !scope.assign(name, given) {
                        return Err(format!("`{name} =`"));
                    }
                }
                Step::Return(value) => {
                    return match value {
                        Some(value) => self.value(value, scope).map(Some),
                        None => Ok(Some(Given::Undefined)),
                    };
                }
                Step::If(test, yes, no) => {
                    let branch = match self.value(test, scope)?.is_true() {
                        true => yes,
                        false => no,
                    };
                    let inner = Scope::new(Some(scope.clone()));
                    if let Some(given) = self.steps(branch, &inner)? {
                        return Ok(Some(given));
                    }
                }
                Step::Run(value) => {
                    // What only prints gives nothing that counts.
                    if !is_print(value) {
                        self.value(value, scope)?;
                    }
                }
            }
        }
        Ok(None)
    }

    fn value(&self, expression: &Expr, scope: &Scope) -> Result<Given> {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() > MOST_STEPS {
            return Err("a function that takes too long".into());
        }
        Ok(match expression {
            Expr::Number(number) => Given::number(*number),
            Expr::Text(text) => Given::text(text.as_str()),
            Expr::Bool(is) => Given::Plain(Value::Bool(*is)),
            Expr::Null => Given::Plain(Value::Null),
            Expr::Undefined => Given::Undefined,
            Expr::Name(name) => self.named(name, scope)?,
            Expr::Template(parts) => {
                let mut out = String::new();
                for (text, inner) in parts {
                    out.push_str(text);
                    if let Some(inner) = inner {
                        out.push_str(&self.value(inner, scope)?.shown()?);
                    }
                    if out.len() > LONGEST {
                        return Err("a text that is too long".into());
                    }
                }
                Given::text(out)
            }
            Expr::Pattern(text, flags) => builtin::pattern(text, flags)?,
            Expr::Member(object, key, may_miss) => {
                let object = self.value(object, scope)?;
                // What `?.` gives ends the chain, which is as if each of its parts were optional.
                if object.is_missing() && (*may_miss || is_optional(expression)) {
                    return Ok(Given::Undefined);
                }
                let key = self.value(key, scope)?;
                self.member(&object, &key)?
            }
            Expr::Call(function, arguments) => self.called(function, arguments, scope)?,
            Expr::New(class, arguments) => {
                let class = self.value(class, scope)?;
                let arguments = self.values(arguments, scope)?;
                builtin::new(&class, &arguments)?
            }
            Expr::Unary(sign, inner) => {
                let inner = self.value(inner, scope)?;
                match *sign {
                    "!" => Given::Plain(Value::Bool(!inner.is_true())),
                    "typeof" => Given::text(builtin::kind(&inner)),
                    sign => {
                        let number = inner.as_number().ok_or("a sign before a text")?;
                        Given::number(if sign == "-" { -number } else { number })
                    }
                }
            }
            Expr::Binary(sign, left, right) => self.binary(sign, left, right, scope)?,
            Expr::Choice(test, yes, no) => {
                let branch = match self.value(test, scope)?.is_true() {
                    true => yes,
                    false => no,
                };
                self.value(branch, scope)?
            }
            Expr::Function(function) => Given::Closure(Closure {
                function: Rc::clone(function),
                scope: scope.clone(),
            }),
            Expr::List(items) => {
                let mut list = Vec::new();
                for (item, is_spread) in items {
                    match (self.value(item, scope)?, is_spread) {
                        (Given::Plain(Value::List(items)), true) => list.extend(items),
                        (given, _) => list.push(plain(given)?),
                    }
                }
                Given::Plain(Value::List(list))
            }
            Expr::Object(members) => {
                let mut map = Map::new();
                for (key, value) in members {
                    map.insert(key.clone(), plain(self.value(value, scope)?)?);
                }
                Given::Plain(Value::Map(map))
            }
        })
    }

    fn values(&self, expressions: &[Expr], scope: &Scope) -> Result<Vec<Given>> {
        expressions
            .iter()
            .map(|one| self.value(one, scope))
            .collect()
    }

    fn binary(&self, sign: &str, left: &Expr, right: &Expr, scope: &Scope) -> Result<Given> {
        let left = self.value(left, scope)?;
        match sign {
            "&&" if !left.is_true() => return Ok(left),
            "||" if left.is_true() => return Ok(left),
            "??" if !left.is_missing() => return Ok(left),
            "&&" | "||" | "??" => return self.value(right, scope),
            _ => {}
        }
        let right = self.value(right, scope)?;
        if sign == "in" {
            let found = self.member(&right, &left)?;
            return Ok(Given::Plain(Value::Bool(!matches!(
                found,
                Given::Undefined
            ))));
        }
        builtin::binary(sign, &left, &right)
    }

    fn called(&self, function: &Expr, arguments: &[Expr], scope: &Scope) -> Result<Given> {
        if let Expr::Member(object, key, may_miss) = function
            && let Expr::Text(method) = key.as_ref()
        {
            let object = self.value(object, scope)?;
            if object.is_missing() && (*may_miss || is_optional(function)) {
                return Ok(Given::Undefined);
            }
            let arguments = self.values(arguments, scope)?;
            if matches!(object, Given::Known("this")) {
                return self.filtered(method, &arguments);
            }
            return methods::method(self, &object, method, &arguments);
        }
        let function = self.value(function, scope)?;
        let arguments = self.values(arguments, scope)?;
        self.apply(&function, &arguments)
    }

    fn filtered(&self, name: &str, arguments: &[Given]) -> Result<Given> {
        let unknown = || format!("`{name}()`");
        let value = arguments.first().ok_or_else(unknown)?;
        let made = self.host.filter(name, value);
        made.map(Given::text).ok_or_else(unknown)
    }

    /// What a name stands for: in the function, in its file, or in the language.
    fn named(&self, name: &str, scope: &Scope) -> Result<Given> {
        if let Some(given) = scope.get(name) {
            return Ok(given);
        }
        if let Some(given) = self.declared(name)? {
            return Ok(given);
        }
        let known = [
            "this", "process", "Date", "String", "Number", "Boolean", "Array", "Object",
        ];
        match known.into_iter().find(|known| *known == name) {
            Some(known) => Ok(Given::Known(known)),
            None => Err(format!("`{name}`")),
        }
    }

    /// What the file declares a name as.
    fn declared(&self, name: &str) -> Result<Option<Given>> {
        let tokens = {
            let mut kept = self.file_tokens.borrow_mut();
            Rc::clone(kept.get_or_insert_with(|| Rc::new(tokens(self.file))))
        };
        let is_name = |at: usize| matches!(tokens.get(at), Some(Token::Name(it)) if it == name);
        for (at, token) in tokens.iter().enumerate() {
            let Token::Name(word) = token else { continue };
            let start = match word.as_str() {
                "const" | "let" | "var"
                    if is_name(at + 1) && tokens.get(at + 2) == Some(&Token::Sign("=")) =>
                {
                    at + 3
                }
                "function" if is_name(at + 1) => at,
                "import" if is_name(at + 1) => {
                    let module = tokens.get(at + 3);
                    return builtin::module(name, module).map(Some);
                }
                _ => continue,
            };
            if let Some(Token::Name(word)) = tokens.get(start)
                && word == "require"
            {
                return builtin::module(name, tokens.get(start + 2)).map(Some);
            }
            let expression = Parser::new(&tokens[start..]).expression()?;
            let depth = self.depth.get();
            self.depth.set(depth + 1);
            if depth > 20 {
                return Err(format!("`{name}`"));
            }
            let given = self.value(&expression, &Scope::new(None));
            self.depth.set(depth);
            return given.map(Some);
        }
        Ok(None)
    }
}

/// Whether an earlier part of the chain may be missing.
fn is_optional(expression: &Expr) -> bool {
    match expression {
        Expr::Member(object, _, may_miss) => *may_miss || is_optional(object),
        Expr::Call(function, _) => is_optional(function),
        _ => false,
    }
}

fn is_print(expression: &Expr) -> bool {
    let Expr::Call(function, _) = expression else {
        return false;
    };
    matches!(function.as_ref(), Expr::Member(object, _, _)
        if matches!(object.as_ref(), Expr::Name(name) if name == "console"))
}
