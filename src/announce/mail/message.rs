//! A message as bytes. The same posts make the same bytes, whenever they are sent.

use std::time::SystemTime;

use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox as Address, MultiPart, SinglePart};
use xxhash_rust::xxh3::xxh3_128;

use crate::config::Mailbox;
use crate::date::Timestamp;

/// What a message consists of.
pub(super) struct Parts<'p> {
    pub from: &'p Mailbox,
    pub to: &'p Mailbox,
    pub subject: &'p str,
    /// With its angle brackets.
    pub id: &'p str,
    pub date: Timestamp,
    /// What else its head says.
    pub headers: &'p [(&'static str, String)],
    pub text: String,
    pub html: String,
}

/// The bytes of a message, or why there is none.
pub(super) fn message(parts: Parts) -> Result<Vec<u8>, String> {
    let mut builder = Message::builder()
        .from(address(parts.from)?)
        .to(address(parts.to)?)
        .subject(parts.subject)
        .message_id(Some(parts.id.to_owned()))
        .date(SystemTime::from(parts.date));
    for (name, value) in parts.headers {
        let name = HeaderName::new_from_ascii((*name).to_owned());
        let name = name.map_err(|error| error.to_string())?;
        builder = builder.raw_header(HeaderValue::new(name, value.clone()));
    }
    // It is in neither part, since both are encoded or would have to have the hash of the id by chance.
    let boundary = format!("feedmill-{:032x}", xxh3_128(parts.id.as_bytes()));
    let both = MultiPart::alternative().boundary(boundary);
    let body = both
        .singlepart(part(ContentType::TEXT_PLAIN, parts.text))
        .singlepart(part(ContentType::TEXT_HTML, parts.html));
    let message = builder.multipart(body).map_err(|error| error.to_string())?;
    Ok(message.formatted())
}

fn part(kind: ContentType, text: String) -> SinglePart {
    SinglePart::builder().header(kind).body(text)
}

fn address(mailbox: &Mailbox) -> Result<Address, String> {
    let address = mailbox
        .address
        .parse()
        .map_err(|error| format!("{}: {error}", mailbox.address))?;
    Ok(Address::new(mailbox.name.clone(), address))
}
