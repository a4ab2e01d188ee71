//! What a value may be: each type with its reader, and each fault with its name.

mod address;
mod date;
mod fault;
mod id;
mod itunes;
mod language;
mod media;
mod number;
mod place;
mod plain;
mod scheme;
mod types;
mod uri;
mod word;

pub(crate) use date::{read_rfc822, read_rfc3339};
pub(crate) use fault::Fault;
pub(crate) use types::Type;
pub(crate) use uri::{is_absolute, same};

use feedmill_text::date::Timestamp;

/// What checking a value needs to know besides it.
pub(crate) struct Context {
    /// The present, for dates that lie in the future.
    pub now: Option<Timestamp>,
    /// Whether addresses may have characters beyond ASCII, as Atom allows.
    pub is_iri: bool,
}

/// Where the faults of a value go: the fault, its offset in bytes in the value, and what to say.
pub(crate) type Sink<'s> = dyn FnMut(Fault, usize, String) + 's;

/// Check the value of an element or an attribute. White space around it is not part of it.
pub(crate) fn check(kind: Type, value: &str, context: &Context, sink: &mut Sink<'_>) {
    use Type as T;
    let skipped = value.len() - value.trim_start().len();
    let trimmed = value.trim();
    let sink: &mut Sink<'_> = &mut |fault, at, message| sink(fault, at + skipped, message);
    match kind {
        T::Any | T::Empty | T::Html | T::AtomText | T::AtomContent | T::MediaText => {}
        T::Text | T::OptionalText => plain::check(trimmed, sink),
        T::TitleText => {
            plain::check(trimmed, sink);
            plain::length(trimmed, 256, sink);
        }
        T::ShortText => {
            plain::check(trimmed, sink);
            plain::length(trimmed, 255, sink);
        }
        T::LongText => {
            plain::check(trimmed, sink);
            plain::length(trimmed, 4000, sink);
        }
        T::Uri => uri::reference(trimmed, context, sink),
        T::FullUri => uri::full(trimmed, context, sink),
        T::UrlAttribute => uri::attribute(trimmed, sink),
        T::Guid => {}
        T::Id => id::check(trimmed, context, sink),
        T::LinkRel => word::link_rel(value, sink),
        T::UrlEncoded => uri::encoded(trimmed, sink),
        T::Rfc822 => date::rfc822(trimmed, context, sink),
        T::Rfc3339 => date::rfc3339(trimmed, context, sink),
        T::W3cDate => date::w3c(trimmed, sink),
        T::Iso8601 => date::iso8601(trimmed, sink),
        T::DateRange => date::range(trimmed, sink),
        T::Language => language::check(trimmed, sink),
        T::Contact => address::contact(trimmed, sink),
        T::EmailAddress => address::email(trimmed, sink),
        T::AddrSpec => address::addr_spec(trimmed, sink),
        T::Integer => number::integer(trimmed, sink),
        T::PositiveInteger => number::positive(trimmed, sink),
        T::NonNegativeInteger => number::non_negative(trimmed, sink),
        T::IntegerAttribute => number::attribute(trimmed, sink),
        T::Port => number::port(trimmed, sink),
        T::IntegerList => number::list(trimmed, sink),
        T::ExpansionState => number::expansion(trimmed, sink),
        T::Float => number::float(trimmed, sink),
        T::Seconds => number::seconds(trimmed, sink),
        T::Percentage => number::percentage(trimmed, sink),
        T::ImageWidth => number::size(trimmed, 144, Fault::Width, sink),
        T::ImageHeight => number::size(trimmed, 400, Fault::Height, sink),
        T::Hour => number::hour(trimmed, sink),
        T::Latitude => place::latitude(trimmed, sink),
        T::Longitude => place::longitude(trimmed, sink),
        T::Coordinates => place::coordinates(trimmed, sink),
        T::CoordinateList => place::list(trimmed, sink),
        T::Mime | T::MimeAttribute | T::ContentKind | T::TextKind => {
            word::media_type(kind, trimmed, sink);
        }
        T::Encoding => word::encoding(trimmed, sink),
        T::ItunesCategory => {}
        T::Duration => itunes::duration(trimmed, sink),
        T::Keywords => itunes::keywords(trimmed, sink),
        T::MediaHash | T::MediaRating | T::MediaRestriction => {}
        T::NptTime => media::time(trimmed, sink),
        T::CreditRole => media::role(trimmed, sink),
        T::PodcastGuid => id::podcast_guid(trimmed, sink),
        _ => word::choice(kind, trimmed, sink),
    }
}

pub(crate) use itunes::{Category, category};
pub(crate) use language::is_language;
pub(crate) use media::{hash, rating, restriction};
pub(crate) use number::is_digits;
pub(crate) use uri::guid;
pub(crate) use word::{is_country, is_media_type};
