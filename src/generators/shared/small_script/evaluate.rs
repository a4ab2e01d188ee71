//! Runs a script: its expressions.

use std::rc::Rc;

use super::given::{Calls, Closure, Fault, Given, Object, Result, Scope};
use super::run::Runner;
use super::syntax::{Expr, Member, Pieces, Spread, Target};
use super::{builtin, methods};

/// The longest text that a script makes.
const LONGEST: usize = 1 << 20;

impl Runner<'_> {
    pub fn value(&self, expression: &Expr, scope: &Scope) -> Result<Given> {
        self.spend_steps(1)?;
        Ok(match expression {
            Expr::Number(number) => Given::Number(*number),
            Expr::Text(text) => Given::Text(Rc::clone(text)),
            Expr::Bool(is) => Given::Bool(*is),
            Expr::Null => Given::Null,
            Expr::Undefined => Given::Undefined,
            Expr::Name(name) => named(name, scope)?,
            Expr::Template(parts) => self.filled(parts, scope)?,
            Expr::Tagged(tag, parts) => {
                let tag = self.value(tag, scope)?;
                match &tag {
                    // `String.raw` and the like: what is written, filled in.
                    Given::Known("raw" | "stripped") => {
                        let text = self.filled(parts, scope)?;
                        self.apply(&tag, &[text])?
                    }
                    tag => {
                        let texts = parts.iter().map(|(text, _)| Given::Text(Rc::clone(text)));
                        let mut arguments = vec![Given::list(texts.collect())];
                        for (_, inner) in parts {
                            if let Some(inner) = inner {
                                arguments.push(self.value(inner, scope)?);
                            }
                        }
                        self.apply(tag, &arguments)?
                    }
                }
            }
            Expr::Pattern(text, flags) => builtin::pattern(text, flags)?,
            Expr::Member(object, key, may_miss) => {
                let object = self.value(object, scope)?;
                // What `?.` gives ends the chain, which is as if each of its parts were optional.
                if object.is_missing() && (*may_miss || is_optional(expression)) {
                    return Ok(Given::Undefined);
                }
                let key = self.value(key, scope)?;
                self.member_of(&object, &key)?
            }
            Expr::Call(function, arguments, may_miss) => {
                self.called(function, arguments, *may_miss, scope)?
            }
            Expr::New(class, arguments) => {
                let class = self.value(class, scope)?;
                if let Given::Known("markdown") = class {
                    return Ok(class);
                }
                let arguments = self.values(arguments, scope)?;
                builtin::new(self, &class, &arguments)?
            }
            Expr::Unary(sign, inner) => self.unary(sign, inner, scope)?,
            Expr::Binary(sign, left, right) => self.binary(sign, left, right, scope)?,
            Expr::Choice(test, yes, no) => {
                let branch = match self.value(test, scope)?.is_true() {
                    true => yes,
                    false => no,
                };
                self.value(branch, scope)?
            }
            Expr::Assign(operator, target, value) => {
                self.assigned(operator, target, value, scope)?
            }
            Expr::Count(target, by, gives_new) => {
                let old = self.current(target, scope)?.as_number();
                let old = old.ok_or("`++` of what is not a number")?;
                self.place(target, None, Given::Number(old + by), scope, false)?;
                Given::Number(if *gives_new { old + by } else { old })
            }
            Expr::Function(function) => Given::Closure(Rc::new(Closure {
                function: Rc::clone(function),
                scope: scope.clone(),
            })),
            Expr::List(items) => Given::list(self.values(items, scope)?),
            Expr::Object(members) => self.object(members, scope)?,
        })
    }

    fn filled(&self, parts: &Pieces, scope: &Scope) -> Result<Given> {
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
        self.spend_steps(out.len() / 64)?;
        Ok(Given::text(out))
    }

    pub fn values(&self, expressions: &Spread, scope: &Scope) -> Result<Vec<Given>> {
        let mut values = Vec::with_capacity(expressions.len());
        for (expression, is_spread) in expressions {
            let given = self.value(expression, scope)?;
            match is_spread {
                true => values.extend(self.items(&given)?),
                false => values.push(given),
            }
        }
        Ok(values)
    }

    /// What `for … of` goes over.
    pub fn items(&self, given: &Given) -> Result<Vec<Given>> {
        let items = match given {
            Given::List(list) => list.items.borrow().clone(),
            Given::Text(text) => text.chars().map(|c| Given::text(c.to_string())).collect(),
            Given::Object(object) if object.kind == "Set" => {
                object.entries().into_iter().map(|(_, item)| item).collect()
            }
            Given::Object(object) if object.kind == "Map" => object
                .entries()
                .into_iter()
                .map(|(key, item)| Given::list(vec![Given::Text(key), item]))
                .collect(),
            Given::Unknown(what) => return Err(Fault::Unknown(what.to_string())),
            Given::Undefined | Given::Null => {
                return Err(Fault::missing("a list that is missing".into()));
            }
            _ => return Err("a loop over what is not a list".into()),
        };
        self.spend_steps(items.len())?;
        Ok(items)
    }

    fn object(&self, members: &[Member], scope: &Scope) -> Result<Given> {
        let object = Object::new();
        for member in members {
            match member {
                Member::Pair(key, value) => {
                    let key = self.value(key, scope)?.shown()?;
                    // What one member holds does not keep the others from being used.
                    let given = match self.value(value, scope) {
                        Err(Fault::Unknown(what)) => Given::Unknown(what.into()),
                        given => given?,
                    };
                    object.set(key.into(), given);
                }
                Member::Spread(value) => match self.value(value, scope)? {
                    Given::Object(other) => {
                        self.spend_steps(other.len())?;
                        for (key, given) in other.entries() {
                            object.set(key, given);
                        }
                    }
                    Given::Unknown(what) => {
                        object.set("...".into(), Given::Unknown(what));
                    }
                    Given::Data | Given::Page => return Err("`...` of a post's data".into()),
                    _ => {}
                },
            }
        }
        Ok(Given::Object(Rc::new(object)))
    }

    fn unary(&self, sign: &str, inner: &Expr, scope: &Scope) -> Result<Given> {
        if sign == "delete" {
            let Expr::Member(object, key, _) = inner else {
                return Err("`delete`".into());
            };
            let (object, key) = (self.value(object, scope)?, self.value(key, scope)?.shown()?);
            return match object {
                Given::Object(object) if !object.is_shared() => {
                    object.remove(&key);
                    Ok(Given::Bool(true))
                }
                _ => Err("`delete`".into()),
            };
        }
        let given = match (sign, inner) {
            ("typeof", Expr::Name(name)) => named(name, scope).unwrap_or(Given::Undefined),
            _ => self.value(inner, scope)?,
        };
        if let Given::Unknown(what) = &given {
            return Err(Fault::Unknown(what.to_string()));
        }
        Ok(match sign {
            "!" => Given::Bool(!given.is_true()),
            "typeof" => Given::text(builtin::kind(&given)),
            "void" => Given::Undefined,
            "~" => {
                let number = given.as_number().unwrap_or(0.0);
                Given::Number(f64::from(!(number as i64 as i32)))
            }
            sign => {
                let number = given.as_number().unwrap_or(f64::NAN);
                Given::Number(if sign == "-" { -number } else { number })
            }
        })
    }

    fn binary(&self, sign: &str, left: &Expr, right: &Expr, scope: &Scope) -> Result<Given> {
        let left = self.value(left, scope)?;
        if let Given::Unknown(what) = &left {
            return Err(Fault::Unknown(what.to_string()));
        }
        match sign {
            "&&" if !left.is_true() => return Ok(left),
            "||" if left.is_true() => return Ok(left),
            "??" if !left.is_missing() => return Ok(left),
            "&&" | "||" | "??" => return self.value(right, scope),
            _ => {}
        }
        let right = self.value(right, scope)?;
        match sign {
            "in" => {
                let found = self.member_of(&right, &left)?;
                Ok(Given::Bool(!matches!(found, Given::Undefined)))
            }
            "instanceof" => builtin::is_of(&left, &right).map(Given::Bool),
            sign => builtin::binary(sign, &left, &right),
        }
    }

    fn assigned(
        &self,
        operator: &str,
        target: &Target,
        value: &Expr,
        scope: &Scope,
    ) -> Result<Given> {
        let given = match operator {
            "" => self.value(value, scope)?,
            operator => {
                let old = self.current(target, scope)?;
                match operator {
                    "||" if old.is_true() => return Ok(old),
                    "&&" if !old.is_true() => return Ok(old),
                    "??" if !old.is_missing() => return Ok(old),
                    "||" | "&&" | "??" => self.value(value, scope)?,
                    operator => builtin::binary(operator, &old, &self.value(value, scope)?)?,
                }
            }
        };
        if let Given::Text(text) = &given {
            self.spend_steps(text.len() / 64)?;
        }
        self.place(target, None, given.clone(), scope, false)?;
        Ok(given)
    }

    /// What a target holds.
    fn current(&self, target: &Target, scope: &Scope) -> Result<Given> {
        match target {
            Target::Name(name) => named(name, scope),
            Target::Member(object, key) => {
                let (object, key) = (self.value(object, scope)?, self.value(key, scope)?);
                self.member_of(&object, &key)
            }
            _ => Err("`=`".into()),
        }
    }

    fn called(
        &self,
        function: &Expr,
        arguments: &Spread,
        may_miss: bool,
        scope: &Scope,
    ) -> Result<Given> {
        if let Expr::Member(object, key, is_optional_member) = function {
            let object = self.value(object, scope)?;
            if object.is_missing() && (*is_optional_member || is_optional(function)) {
                return Ok(Given::Undefined);
            }
            let method = self.value(key, scope)?.shown()?;
            // Options and plugins of Markdown: what the site's Markdown is made of is known from elsewhere.
            if matches!(object, Given::Known("markdown"))
                && !method.starts_with("render")
                && !method.starts_with("parse")
            {
                return Ok(object);
            }
            let arguments = self.values(arguments, scope)?;
            if may_miss
                && self
                    .member_of(&object, &Given::text(method.as_str()))?
                    .is_missing()
            {
                return Ok(Given::Undefined);
            }
            return methods::method(self, &object, &method, &arguments);
        }
        if let Expr::Name(name) = function
            && matches!(&**name, "require" | "import")
            && scope
                .get(name)
                .is_none_or(|it| matches!(it, Given::Known("require")))
        {
            let Some(Given::Text(module)) = self.values(arguments, scope)?.into_iter().next()
            else {
                return Err(format!("`{name}()`").into());
            };
            let file = match scope.get(" file") {
                Some(Given::Text(file)) => file,
                _ => "".into(),
            };
            let given = self.modules.module(&file, &module, None);
            return Ok(given.unwrap_or_else(|fault| Given::Unknown(fault.what().into())));
        }
        let given = self.value(function, scope)?;
        // `markdownIt({ … })` is a way to make Markdown, and `marked(text)` one to write it.
        if let (Given::Known("markdown"), Some((Expr::Object(_), _)) | None) =
            (&given, arguments.first())
        {
            return Ok(given);
        }
        if given.is_missing() && may_miss {
            return Ok(Given::Undefined);
        }
        let arguments = self.values(arguments, scope)?;
        if given.is_missing() {
            return Err(Fault::missing("a call of what is missing".into()));
        }
        self.apply(&given, &arguments)
    }
}

/// What a name stands for: in the script, or in the language.
fn named(name: &str, scope: &Scope) -> Result<Given> {
    match scope.get(name).or_else(|| builtin::known(name)) {
        Some(given) => Ok(given),
        None => Err(format!("`{name}`").into()),
    }
}

/// Whether an earlier part of the chain may be missing.
fn is_optional(expression: &Expr) -> bool {
    match expression {
        Expr::Member(object, _, may_miss) => *may_miss || is_optional(object),
        Expr::Call(function, _, may_miss) => *may_miss || is_optional(function),
        _ => false,
    }
}
