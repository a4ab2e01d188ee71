//! The methods of lists.

use std::cmp::Ordering;
use std::rc::Rc;

use super::builtin::{equal, own};
use super::given::{Calls, Given, List, Result};
use super::texts::{between, number};

/// The longest list that a script makes.
const LONGEST: usize = 100_000;

pub(super) fn method(
    run: &dyn Calls,
    list: &Rc<List>,
    method: &str,
    arguments: &[Given],
) -> Result<Given> {
    let items = list.items.borrow().clone();
    run.spend(items.len() / 4)?;
    let unknown = || format!("`{method}()`");
    let each = |item: &Given, at: usize| {
        let function = arguments.first().ok_or_else(unknown)?;
        run.apply(
            function,
            &[
                item.clone(),
                Given::Number(at as f64),
                Given::List(Rc::clone(list)),
            ],
        )
    };
    Ok(match method {
        "join" => {
            let mark = match arguments.first() {
                Some(given) => given.shown()?,
                None => ",".into(),
            };
            let texts = items.iter().map(|item| match item.is_missing() {
                true => Ok(String::new()),
                false => item.shown(),
            });
            Given::text(texts.collect::<Result<Vec<_>>>()?.join(&mark))
        }
        "toString" => Given::List(Rc::clone(list)).shown().map(Given::text)?,
        "includes" | "indexOf" | "lastIndexOf" => {
            let wanted = arguments.first().ok_or_else(unknown)?;
            let is = |it: &Given| equal(it, wanted, false);
            let at = match method {
                "lastIndexOf" => items.iter().rposition(is),
                _ => items.iter().position(is),
            };
            match method {
                "includes" => Given::Bool(at.is_some()),
                _ => Given::Number(at.map_or(-1.0, |at| at as f64)),
            }
        }
        "slice" => {
            let length = items.len() as i64;
            let (from, to) = (number(arguments, 0, 0), number(arguments, 1, length));
            let range = between(items.len(), from, to);
            Given::list(items[range].to_vec())
        }
        "concat" => {
            let mut all = items;
            for given in arguments {
                match given {
                    Given::List(other) => all.extend(other.items.borrow().iter().cloned()),
                    given => all.push(given.clone()),
                }
            }
            Given::list(all)
        }
        "at" => {
            let at = number(arguments, 0, 0);
            let at = if at < 0 { at + items.len() as i64 } else { at };
            let found = usize::try_from(at)
                .ok()
                .and_then(|at| items.get(at).cloned());
            found.unwrap_or(Given::Undefined)
        }
        "push" | "pop" | "shift" | "unshift" | "splice" | "fill" => {
            return changed(list, method, arguments);
        }
        "reverse" | "toReversed" | "sort" | "toSorted" => {
            // What calls share is not changed: a copy is.
            let target = match method {
                "reverse" | "sort" => own(list),
                _ => match Given::list(items.clone()) {
                    Given::List(copy) => copy,
                    _ => own(list),
                },
            };
            let sorted = match method {
                "reverse" | "toReversed" => items.into_iter().rev().collect(),
                _ => sorted(run, items, arguments.first())?,
            };
            *target.items.borrow_mut() = sorted;
            Given::List(target)
        }
        "map" | "flatMap" => {
            let mut made = Vec::with_capacity(items.len());
            for (at, item) in items.iter().enumerate() {
                match each(item, at)? {
                    Given::List(inner) if method == "flatMap" => {
                        made.extend(inner.items.borrow().iter().cloned());
                    }
                    given => made.push(given),
                }
            }
            Given::list(made)
        }
        "flat" => {
            let mut flat = items;
            for _ in 0..number(arguments, 0, 1).clamp(0, 10) {
                let mut next = Vec::new();
                for item in flat {
                    match item {
                        Given::List(inner) => next.extend(inner.items.borrow().iter().cloned()),
                        item => next.push(item),
                    }
                }
                flat = next;
            }
            Given::list(flat)
        }
        "forEach" => {
            for (at, item) in items.iter().enumerate() {
                each(item, at)?;
            }
            Given::Undefined
        }
        "filter" => {
            let mut kept = Vec::new();
            for (at, item) in items.iter().enumerate() {
                if each(item, at)?.is_true() {
                    kept.push(item.clone());
                }
            }
            Given::list(kept)
        }
        "reduce" => {
            let function = arguments.first().ok_or_else(unknown)?;
            let mut rest = items.into_iter().enumerate();
            let mut sum = match arguments.get(1) {
                Some(start) => start.clone(),
                None => rest.next().map_or(Given::Undefined, |(_, item)| item),
            };
            for (at, item) in rest {
                sum = run.apply(function, &[sum, item, Given::Number(at as f64)])?;
            }
            sum
        }
        "find" | "findIndex" | "findLast" | "some" | "every" => {
            let places: Vec<usize> = match method {
                "findLast" => (0..items.len()).rev().collect(),
                _ => (0..items.len()).collect(),
            };
            for at in places {
                let is = each(&items[at], at)?.is_true();
                match method {
                    "find" | "findLast" if is => return Ok(items[at].clone()),
                    "findIndex" if is => return Ok(Given::Number(at as f64)),
                    "some" if is => return Ok(Given::Bool(true)),
                    "every" if !is => return Ok(Given::Bool(false)),
                    _ => {}
                }
            }
            match method {
                "find" | "findLast" => Given::Undefined,
                "findIndex" => Given::Number(-1.0),
                method => Given::Bool(method == "every"),
            }
        }
        "entries" => {
            let pairs = items.into_iter().enumerate();
            let pairs = pairs.map(|(at, item)| Given::list(vec![Given::Number(at as f64), item]));
            Given::list(pairs.collect())
        }
        "keys" => Given::list(
            (0..items.len())
                .map(|at| Given::Number(at as f64))
                .collect(),
        ),
        "values" => Given::list(items),
        _ => return Err(unknown().into()),
    })
}

fn changed(list: &Rc<List>, method: &str, arguments: &[Given]) -> Result<Given> {
    if list.is_shared() {
        return Err(format!("`{method}()` of what calls share").into());
    }
    let mut items = list.items.borrow_mut();
    if items.len() + arguments.len() > LONGEST {
        return Err("a list that is too long".into());
    }
    Ok(match method {
        "push" => {
            items.extend(arguments.iter().cloned());
            Given::Number(items.len() as f64)
        }
        "unshift" => {
            items.splice(0..0, arguments.iter().cloned());
            Given::Number(items.len() as f64)
        }
        "pop" => items.pop().unwrap_or(Given::Undefined),
        "shift" if items.is_empty() => Given::Undefined,
        "shift" => items.remove(0),
        "fill" => {
            let value = arguments.first().cloned().unwrap_or(Given::Undefined);
            items.fill(value);
            Given::List(Rc::clone(list))
        }
        _ => {
            let length = items.len();
            let start = between(length, number(arguments, 0, 0), length as i64).start;
            let count = number(arguments, 1, length as i64).max(0) as usize;
            let end = start.saturating_add(count).min(length);
            let new = arguments.get(2..).unwrap_or_default().to_vec();
            Given::list(items.splice(start..end, new).collect())
        }
    })
}

/// In the order that a function gives, or that of the texts.
fn sorted(run: &dyn Calls, items: Vec<Given>, function: Option<&Given>) -> Result<Vec<Given>> {
    let mut fault = None;
    let mut order = |left: &Given, right: &Given| -> Ordering {
        if fault.is_some() {
            return Ordering::Equal;
        }
        let made = match function.filter(|function| !function.is_missing()) {
            Some(function) => run
                .apply(function, &[left.clone(), right.clone()])
                .map(|given| {
                    let number = given.as_number().unwrap_or(0.0);
                    number.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
                }),
            None => left.shown().and_then(|left| Ok(left.cmp(&right.shown()?))),
        };
        made.unwrap_or_else(|error| {
            fault = Some(error);
            Ordering::Equal
        })
    };
    // A function of a site's may give no order at all, which the standard library's sort panics at.
    let mut sorted: Vec<Given> = Vec::with_capacity(items.len());
    for item in items {
        let (mut low, mut high) = (0, sorted.len());
        while low < high {
            let middle = (low + high) / 2;
            match order(&sorted[middle], &item) {
                Ordering::Greater => high = middle,
                _ => low = middle + 1,
            }
        }
        sorted.insert(low, item);
    }
    match fault {
        Some(fault) => Err(fault),
        None => Ok(sorted),
    }
}
