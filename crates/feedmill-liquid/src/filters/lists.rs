//! Filters that take a list.

use std::collections::HashSet;

use super::{Arguments, Fault, Made, select};
use crate::datum::{Datum, Number, inspect, text, to_number};
use crate::render::{Machine, size};

/// The result of the filter `name`, if it is one of these.
pub(super) fn apply<'a>(
    machine: &mut Machine<'a>,
    name: &str,
    input: &Datum<'a>,
    arguments: &Arguments<'a>,
) -> Option<Made<'a>> {
    let property = || arguments.listed.first().filter(|name| !name.is_nil());
    Some(Ok(match name {
        "size" => size(input).unwrap_or(Datum::Integer(0)),
        "first" => input.first().unwrap_or(Datum::Nil),
        "last" if input.is_map() => Datum::Nil,
        "last" => input.last().unwrap_or(Datum::Nil),
        "join" => {
            let glue = arguments
                .listed
                .first()
                .map_or(" ".into(), |glue| text(glue));
            join(machine, input, &glue)
        }
        "reverse" => Datum::list(flat(input).into_iter().rev().collect()),
        "compact" => Datum::list(
            flat(input)
                .into_iter()
                .filter(|item| !member_or_self(item, property()).is_nil())
                .collect(),
        ),
        "uniq" => unique(flat(input), property()),
        "map" => {
            let name = arguments.text(0);
            let items = flat(input);
            let members = items.iter().map(|item| item.member(&name));
            Datum::list(members.map(|member| member.unwrap_or(Datum::Nil)).collect())
        }
        "concat" if !arguments.at(0).is_list() => {
            return Some(Err(Fault::argument("it needs a list")));
        }
        "concat" => {
            let mut items = flat(input);
            items.extend(self::items(arguments.at(0)));
            Datum::list(items)
        }
        "sort_natural" => {
            let items = flat(input);
            Datum::list(select::sorted_without_case(items, property()))
        }
        "sum" => {
            let items = flat(input);
            let total = items.iter().fold(Number::Whole(0), |total, item| {
                total.plus(to_number(&member_or_self(item, property())))
            });
            total.datum()
        }
        "push" | "unshift" | "pop" | "shift" if !input.is_list() => input.clone(),
        "push" => {
            let mut items = self::items(input);
            items.push(arguments.at(0).clone());
            Datum::list(items)
        }
        "unshift" => {
            let mut items = self::items(input);
            items.insert(0, arguments.at(0).clone());
            Datum::list(items)
        }
        "pop" | "shift" => return Some(shortened(name, input, arguments)),
        // By chance in Jekyll; here the first, so that the same posts always give the same feed.
        "sample" if input.is_list() => match arguments.whole(0, 1).unwrap_or(1) {
            1 => input.first().unwrap_or(Datum::Nil),
            count => Datum::list(
                input
                    .items(usize::try_from(count).unwrap_or(0))
                    .unwrap_or_default(),
            ),
        },
        "sample" => input.clone(),
        "array_to_sentence_string" if input.count().is_none() => text(input).as_ref().into(),
        "array_to_sentence_string" => sentence(input, arguments),
        _ => return None,
    }))
}

/// The items of a list, the entries of a map, the numbers of a range.
pub(super) fn items<'a>(input: &Datum<'a>) -> Vec<Datum<'a>> {
    input.items(usize::MAX).unwrap_or_default()
}

/// The items as Liquid's own filters see them: lists in lists opened, a map or a scalar as the one item.
fn flat<'a>(input: &Datum<'a>) -> Vec<Datum<'a>> {
    match input {
        Datum::Nil => Vec::new(),
        Datum::Range(..) => items(input),
        _ if input.is_list() => {
            let mut flat = Vec::new();
            flatten(input, &mut flat);
            flat
        }
        other => vec![other.clone()],
    }
}

fn flatten<'a>(list: &Datum<'a>, flat: &mut Vec<Datum<'a>>) {
    for item in items(list) {
        match item.is_list() {
            true => flatten(&item, flat),
            false => flat.push(item),
        }
    }
}

fn member_or_self<'a>(item: &Datum<'a>, property: Option<&Datum<'a>>) -> Datum<'a> {
    match property {
        Some(name) => item.member(&text(name)).unwrap_or(Datum::Nil),
        None => item.clone(),
    }
}

fn join<'a>(machine: &mut Machine<'a>, input: &Datum<'a>, glue: &str) -> Datum<'a> {
    let items = flat(input);
    if !machine
        .budget
        .allows(items.len().saturating_mul(glue.len()))
    {
        return Datum::Nil;
    }
    let texts: Vec<_> = items.iter().map(text).collect();
    texts.join(glue).into()
}

fn unique<'a>(items: Vec<Datum<'a>>, property: Option<&Datum<'a>>) -> Datum<'a> {
    let mut seen = HashSet::new();
    let kept = items.into_iter().filter(|item| {
        let mut shown = String::new();
        inspect(&member_or_self(item, property), &mut shown);
        seen.insert(shown)
    });
    Datum::list(kept.collect())
}

fn shortened<'a>(name: &str, input: &Datum<'a>, arguments: &Arguments<'a>) -> Made<'a> {
    let Ok(count) = usize::try_from(arguments.whole(0, 1)?) else {
        return Err(Fault::argument("it cannot take fewer than none"));
    };
    let mut items = items(input);
    let kept = items.len().saturating_sub(count);
    match name {
        "pop" => items.truncate(kept),
        _ => {
            items.drain(..items.len() - kept);
        }
    }
    Ok(Datum::list(items))
}

fn sentence<'a>(input: &Datum<'a>, arguments: &Arguments<'a>) -> Datum<'a> {
    let connector = arguments
        .listed
        .first()
        .map_or("and".into(), |word| text(word));
    let items = items(input);
    let words: Vec<_> = items.iter().map(text).collect();
    match words.as_slice() {
        [] => Datum::Str(""),
        [only] => (&**only).into(),
        [first, second] => format!("{first} {connector} {second}").into(),
        [others @ .., last] => format!("{}, {connector} {last}", others.join(", ")).into(),
    }
}
