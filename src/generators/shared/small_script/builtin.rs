//! What the language has: operators, names and functions.

use std::rc::Rc;

use regex::RegexBuilder;

use super::given::{Calls, Fault, Given, List, Object, Result};
use super::libraries;
use super::times;

/// The longest text or list that a function makes.
pub(super) const LONGEST: usize = 1 << 20;

pub(super) fn pattern(text: &str, flags: &str) -> Result<Given> {
    // What JavaScript escapes and this engine does not know as escaped.
    let text = text
        .replace("\\/", "/")
        .replace("(?<", "(?P<")
        .replace("(?P<=", "(?<=")
        .replace("(?P<!", "(?<!");
    let built = RegexBuilder::new(&text)
        .case_insensitive(flags.contains('i'))
        .multi_line(flags.contains('m'))
        .dot_matches_new_line(flags.contains('s'))
        .size_limit(1 << 18)
        .build();
    let pattern = built.map_err(|_| format!("the pattern `/{text}/`"))?;
    Ok(Given::Pattern(Rc::new((pattern, flags.contains('g')))))
}

/// What a variable of the environment is where a site is built.
pub(super) fn environment(name: &str) -> Option<Given> {
    match name {
        "NODE_ENV" | "ELEVENTY_ENV" | "ELEVENTY_PRODUCTION" => Some(Given::text("production")),
        "ELEVENTY_RUN_MODE" => Some(Given::text("build")),
        _ => None,
    }
}

/// What a name of the language stands for.
pub(super) fn known(name: &str) -> Option<Given> {
    const NAMES: [&str; 35] = [
        "this",
        "process",
        "Date",
        "String",
        "Number",
        "Boolean",
        "Array",
        "Object",
        "Math",
        "JSON",
        "Set",
        "Map",
        "Error",
        "TypeError",
        "RegExp",
        "Promise",
        "Intl",
        "URL",
        "console",
        "parseInt",
        "parseFloat",
        "isNaN",
        "encodeURIComponent",
        "decodeURIComponent",
        "encodeURI",
        "decodeURI",
        "structuredClone",
        "Symbol",
        "BigInt",
        "globalThis",
        "import",
        "Infinity",
        "NaN",
        "__dirname",
        "__filename",
    ];
    let known = NAMES.into_iter().find(|known| *known == name)?;
    Some(match known {
        "Infinity" => Given::Number(f64::INFINITY),
        "NaN" => Given::Number(f64::NAN),
        "__dirname" | "__filename" => Given::text("/"),
        known => Given::Known(known),
    })
}

pub(super) fn new(run: &dyn Calls, class: &Given, arguments: &[Given]) -> Result<Given> {
    let entries = |kind: &'static str| -> Result<Given> {
        let object = Object::of_kind(kind);
        if let Some(Given::List(list)) = arguments.first() {
            for item in list.items.borrow().iter() {
                run.spend(1)?;
                match (kind, item) {
                    ("Map", Given::List(pair)) => {
                        let pair = pair.items.borrow();
                        let key = pair.first().map_or(Ok(String::new()), Given::shown)?;
                        object.set(key.into(), pair.get(1).cloned().unwrap_or(Given::Undefined));
                    }
                    _ => object.set(item.shown()?.into(), item.clone()),
                }
            }
        }
        Ok(Given::Object(Rc::new(object)))
    };
    match class {
        Given::Known("Date") => times::new(arguments),
        Given::Known("Set") => entries("Set"),
        Given::Known("Map") => entries("Map"),
        Given::Known("Error" | "TypeError") => {
            let object = Object::of_kind("Error");
            let message = arguments.first().cloned().unwrap_or(Given::Undefined);
            object.set("message".into(), message);
            Ok(Given::Object(Rc::new(object)))
        }
        Given::Known("RegExp") => {
            let text = arguments
                .first()
                .map_or(Ok(String::new()), |given| match given {
                    Given::Pattern(pattern) => Ok(pattern.0.as_str().to_owned()),
                    given => given.shown(),
                })?;
            let flags = arguments.get(1).map_or(Ok(String::new()), Given::shown)?;
            pattern(&text, &flags)
        }
        Given::Known("Array") => function(run, "Array", arguments),
        Given::Unknown(what) => Err(Fault::Unknown(what.to_string())),
        Given::Known(library) => libraries::new(library, arguments),
        _ => Err("`new`".into()),
    }
}

pub(super) fn kind(given: &Given) -> &'static str {
    match given {
        Given::Undefined => "undefined",
        Given::Bool(_) => "boolean",
        Given::Number(_) => "number",
        Given::Text(_) => "string",
        Given::Known(_) | Given::Filter(_) | Given::Closure(_) | Given::Method(_) => "function",
        _ => "object",
    }
}

pub(super) fn is_of(given: &Given, class: &Given) -> Result<bool> {
    Ok(match class {
        Given::Known("Date") => matches!(given, Given::Date(_) | Given::Now),
        Given::Known("Array") => matches!(given, Given::List(_)),
        Given::Known("Object") => matches!(given, Given::Object(_) | Given::List(_)),
        Given::Known("Error") => {
            matches!(given, Given::Object(object) if object.kind == "Error")
        }
        Given::Known("Map") => matches!(given, Given::Object(object) if object.kind == "Map"),
        Given::Known("Set") => matches!(given, Given::Object(object) if object.kind == "Set"),
        Given::Known("Promise" | "RegExp" | "URL") => false,
        _ => return Err("`instanceof`".into()),
    })
}

pub(super) fn binary(sign: &str, left: &Given, right: &Given) -> Result<Given> {
    for side in [left, right] {
        if let Given::Unknown(what) = side {
            return Err(Fault::Unknown(what.to_string()));
        }
    }
    match sign {
        "===" | "==" => return Ok(Given::Bool(equal(left, right, sign == "=="))),
        "!==" | "!=" => return Ok(Given::Bool(!equal(left, right, sign == "!="))),
        _ => {}
    }
    let is_text = |given: &Given| {
        matches!(
            given,
            Given::Text(_) | Given::List(_) | Given::Object(_) | Given::Date(_)
        )
    };
    if sign == "+" && (is_text(left) || is_text(right)) {
        let text = left.shown()? + &right.shown()?;
        return match text.len() > LONGEST {
            true => Err("a text that is too long".into()),
            false => Ok(Given::text(text)),
        };
    }
    if let (Given::Text(left), Given::Text(right)) = (left, right) {
        let order = left.encode_utf16().cmp(right.encode_utf16());
        match sign {
            "<" => return Ok(Given::Bool(order.is_lt())),
            ">" => return Ok(Given::Bool(order.is_gt())),
            "<=" => return Ok(Given::Bool(order.is_le())),
            ">=" => return Ok(Given::Bool(order.is_ge())),
            _ => {}
        }
    }
    let (left, right) = (
        left.as_number().unwrap_or(f64::NAN),
        right.as_number().unwrap_or(f64::NAN),
    );
    let bits = |number: f64| number as i64 as i32;
    Ok(match sign {
        "<" => Given::Bool(left < right),
        ">" => Given::Bool(left > right),
        "<=" => Given::Bool(left <= right),
        ">=" => Given::Bool(left >= right),
        "+" => Given::Number(left + right),
        "-" => Given::Number(left - right),
        "*" => Given::Number(left * right),
        "/" => Given::Number(left / right),
        "%" => Given::Number(left % right),
        "**" => Given::Number(left.powf(right)),
        "|" => Given::Number(f64::from(bits(left) | bits(right))),
        "&" => Given::Number(f64::from(bits(left) & bits(right))),
        "^" => Given::Number(f64::from(bits(left) ^ bits(right))),
        "<<" => Given::Number(f64::from(bits(left).wrapping_shl(bits(right) as u32))),
        ">>" => Given::Number(f64::from(bits(left).wrapping_shr(bits(right) as u32))),
        sign => return Err(format!("`{sign}`").into()),
    })
}

pub(super) fn equal(left: &Given, right: &Given, loosely: bool) -> bool {
    match (left, right) {
        (Given::Undefined, Given::Undefined) | (Given::Null, Given::Null) => true,
        (left, right) if left.is_missing() || right.is_missing() => {
            loosely && left.is_missing() && right.is_missing()
        }
        (Given::Bool(left), Given::Bool(right)) => left == right,
        (Given::Number(left), Given::Number(right)) => left == right,
        (Given::Text(left), Given::Text(right)) => left == right,
        (Given::List(left), Given::List(right)) => Rc::ptr_eq(left, right),
        (Given::Object(left), Given::Object(right)) => Rc::ptr_eq(left, right),
        (Given::Known(left), Given::Known(right)) => left == right,
        (Given::Closure(left), Given::Closure(right)) => Rc::ptr_eq(left, right),
        _ if loosely => {
            let (left, right) = (left.as_number(), right.as_number());
            left.is_some() && left == right
        }
        _ => false,
    }
}

pub(super) fn function(run: &dyn Calls, name: &str, arguments: &[Given]) -> Result<Given> {
    if let Some(Given::Unknown(what)) = arguments.first() {
        return Err(Fault::Unknown(what.to_string()));
    }
    let first = arguments.first().cloned().unwrap_or(Given::Undefined);
    let text = || first.shown();
    let encoded = |kept: &str| -> Result<Given> {
        let mut out = String::new();
        for byte in first.shown()?.bytes() {
            match byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) {
                true => out.push(char::from(byte)),
                false => out.push_str(&format!("%{byte:02X}")),
            }
        }
        Ok(Given::text(out))
    };
    Ok(match name {
        "String" if arguments.is_empty() => Given::text(""),
        "String" => Given::text(text()?),
        "Number" => Given::Number(first.as_number().unwrap_or(f64::NAN)),
        "Boolean" => Given::Bool(first.is_true()),
        "Date" => return Err("the present time".into()),
        "Symbol" | "BigInt" => return Err(format!("`{name}()`").into()),
        "Array" => match arguments {
            [Given::Number(length)] if *length >= 0.0 && *length <= 10_000.0 => {
                Given::list(vec![Given::Undefined; *length as usize])
            }
            items => Given::list(items.to_vec()),
        },
        "Error" | "TypeError" => return new(run, &Given::Known("Error"), arguments),
        "parseInt" => {
            let text = text()?;
            let text = text.trim();
            let radix = arguments.get(1).and_then(Given::as_number).unwrap_or(10.0) as u32;
            let radix = if (2..=36).contains(&radix) { radix } else { 10 };
            let (sign, digits) = match text.strip_prefix('-') {
                Some(rest) => (-1.0, rest),
                None => (1.0, text),
            };
            let end = digits
                .find(|c: char| !c.is_digit(radix))
                .unwrap_or(digits.len());
            let number = i64::from_str_radix(&digits[..end], radix);
            Given::Number(number.map_or(f64::NAN, |number| sign * number as f64))
        }
        "parseFloat" => {
            let text = text()?;
            let text = text.trim();
            let end = text
                .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '+' | 'e'))
                .unwrap_or(text.len());
            Given::Number(text[..end].parse().unwrap_or(f64::NAN))
        }
        "isNaN" => Given::Bool(first.as_number().is_none_or(f64::is_nan)),
        "encodeURIComponent" => encoded("-_.!~*'()")?,
        "encodeURI" => encoded("-_.!~*'();/?:@&=+$,#")?,
        "decodeURIComponent" | "decodeURI" => {
            let text = text()?;
            let decoded = percent_encoding::percent_decode_str(&text).decode_utf8_lossy();
            Given::text(decoded.into_owned())
        }
        "structuredClone" => match first.plain() {
            Some(value) => Given::of(&value),
            None => return Err("`structuredClone()`".into()),
        },
        // Nothing waits here.
        "import" | "require" => return Err(format!("`{name}()`").into()),
        name => return libraries::function(run, name, arguments),
    })
}

/// A copy of a list, if it is one that calls share.
pub(super) fn own(list: &Rc<List>) -> Rc<List> {
    match list.is_shared() {
        false => Rc::clone(list),
        true => match Given::list(list.items.borrow().clone()) {
            Given::List(copy) => copy,
            _ => Rc::clone(list),
        },
    }
}
