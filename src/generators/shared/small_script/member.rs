//! Members of objects.

use std::rc::Rc;

use super::given::{Calls, Fault, Given, Result};
use super::run::Runner;
use super::{builtin, libraries, times};

impl Calls for Runner<'_> {
    fn apply(&self, function: &Given, arguments: &[Given]) -> Result<Given> {
        self.apply_to(function, Given::Known("this"), arguments)
    }

    fn member(&self, object: &Given, key: &Given) -> Result<Given> {
        self.member_of(object, key)
    }

    fn spend(&self, steps: usize) -> Result<()> {
        self.spend_steps(steps)
    }

    fn markdown(&self, text: &str, inline: bool) -> String {
        self.host.markdown(text, inline)
    }

    fn register(&self, method: &str, arguments: &[Given]) -> Result<Given> {
        self.modules.register(self, method, arguments)
    }
}

impl Runner<'_> {
    /// What a function gives as the method of `this`.
    pub fn apply_to(&self, function: &Given, this: Given, arguments: &[Given]) -> Result<Given> {
        match function {
            Given::Closure(closure) => self.call(closure, this, arguments),
            Given::Filter(name) => self.filtered(name, arguments),
            Given::Known(name) => builtin::function(self, name, arguments),
            Given::Method(method) => super::methods::method(self, &method.0, &method.1, arguments),
            Given::Unknown(what) => Err(Fault::Unknown(what.to_string())),
            _ => Err("a call of what is not a function".into()),
        }
    }

    pub fn filtered(&self, name: &str, arguments: &[Given]) -> Result<Given> {
        if let Some(filter) = self.modules.filter(name) {
            return self.apply(&filter, arguments);
        }
        let made = self.host.filter(name, arguments);
        made.ok_or_else(|| format!("`{name}()`").into())
    }

    pub fn member_of(&self, object: &Given, key: &Given) -> Result<Given> {
        let name = key.shown()?;
        let found = match object {
            Given::Data => match name.as_str() {
                "page" => Some(Given::Page),
                "collections" => Some(Given::Unknown("the collections of the site".into())),
                name => self.host.data(name).map(|value| Given::of(&value)),
            },
            Given::Page => self.host.page(&name),
            Given::Object(object) => match (object.get(&name), name.as_str()) {
                (None, "size") if matches!(object.kind, "Set" | "Map") => {
                    Some(Given::Number(object.len() as f64))
                }
                // What was spread into it may be the member.
                (None, _) => object.get("..."),
                (found, _) => found,
            },
            Given::List(list) if name == "length" => {
                Some(Given::Number(list.items.borrow().len() as f64))
            }
            Given::List(list) => {
                let at = name.parse::<usize>().ok();
                at.and_then(|at| list.items.borrow().get(at).cloned())
            }
            Given::Text(text) if name == "length" => {
                Some(Given::Number(text.encode_utf16().count() as f64))
            }
            Given::Text(text) => {
                let at = name.parse::<usize>().ok();
                at.and_then(|at| text.chars().nth(at))
                    .map(|c| Given::text(c.to_string()))
            }
            Given::Time(time) => Some(times::member(time, &name)?),
            Given::Known("this") => match name.as_str() {
                "page" => Some(Given::Page),
                "ctx" => Some(Given::Data),
                "eleventy" | "env" => None,
                name => Some(Given::Filter(name.into())),
            },
            Given::Known("process") if name == "env" => Some(Given::Known("env")),
            Given::Known("env") => builtin::environment(&name),
            Given::Known(library) => Some(libraries::member(library, &name)?),
            Given::Unknown(what) => return Err(Fault::Unknown(what.to_string())),
            Given::Undefined | Given::Null => {
                return Err(Fault::missing(format!("`{name}` of what is missing")));
            }
            _ => None,
        };
        Ok(match (found, object) {
            (Some(found), _) => found,
            // A method that is handed on.
            (None, Given::List(_) | Given::Text(_))
                if super::methods::NAMES.contains(&name.as_str()) =>
            {
                Given::Method(Rc::new((object.clone(), name.into())))
            }
            (None, _) => Given::Undefined,
        })
    }
}
