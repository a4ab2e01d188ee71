//! Members of objects that are set.

use super::given::{Fault, Given, Result};

/// Sets a member of an object.
pub(super) fn set_member(object: &Given, key: &Given, given: Given) -> Result<()> {
    let name = key.shown()?;
    match object {
        Given::Object(object) if !object.is_shared() => {
            object.set(name.into(), given);
            Ok(())
        }
        Given::List(list) if !list.is_shared() => {
            const LONGEST: usize = 100_000;
            let at = name.parse::<usize>().ok().filter(|at| *at < LONGEST);
            let at = at.ok_or_else(|| format!("`[{name}] =`"))?;
            let mut items = list.items.borrow_mut();
            if at >= items.len() {
                items.resize(at + 1, Given::Undefined);
            }
            items[at] = given;
            Ok(())
        }
        // Settings of libraries count for nothing here.
        Given::Known(_) => Ok(()),
        Given::Undefined | Given::Null => {
            Err(Fault::missing(format!("`{name}` of what is missing")))
        }
        Given::Object(_) | Given::List(_) => Err(format!("`.{name} =` of what calls share").into()),
        Given::Unknown(what) => Err(Fault::Unknown(what.to_string())),
        _ => Err(format!("`.{name} =`").into()),
    }
}
