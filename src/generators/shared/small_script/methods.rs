//! The methods of all kinds of values.

use std::rc::Rc;

use super::given::{Calls, Fault, Given, Result};
use super::{libraries, lists, objects, texts, times};

/// Methods of texts and lists that may be handed on.
pub(super) const NAMES: [&str; 12] = [
    "toLowerCase",
    "toUpperCase",
    "trim",
    "replace",
    "slice",
    "split",
    "map",
    "filter",
    "join",
    "includes",
    "push",
    "toString",
];

pub(super) fn method(
    run: &dyn Calls,
    object: &Given,
    method: &str,
    arguments: &[Given],
) -> Result<Given> {
    run.spend(1)?;
    // What a promise gives is there at once.
    match (method, object) {
        ("then", Given::Unknown(_)) => {}
        ("then", Given::Object(inner)) if inner.get("then").is_some() => {}
        ("then", object) => {
            let function = arguments.first().ok_or("`then()`")?;
            return run.apply(function, std::slice::from_ref(object));
        }
        ("catch", object) if !matches!(object, Given::Object(_) | Given::Unknown(_)) => {
            return Ok(object.clone());
        }
        _ => {}
    }
    match object {
        Given::Text(text) => texts::method(run, text, method, arguments),
        Given::List(list) => lists::method(run, list, method, arguments),
        Given::Date(date) => times::of_date(*date, method, arguments),
        Given::Time(time) => times::of_time(time, method, arguments),
        Given::Pattern(pattern) => texts::of_pattern(&pattern.0, pattern.1, method, arguments),
        Given::Number(number) => objects::of_number(*number, method, arguments),
        Given::Bool(_) if method == "toString" => object.shown().map(Given::text),
        Given::Object(inner) => {
            if let Some(made) = objects::method(run, inner, method, arguments)? {
                return Ok(made);
            }
            let function = run.member(object, &Given::text(method))?;
            match &function {
                Given::Undefined => Err(Fault::missing(format!("`{method}()` of an object"))),
                function => run.apply(function, arguments),
            }
        }
        Given::Data | Given::Page | Given::Known("this") => {
            run.apply(&run.member(object, &Given::text(method))?, arguments)
        }
        Given::Closure(_) | Given::Filter(_) | Given::Method(_) => match method {
            "call" => run.apply(object, arguments.get(1..).unwrap_or_default()),
            "bind" => Ok(object.clone()),
            "apply" => {
                let items = match arguments.get(1) {
                    Some(Given::List(list)) => list.items.borrow().clone(),
                    _ => Vec::new(),
                };
                run.apply(object, &items)
            }
            method => Err(format!("`{method}()` of a function").into()),
        },
        Given::Known("config") => run.register(method, arguments),
        Given::Known(name) => match objects::of_known(run, name, method, arguments)? {
            Some(made) => Ok(made),
            None => libraries::method(run, name, method, arguments),
        },
        Given::Unknown(what) => Err(Fault::Unknown(Rc::clone(what).to_string())),
        Given::Undefined | Given::Null => {
            Err(Fault::missing(format!("`{method}()` of what is missing")))
        }
        _ => Err(format!("`{method}()`").into()),
    }
}
