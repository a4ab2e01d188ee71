//! A strict reader of JSON (RFC 8259) that knows where everything stands.

mod parse;

use std::ops::Range;

/// A value, and the bytes it takes.
#[derive(Debug)]
pub(crate) struct Json {
    pub span: Range<usize>,
    pub value: Value,
}

#[derive(Debug)]
pub(crate) enum Value {
    Null,
    Bool,
    Number,
    Text(String),
    List(Vec<Json>),
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct Member {
    pub name: String,
    pub name_span: Range<usize>,
    pub json: Json,
}

/// Why a text is not JSON.
#[derive(Debug)]
pub(crate) struct JsonFault {
    pub at: usize,
    pub message: String,
}

impl Json {
    pub fn parse(text: &str) -> Result<Self, JsonFault> {
        parse::read(text)
    }

    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    pub fn list(&self) -> &[Json] {
        match &self.value {
            Value::List(list) => list,
            _ => &[],
        }
    }

    /// The last member of this name: what most programs take.
    pub fn get(&self, name: &str) -> Option<&Json> {
        let member = self
            .members()
            .iter()
            .rev()
            .find(|member| member.name == name)?;
        Some(&member.json)
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What the value is, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool => "a boolean",
            Value::Number => "a number",
            Value::Text(_) => "a string",
            Value::List(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}
