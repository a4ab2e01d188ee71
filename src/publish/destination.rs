//! What the settings call a destination, as a store.

use std::path::Path;

use super::{Error, FolderStore, Store};
use crate::config::{has_credentials, without_user_info};

/// Opens a destination: `s3://bucket/prefix`, `gs://bucket/prefix`, `az://container/prefix`, or a folder, which is relative
/// to `root`. Credentials come from the environment, as the tools of each store have them.
///
/// # Errors
///
/// Where the destination cannot be one, or this feedmill was built without object stores.
pub fn open(to: &str, root: &Path) -> Result<Box<dyn Store>, Error> {
    if has_credentials(to) {
        return Err(Error::Destination {
            to: without_user_info(to),
            message: "the address has a user name or password before the `@`".to_owned(),
            help: "give credentials in the variables of the store, such as `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`; a command line can be read by others",
        });
    }
    match to.split_once("://") {
        None if to.trim().is_empty() => Err(Error::Destination {
            to: to.to_owned(),
            message: "is not a destination".to_owned(),
            help: "name a folder, or `s3://bucket/prefix`",
        }),
        None => Ok(Box::new(FolderStore::new(root.join(to)))),
        Some(("s3" | "gs" | "az", _)) => bucket(to),
        Some((scheme, _)) => Err(Error::Destination {
            to: to.to_owned(),
            message: format!("feedmill does not know `{scheme}`"),
            help: "name a folder, or `s3://bucket/prefix`, `gs://bucket/prefix` or `az://container/prefix`",
        }),
    }
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
