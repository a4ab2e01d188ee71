//! Values of data that functions compute: what stands for them until a post asks.

use std::rc::Rc;

use crate::generators::shared::small_script::{CALL, Given, Machine};
use crate::value::{Map, Value};

/// The members of what stands for a function: the file that it is in, the path of keys to it, and what it replaces.
const FILE: &str = "file";
const PATH: &str = "function";
const BEFORE: &str = "before";
/// Why a value is not known that a file computes.
const UNKNOWN: &str = "unknown";

/// The file whose values the settings register.
pub(super) const SETTINGS: &str = "";

/// What a file exports, as plain data in which functions are named; what is not followed is in the second place.
pub(super) fn exported(machine: &Machine, path: &str) -> Result<(Value, Vec<String>), String> {
    plain(machine, path, machine.exported(path)?, Vec::new())
}

/// A value that the settings register under a name.
pub(super) fn registered(
    machine: &Machine,
    name: &str,
    given: Given,
) -> Result<(Value, Vec<String>), String> {
    plain(machine, SETTINGS, given, vec![name])
}

fn plain(
    machine: &Machine,
    file: &str,
    given: Given,
    mut keys: Vec<&str>,
) -> Result<(Value, Vec<String>), String> {
    let mut given = given;
    // A function without an argument gives what is meant.
    for _ in 0..2 {
        if matches!(given, Given::Closure(_)) && !keys.contains(&CALL) {
            keys.push(CALL);
            given = machine.at(file, &keys)?;
        }
    }
    if let Given::Unknown(what) = &given {
        return Err(what.to_string());
    }
    let mut path: Vec<Rc<str>> = keys.iter().map(|key| Rc::from(*key)).collect();
    let mut unknown = Vec::new();
    let value = given.to_value(&mut path, &mut |given, path| {
        let mut map = Map::new();
        match given {
            Given::Unknown(what) => {
                unknown.push(what.to_string());
                map.insert(UNKNOWN.into(), what.to_string().into());
            }
            Given::Now => return None,
            _ => {}
        }
        let path = path.iter().map(|key| Value::from(&**key)).collect();
        map.insert(PATH.into(), Value::List(path));
        map.insert(FILE.into(), file.into());
        Some(Value::Map(map))
    });
    Ok((value.unwrap_or(Value::Null), unknown))
}

/// Whether a function computes a value.
pub(super) fn is_function(value: &Value) -> bool {
    value.get(PATH).is_some() && value.get(FILE).is_some()
}

/// The file that a function is in.
pub(super) fn file(value: &Value) -> &str {
    value.get(FILE).and_then(Value::as_str).unwrap_or_default()
}

/// The value that the post has without the one that a function computes.
pub(super) fn before(value: &Value) -> Option<&Value> {
    value.get(BEFORE)
}

/// The function that a value stands for; an error says what is not followed.
pub(super) fn function(machine: &Machine, value: &Value) -> Result<Given, String> {
    if let Some(what) = value.get(UNKNOWN).and_then(Value::as_str) {
        return Err(what.to_owned());
    }
    let keys = value.get(PATH).and_then(Value::as_list).unwrap_or_default();
    let keys: Vec<&str> = keys.iter().filter_map(Value::as_str).collect();
    machine.at(file(value), &keys)
}

/// Puts a computed value in the place of the one that the data has, which it may use.
pub(super) fn replace(map: &mut Map, key: &str, computed: &Value) {
    let before = map.get(key).cloned();
    let mut computed = computed.clone();
    if let (Value::Map(function), Some(before)) = (&mut computed, before)
        && !is_function(&before)
    {
        function.insert(BEFORE.into(), before);
    }
    map.insert(key.to_owned(), computed);
}
