//! What a template asks of the site that it belongs to.

use std::sync::Arc;

use crate::tree::Template;
use crate::value::{Object, Value};

/// The site around a template.
pub trait Host {
    /// A field of an object, or what a method of it gives. An error is what is not understood.
    fn get(&self, object: &Object, name: &str, _arguments: &[Value]) -> Result<Value, String> {
        Err(format!("`.{name}` of {} is not supported", object.kind))
    }

    /// What a method of a list gives; `None` if the site knows of none with this name.
    fn get_of_list(
        &self,
        _items: &[Value],
        _name: &str,
        _arguments: &[Value],
    ) -> Option<Result<Value, String>> {
        None
    }

    /// What a function gives that this crate does not have; `None` if the site does not have it either.
    fn call(&self, _name: &str, _arguments: &[Value]) -> Option<Result<Value, String>> {
        None
    }

    /// The partial template of this name.
    fn partial(&self, _name: &str) -> Option<Arc<Template>> {
        None
    }
}

/// No site at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoHost;

impl Host for NoHost {}
