//! The functions of Go and Hugo that need no site.

mod format;
mod list;
mod logic;
mod number;
mod text;

use crate::problem::Limits;
use crate::value::Value;

pub(crate) use list::index;

/// What a function gives, or why it cannot.
type Done = Result<Value, String>;

/// What the function gives; `None` if there is none of this name here.
pub(crate) fn call(name: &str, arguments: &[Value], limits: Limits) -> Option<Done> {
    let short = short(name);
    logic::call(short, arguments)
        .or_else(|| text::call(short, arguments, limits))
        .or_else(|| list::call(short, arguments, limits))
        .or_else(|| number::call(short, arguments))
        .or_else(|| format::call(short, arguments, limits))
}

/// The short name of a function that Hugo has under two.
fn short(name: &str) -> &str {
    let Some((space, rest)) = name.split_once('.') else {
        return name;
    };
    match (space, rest) {
        ("strings", "ToUpper") => "upper",
        ("strings", "ToLower") => "lower",
        ("strings", "FirstUpper") => "firstUpper",
        ("strings", "Title") => "title",
        ("strings", "Trim") => "trim",
        ("strings", "TrimSpace") => "trimSpace",
        ("strings", "Replace") => "replace",
        ("strings", "ReplaceRE") => "replaceRE",
        ("strings", "ReplacePairs") => "replacePairs",
        ("strings", "FindRE") => "findRE",
        ("strings", "FindRESubmatch") => "findRESubmatch",
        ("strings", "Split") => "split",
        ("strings", "Substr") => "substr",
        ("strings", "SliceString") => "slicestr",
        ("strings", "HasPrefix") => "hasPrefix",
        ("strings", "HasSuffix") => "hasSuffix",
        ("strings", "Chomp") => "chomp",
        ("strings", "Truncate") => "truncate",
        ("strings", "CountWords") => "countwords",
        ("strings", "CountRunes") => "countrunes",
        ("collections", "Index") => "index",
        ("collections", "Dictionary") => "dict",
        ("collections", "Slice") => "slice",
        ("collections", "Delimit") => "delimit",
        ("collections", "First") => "first",
        ("collections", "Last") => "last",
        ("collections", "After") => "after",
        ("collections", "In") => "in",
        ("collections", "IsSet") => "isset",
        ("collections", "Append") => "append",
        ("collections", "Merge") => "merge",
        ("collections", "Seq") => "seq",
        ("collections", "Where") => "where",
        ("collections", "Shuffle") => "shuffle",
        ("collections", "Sort") => "sort",
        ("collections", "Uniq") => "uniq",
        ("collections", "Reverse") => "reverse",
        ("collections", "Querify") => "querify",
        ("compare", "Default") => "default",
        ("compare", "Conditional") => "cond",
        ("compare" | "safe", rest) => match rest {
            "Eq" => "eq",
            "Ne" => "ne",
            "Lt" => "lt",
            "Le" => "le",
            "Gt" => "gt",
            "Ge" => "ge",
            "HTML" => "safeHTML",
            "HTMLAttr" => "safeHTMLAttr",
            "URL" => "safeURL",
            "CSS" => "safeCSS",
            "JS" => "safeJS",
            _ => name,
        },
        ("fmt", "Printf") => "printf",
        ("fmt", "Print") => "print",
        ("fmt", "Println") => "println",
        ("urls", "URLize") => "urlize",
        ("transform", "HTMLEscape") => "htmlEscape",
        ("transform", "HTMLUnescape") => "htmlUnescape",
        ("transform", "Plainify") => "plainify",
        ("encoding", "Jsonify") => "jsonify",
        ("cast", "ToString") => "string",
        ("cast", "ToInt") => "int",
        ("cast", "ToFloat") => "float",
        ("math", "Add") => "add",
        ("math", "Sub") => "sub",
        ("math", "Mul") => "mul",
        ("math", "Div") => "div",
        ("math", "Mod") => "mod",
        ("inflect", "Humanize") => "humanize",
        ("time", "Format") => "dateFormat",
        _ => name,
    }
}

/// The text of the argument at `place`.
fn text_of(arguments: &[Value], place: usize) -> Result<std::sync::Arc<str>, String> {
    match arguments.get(place) {
        None => Err("too few arguments".to_owned()),
        Some(value) => value
            .to_text()
            .ok_or_else(|| format!("expected text, not {}", value.kind())),
    }
}

/// The whole number of the argument at `place`.
fn int_of(arguments: &[Value], place: usize) -> Result<i64, String> {
    match arguments.get(place) {
        None => Err("too few arguments".to_owned()),
        Some(value) => value
            .to_int()
            .ok_or_else(|| format!("expected a whole number, not `{}`", value.print())),
    }
}

/// The items of the argument at `place`; nil has none.
fn items_of(arguments: &[Value], place: usize) -> Result<Vec<Value>, String> {
    match arguments.get(place) {
        None => Err("too few arguments".to_owned()),
        Some(Value::List(items)) => Ok(items.to_vec()),
        Some(Value::Map(map)) => Ok(map.values().cloned().collect()),
        Some(Value::Nil) => Ok(Vec::new()),
        Some(other) => Err(format!("expected a list, not {}", other.kind())),
    }
}
