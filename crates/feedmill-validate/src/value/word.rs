//! Values that are one of a few words.

use super::{Fault, Sink, Type};

/// `type/subtype`, with parameters if need be.
pub(crate) fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or(text).trim_end();
    let is_token = |token: &str| {
        !token.is_empty()
            && token
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    essence
        .split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

pub(super) fn media_type(kind: Type, text: &str, sink: &mut Sink<'_>) {
    let is_type = is_media_type(text);
    let is_construct = matches!(text, "text" | "html" | "xhtml");
    match kind {
        Type::TextKind if text.is_empty() || is_construct => {}
        Type::TextKind if is_type => {
            sink(
                Fault::TextType,
                0,
                format!("`{text}` is not one of text, html and xhtml"),
            );
        }
        Type::ContentKind if is_construct || text.is_empty() => {}
        Type::ContentKind if text.starts_with("multipart/") || text.starts_with("message/") => {
            sink(
                Fault::Mime,
                0,
                format!("`{text}` holds other types, and may not stand here"),
            );
        }
        Type::MimeAttribute if is_type => {}
        Type::MimeAttribute => sink(
            Fault::MimeAttribute,
            0,
            format!("`{text}` is not a media type"),
        ),
        _ if is_type => {}
        _ => sink(Fault::Mime, 0, format!("`{text}` is not a media type")),
    }
}

pub(super) fn encoding(text: &str, sink: &mut Sink<'_>) {
    if encoding_rs::Encoding::for_label(text.as_bytes()).is_none() {
        sink(
            Fault::Encoding,
            0,
            format!("no encoding is called `{text}`"),
        );
    }
}

/// The relations that the IANA has registered. Without `prev` and `start`: for feeds, RFC 5005 calls them `previous` and `first`.
const RELATIONS: &str = "about acl alternate amphtml appendix apple-touch-icon archives author blocked-by bookmark canonical \
    chapter cite-as collection comments contents convertedfrom copyright create-form current derivedfrom describedby describes \
    disclosure dns-prefetch duplicate edit edit-form edit-media enclosure external first glossary help hosts hub icon index \
    item last latest-version license linkset lrdd manifest mask-icon me media memento micropub modulepreload monitor \
    monitor-group next next-archive nofollow noopener noreferrer openid2.local_id openid2.provider original payment pingback \
    preconnect predecessor-version prefetch preload prerender prev-archive preview previous privacy-policy profile \
    publication related replies restconf root search section self service shortlink sponsored stylesheet subsection \
    successor-version tag terms-of-service timegate timemap type ugc up version-history via webmention working-copy \
    working-copy-of";

/// The registry's relations, or an address. The value is taken with the white space around it.
pub(super) fn link_rel(text: &str, sink: &mut Sink<'_>) {
    let lower = text.to_ascii_lowercase();
    let is_known = RELATIONS
        .split_ascii_whitespace()
        .any(|known| known == lower);
    if !is_known && !super::is_absolute(text) {
        sink(
            Fault::LinkRel,
            0,
            format!("`{text}` is neither a registered relation nor an address"),
        );
    }
}

const COUNTRIES: &str = "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw";

pub(crate) fn is_country(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    text.len() == 2 && COUNTRIES.split(' ').any(|known| known == lower)
}

/// The words of a type, and the fault of another one.
fn words(kind: Type) -> Option<(&'static [&'static str], Fault)> {
    Some(match kind {
        Type::Day => (
            &[
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
            ],
            Fault::Day,
        ),
        Type::BooleanAttribute => (&["true", "false"], Fault::Boolean),
        Type::TrueFalse => (&["true", "false"], Fault::TrueFalse),
        Type::YesNo => (&["yes", "no"], Fault::YesNo),
        Type::YesNoClean => (&["yes", "no", "clean"], Fault::YesNoClean),
        Type::Explicit => (&["true", "false"], Fault::Explicit),
        Type::UpdatePeriod => (
            &["hourly", "daily", "weekly", "monthly", "yearly"],
            Fault::UpdatePeriod,
        ),
        Type::OpensearchRole => (
            &[
                "request",
                "example",
                "related",
                "correction",
                "subset",
                "superset",
            ],
            Fault::OpensearchRole,
        ),
        Type::RssVersion => (&["2.0", "0.91", "0.92", "0.93", "0.94"], Fault::RssVersion),
        Type::OpmlVersion => (&["1.0", "1.1", "2.0"], Fault::OpmlVersion),
        Type::ItunesChannelKind => (&["episodic", "serial"], Fault::ItunesChannelType),
        Type::ItunesEpisodeKind => (&["full", "trailer", "bonus"], Fault::ItunesEpisodeType),
        Type::MediaTextKind => (&["plain", "html"], Fault::MediaTextType),
        Type::MediaMedium => (
            &["image", "audio", "video", "document", "executable"],
            Fault::MediaMedium,
        ),
        Type::MediaExpression => (&["sample", "full", "nonstop"], Fault::MediaExpression),
        Type::MediaRelationship => (&["allow", "deny"], Fault::MediaRelationship),
        Type::MediaRestrictionKind => (&["country", "uri", "sharing"], Fault::MediaRestrictionType),
        Type::IntegrityKind => (&["sri", "pgp-signature"], Fault::Integrity),
        Type::LocationRel => (&["subject", "creator"], Fault::LocationRel),
        Type::PodcastStatus => (&["pending", "live", "ended"], Fault::PodcastStatus),
        Type::PodcastMedium => (
            &[
                "podcast",
                "music",
                "video",
                "film",
                "audiobook",
                "newsletter",
                "blog",
                "publisher",
                "course",
                "mixed",
                "podcastL",
                "musicL",
                "videoL",
                "filmL",
                "audiobookL",
                "newsletterL",
                "blogL",
                "publisherL",
                "courseL",
            ],
            Fault::PodcastMedium,
        ),
        _ => return None,
    })
}

/// Whether letters may be large or small.
fn is_folded(kind: Type) -> bool {
    matches!(
        kind,
        Type::Explicit
            | Type::YesNo
            | Type::YesNoClean
            | Type::ItunesChannelKind
            | Type::ItunesEpisodeKind
    )
}

pub(super) fn choice(kind: Type, text: &str, sink: &mut Sink<'_>) {
    if kind == Type::Country && !is_country(text) {
        let message = format!("`{text}` is not a country's two letters");
        return sink(Fault::PodcastCountry, 0, message);
    }
    if kind == Type::FormName {
        let is_name = text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(&b));
        if !is_name {
            sink(
                Fault::FormName,
                0,
                format!("`{text}` is not the name of a form's field"),
            );
        }
        return;
    }
    let Some((words, fault)) = words(kind) else {
        return;
    };
    let is_word =
        |word: &&str| *word == text || (is_folded(kind) && word.eq_ignore_ascii_case(text));
    if !words.iter().any(is_word) {
        let list = words.join(", ");
        sink(fault, 0, format!("`{text}` is not one of: {list}"));
    }
}
