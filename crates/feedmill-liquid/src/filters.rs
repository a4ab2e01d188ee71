//! Every filter of Liquid and of Jekyll, by name.

mod dates;
mod encode;
mod html;
mod json;
mod lists;
mod math;
mod select;
mod slug;
mod strftime;
mod texts;
pub(super) mod url;

use std::borrow::Cow;
use std::rc::Rc;

use super::datum::{Datum, from_value, strict_integer, text, to_value};
use super::render::Machine;

pub(super) use html::escape as escape_html;

/// What stands behind a filter's colon.
pub(super) struct Arguments<'a> {
    pub listed: Vec<Datum<'a>>,
    /// `allow_false: true`.
    pub named: Vec<(Rc<str>, Datum<'a>)>,
}

/// Why a filter gave nothing.
pub(super) enum Fault {
    /// There is no such filter.
    Unknown,
    /// It cannot work with what it was given.
    Argument(String),
}

/// What a filter gives.
pub(super) type Made<'a> = Result<Datum<'a>, Fault>;

impl Fault {
    fn argument(message: &str) -> Self {
        Fault::Argument(message.to_owned())
    }
}

impl<'a> Arguments<'a> {
    /// The argument at `index`; nil where there are fewer.
    fn at(&self, index: usize) -> &Datum<'a> {
        self.listed.get(index).unwrap_or(&Datum::Nil)
    }

    /// The argument at `index` as text; empty where there are fewer.
    fn text(&self, index: usize) -> Cow<'_, str> {
        text(self.at(index))
    }

    /// The argument at `index` as a whole number; `otherwise` where there are fewer.
    fn whole(&self, index: usize, otherwise: i64) -> Result<i64, Fault> {
        match self.listed.get(index) {
            None => Ok(otherwise),
            Some(argument) => {
                strict_integer(argument).ok_or_else(|| Fault::argument("it needs a whole number"))
            }
        }
    }
}

/// Sends `input` through the filter `name`.
pub(super) fn apply<'a>(
    machine: &mut Machine<'a>,
    name: &str,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
) -> Made<'a> {
    if machine.context.lookups.has_filter(name) {
        let listed: Vec<_> = arguments.listed.iter().map(to_value).collect();
        let made = machine
            .context
            .lookups
            .filter(name, &to_value(input), &listed);
        return made.map(from_value).map_err(Fault::Argument);
    }
    // To most filters a range is the list of its numbers, which may be too many.
    if let Datum::Range(..) = input
        && !matches!(name, "size" | "first" | "last")
        && !machine.budget.step(input.count().unwrap_or(0) as u64)
    {
        return Ok(Datum::Nil);
    }
    if let Some(made) = lists::apply(machine, name, input, arguments) {
        return made;
    }
    if let Some(made) = texts::apply(machine, name, input, arguments) {
        return made;
    }
    if let Some(made) = math::apply(name, input, arguments) {
        return made;
    }
    match name {
        "where" => Ok(select::matching(input, arguments)),
        "find" => Ok(select::first_matching(input, arguments)),
        "where_exp" => Ok(select::holding(machine, input, arguments)),
        "find_exp" => Ok(select::first_holding(machine, input, arguments)),
        "group_by" => Ok(select::groups(input, arguments)),
        "group_by_exp" => Ok(select::groups_by_value(machine, input, arguments)),
        "sort" => select::sorted(input, arguments),
        "date" => Ok(dates::formatted(&machine.context, input, arguments)),
        "date_to_xmlschema" => dates::xml_schema(&machine.context, input),
        "date_to_rfc822" => dates::rfc_822(&machine.context, input),
        "date_to_string" => dates::in_words(&machine.context, input, arguments, "%b"),
        "date_to_long_string" => dates::in_words(&machine.context, input, arguments, "%B"),
        "relative_url" if input.is_nil() => Ok(Datum::Nil),
        "relative_url" => Ok(url::relative(&machine.context, &url_of(input)).into()),
        "absolute_url" if input.is_nil() => Ok(Datum::Nil),
        "absolute_url" => Ok(url::absolute(&machine.context, &url_of(input)).into()),
        "markdownify" => Ok(machine.context.lookups.markdownify(&text(input)).into()),
        "smartify" => Ok(machine.context.lookups.smartify(&text(input)).into()),
        "jsonify" => Ok(json::json(input).into()),
        "default" => Ok(default(input, arguments)),
        _ => Err(Fault::Unknown),
    }
}

/// A page's own URL, or the text of anything else.
fn url_of<'d>(input: &'d Datum<'_>) -> Cow<'d, str> {
    match input.member("url") {
        Some(url) => Cow::Owned(text(&url).into_owned()),
        None => text(input),
    }
}

fn default<'a>(input: &Datum<'a>, arguments: &Arguments<'a>) -> Datum<'a> {
    let allow_false = arguments
        .named
        .iter()
        .any(|(name, value)| &**name == "allow_false" && value.is_truthy());
    let missing = match input {
        Datum::Nil => true,
        Datum::Bool(false) => !allow_false,
        other => super::render::is_empty(other),
    };
    match (missing, arguments.listed.first()) {
        (false, _) => input.clone(),
        (true, Some(value)) => value.clone(),
        (true, None) => Datum::Str(""),
    }
}
