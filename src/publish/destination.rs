//! What the settings call a destination, as a store.

use std::path::Path;

use super::{Error, FolderStore, Store};
use crate::config::{has_credentials, without_user_info};

const IN_VARIABLES: &str = "give credentials in the variables of the store, such as `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`; a command line can be read by others";

/// Opens a destination: `s3://bucket/prefix`, `gs://bucket/prefix`, `az://container/prefix`, or a folder, which is relative
/// to `root`. Credentials come from the environment, as the tools of each store have them.
///
/// # Errors
///
/// Where the destination cannot be one, or this feedmill was built without object stores.
pub fn open(to: &str, root: &Path) -> Result<Box<dyn Store>, Error> {
    let wrong = |message: &str, help| Error::Destination {
        to: shown(to),
        message: message.to_owned(),
        help,
    };
    if has_credentials(to) {
        return Err(wrong(
            "the address has a user name or password before the `@`",
            IN_VARIABLES,
        ));
    }
    match to.split_once("://") {
        None if to.trim().is_empty() => Err(wrong(
            "is not a destination",
            "name a folder, or `s3://bucket/prefix`",
        )),
        None if names_a_machine(to) => Err(wrong(
            "is neither a folder nor the address of a store",
            "name a folder, or `s3://bucket/prefix`; for a folder with a `:` in its name write `./` before it, and to copy to another machine publish into a folder and copy that",
        )),
        None => Ok(Box::new(FolderStore::new(root.join(to)))),
        Some(("s3" | "gs" | "az", rest)) if rest.contains(['?', '#']) => {
            Err(wrong("the address has a query or fragment", IN_VARIABLES))
        }
        Some(("s3" | "gs" | "az", _)) => bucket(to),
        Some((scheme, _)) => Err(wrong(
            &format!("feedmill does not know `{scheme}`"),
            "name a folder, or `s3://bucket/prefix`, `gs://bucket/prefix` or `az://container/prefix`",
        )),
    }
}

/// Whether it is written as tools that copy between machines want it, `me@host:folder`, or is a store's address without its
/// slashes: a `:` comes before any slash, and more than the letter of a drive comes before the `:`.
fn names_a_machine(to: &str) -> bool {
    let start = to.split(['/', '\\']).next().unwrap_or_default();
    start.find(':').is_some_and(|colon| colon > 1)
}

/// The destination as a message may have it: without a user name, a password or a signature.
fn shown(to: &str) -> String {
    let to = without_user_info(to);
    let shorter = match to.split_once("://") {
        None if names_a_machine(&to) => to.rsplit_once('@').map(|(_, host)| format!("…@{host}")),
        None => None,
        Some(_) => to.split_once('?').map(|(to, _)| format!("{to}?…")),
    };
    shorter.unwrap_or(to)
}

#[cfg(feature = "stores")]
fn bucket(to: &str) -> Result<Box<dyn Store>, Error> {
    let limits = super::bucket::Limits::default();
    let bucket = super::Bucket::open(to, std::env::vars(), limits)?;
    Ok(Box::new(bucket))
}

#[cfg(not(feature = "stores"))]
fn bucket(to: &str) -> Result<Box<dyn Store>, Error> {
    Err(Error::Destination {
        to: to.to_owned(),
        message: "this feedmill was built without object stores".to_owned(),
        help: "install it with `--features full`, or `--features stores`",
    })
}
