//! The types that the tables of the schema give to values.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    /// Anything goes.
    Any,
    /// No text, or only white space.
    Empty,
    /// Text without markup, and not blank.
    Text,
    /// Text without markup.
    OptionalText,
    /// Text of at most 256 characters, in an attribute.
    TitleText,
    /// Text of at most 255 characters.
    ShortText,
    /// Text of at most 4,000 characters.
    LongText,
    /// HTML, escaped or in a CDATA section.
    Html,
    /// A text construct of Atom: what it is, its `type` says.
    AtomText,
    /// The content of an Atom entry.
    AtomContent,
    /// Media RSS's text: plain, or HTML.
    MediaText,
    /// An address, whole or relative.
    Uri,
    /// An address with a scheme.
    FullUri,
    /// The address of an enclosure.
    UrlAttribute,
    /// RSS's `guid`: an address, unless `isPermaLink` says otherwise.
    Guid,
    /// Atom's `id`.
    Id,
    LinkRel,
    UrlEncoded,
    Rfc822,
    Rfc3339,
    /// The W3C's profile of ISO 8601, from a year to a fraction of a second.
    W3cDate,
    Iso8601,
    /// A date, or `start=…; end=…`.
    DateRange,
    Language,
    /// RSS's `author`: an address and a name.
    Contact,
    EmailAddress,
    /// An address alone.
    AddrSpec,
    Integer,
    PositiveInteger,
    NonNegativeInteger,
    /// A count that readers take from an attribute.
    IntegerAttribute,
    /// A port of TCP.
    Port,
    IntegerList,
    ExpansionState,
    Float,
    /// A length of time in seconds, with a fraction or without.
    Seconds,
    Percentage,
    ImageWidth,
    ImageHeight,
    Hour,
    Day,
    Latitude,
    Longitude,
    Coordinates,
    CoordinateList,
    Mime,
    MimeAttribute,
    /// Atom's `type` on content: a media type, or text, html, xhtml.
    ContentKind,
    /// Atom's `type` on texts: text, html, xhtml.
    TextKind,
    Encoding,
    BooleanAttribute,
    TrueFalse,
    YesNo,
    YesNoClean,
    Explicit,
    FormName,
    UpdatePeriod,
    OpensearchRole,
    RssVersion,
    OpmlVersion,
    Duration,
    Keywords,
    ItunesCategory,
    ItunesChannelKind,
    ItunesEpisodeKind,
    MediaTextKind,
    MediaMedium,
    MediaExpression,
    MediaRating,
    MediaHash,
    MediaHashAlgorithm,
    MediaRestriction,
    MediaRelationship,
    MediaRestrictionKind,
    CreditRole,
    NptTime,
    PodcastGuid,
    PodcastMedium,
    PodcastStatus,
    /// How a file is verified.
    IntegrityKind,
    /// What a place is to a podcast.
    LocationRel,
    /// Two letters of ISO 3166.
    Country,
}
