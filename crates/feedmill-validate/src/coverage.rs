//! What the specifications require, and which rule looks at it: the page `docs/coverage.md`.

use std::fmt::Write;

use crate::{Profile, check, rules};

/// A specification, its address, and what it requires.
type Spec = (&'static str, &'static str, &'static [Requirement]);

/// A section, what it requires, and the rules that look at it; or `-` and the reason why none does.
type Requirement = (&'static str, &'static str, &'static str);

const OPENING: &str = "# What is checked

What the specifications of feeds require, section by section, and the [rules](rules.md) that check it. Where no rule does, the reason
stands in its place. `FEEDMILL_REFRESH=1 cargo test -p feedmill-validate --test coverage` writes this page.
";

/// The page, from its heading on.
pub fn markdown() -> String {
    let mut out = OPENING.to_owned();
    for (name, url, requirements) in SPECS {
        // Writing to a string cannot fail, here and below.
        let _ = write!(
            out,
            "\n## {name}\n\n<{url}>\n\n| section | requirement | rules |\n|---|---|---|\n"
        );
        for (section, requirement, rules) in *requirements {
            let rules = match rules.strip_prefix("- ") {
                Some(reason) => format!("none: {reason}"),
                None => linked(rules),
            };
            let _ = writeln!(out, "| {section} | {requirement} | {rules} |");
        }
    }
    partners(&mut out);
    let _ = write!(
        out,
        "\n## Structure, by family\n\nWhich rule reports each fault of structure in each family of elements.\n\n\
        | family | fault | rule |\n|---|---|---|\n"
    );
    for (family, fault, rule) in check::structures() {
        let rule = rule.map_or_else(|reason| format!("none: {reason}"), linked);
        let _ = writeln!(out, "| {family} | {fault} | {rule} |");
    }
    out
}

/// What partners ask for, each with the page on which it does.
fn partners(out: &mut String) {
    let _ = write!(
        out,
        "\n## Profiles\n\nWhat the partners of `--profile` ask for, and what breaks it.\n\n| profile | fault | rule | page |\n|---|---|---|---|\n"
    );
    for rule in rules() {
        if let Some(profile) = Profile::of(rule) {
            let (fault, link) = (rule.what.trim_end_matches('.'), linked(rule.name));
            let _ = writeln!(
                out,
                "| `{profile}` | {fault} | {link} | <{}> |",
                rule.spec.url()
            );
        }
    }
}

/// What the specifications require, section by section, and the rules that look at it. What no rule looks at is left out.
pub fn requirements() -> impl Iterator<Item = (&'static str, &'static str, Vec<&'static str>)> {
    let requirements = SPECS.iter().flat_map(|(.., requirements)| *requirements);
    requirements
        .filter(|(.., rules)| !rules.starts_with("- "))
        .map(|(section, requirement, rules)| (*section, *requirement, rules.split(' ').collect()))
}

/// Every rule that the tables name.
pub fn named() -> impl Iterator<Item = &'static str> {
    let of_partners = rules().filter(|rule| Profile::of(rule).is_some());
    let requirements = SPECS.iter().flat_map(|(.., requirements)| *requirements);
    requirements
        .filter(|(.., rules)| !rules.starts_with("- "))
        .flat_map(|(.., rules)| rules.split(' '))
        .chain(of_partners.map(|rule| rule.name))
}

fn linked(rules: &str) -> String {
    let links = rules.split(' ').map(|rule| {
        let anchor = rule.replace('/', "");
        format!("[{rule}](rules.md#{anchor})")
    });
    links.collect::<Vec<_>>().join(", ")
}

const SPECS: &[Spec] = &[
    (
        "RFC 4287 (Atom)",
        "https://www.rfc-editor.org/rfc/rfc4287",
        &[
            (
                "1.2",
                "The namespace is `http://www.w3.org/2005/Atom`",
                "atom/namespace-missing atom/namespace-wrong atom/namespace-obsolete",
            ),
            (
                "2",
                "A document is well-formed XML",
                "xml/not-well-formed xml/blank-before-declaration xml/html-entity xml/malformed-bytes",
            ),
            (
                "2",
                "`xml:base` is an IRI reference",
                "value/address-with-forbidden-character",
            ),
            ("2", "`xml:lang` is a language tag", "value/language"),
            (
                "2",
                "Elements may have attributes of other namespaces",
                "- nothing is reported",
            ),
            (
                "2",
                "Attributes without a namespace are those of the specification",
                "atom/unexpected-attribute",
            ),
            (
                "2",
                "Element names without a prefix are what readers expect",
                "atom/prefixed",
            ),
            (
                "3",
                "No white space around IRIs and dates",
                "atom/space-around-value value/address-with-forbidden-character",
            ),
            (
                "3.1.1",
                "`type` of a text is `text`, `html` or `xhtml`",
                "value/text-type value/media-type atom/blank-attribute",
            ),
            (
                "3.1.1.1",
                "Plain text has no child elements",
                "atom/unknown-element atom/unexpected-text",
            ),
            (
                "3.1.1.1",
                "Plain text is not markup",
                "atom/html-undeclared",
            ),
            (
                "3.1.1.2",
                "HTML is escaped and has no child elements",
                "atom/unknown-element atom/unexpected-text atom/html-not-escaped",
            ),
            (
                "3.1.1.2",
                "HTML is such as may stand in a `div`",
                "html/unknown-element",
            ),
            (
                "3.1.1.2",
                "HTML is a piece of a page, and a page is said to be one",
                "atom/html-fragment",
            ),
            (
                "3.1.1.3",
                "XHTML is in one `div` of the XHTML namespace",
                "atom/xhtml-without-div atom/xhtml-beside-div atom/xhtml-escaped",
            ),
            (
                "3.2.1",
                "A person has one name",
                "atom/author-without-name atom/contributor-without-name atom/duplicate-element",
            ),
            (
                "3.2.2",
                "A person has at most one `uri`, an IRI reference",
                "atom/duplicate-element value/address-with-forbidden-character",
            ),
            (
                "3.2.3",
                "A person has at most one `email`, an addr-spec",
                "atom/duplicate-element value/email",
            ),
            (
                "3.3",
                "A date is an RFC 3339 date-time with `T` and `Z` in capitals",
                "value/date-rfc3339 value/date-far-zone value/date-leap-second",
            ),
            (
                "3.3",
                "A date is as accurate as possible",
                "value/date-implausible",
            ),
            ("4", "The root is `feed` or `entry`", "feed/not-a-feed"),
            (
                "4.1.1",
                "A feed has an `author`, or all its entries have",
                "atom/entry-without-author",
            ),
            (
                "4.1.1",
                "A feed has at most one generator, icon, logo, rights and subtitle",
                "atom/duplicate-element",
            ),
            (
                "4.1.1",
                "A feed has exactly one `id`, `title` and `updated`",
                "atom/feed-without-id atom/feed-without-title atom/feed-without-updated atom/duplicate-element",
            ),
            (
                "4.1.1",
                "Metadata stands before the entries",
                "atom/metadata-behind-entries",
            ),
            (
                "4.1.1",
                "A feed should have a `self` link",
                "atom/self-link-missing feed/self-link-relative feed/self-link-elsewhere",
            ),
            (
                "4.1.1",
                "Alternate links differ in type or language",
                "atom/link-repeated",
            ),
            (
                "4.1.1",
                "Entries with the same id have different dates of update",
                "atom/entries-repeated atom/updated-repeated atom/ids-all-the-same",
            ),
            (
                "4.1.1.1",
                "Titles, summaries and contents are not empty",
                "atom/blank-element atom/entry-without-text",
            ),
            (
                "4.1.2",
                "An entry has exactly one `id`, `title` and `updated`",
                "atom/entry-without-id atom/entry-without-title atom/entry-without-updated atom/duplicate-element",
            ),
            (
                "4.1.2",
                "An entry without content has an alternate link",
                "atom/entry-without-link-or-content",
            ),
            (
                "4.1.2",
                "Content that is elsewhere or in base64 comes with a summary",
                "atom/entry-without-summary",
            ),
            (
                "4.1.2",
                "An entry has at most one content, published, rights, source and summary",
                "atom/duplicate-element",
            ),
            (
                "4.1.3.1",
                "`type` of content is a text type or a media type that is not composite",
                "value/media-type",
            ),
            (
                "4.1.3.2",
                "Content with `src` is empty and has a media type",
                "atom/content-without-type atom/unexpected-text value/media-type",
            ),
            (
                "4.1.3.3",
                "Content of an XML type is an XML document",
                "atom/content-not-a-document",
            ),
            (
                "4.1.3.3",
                "Content of another type is in base64",
                "atom/content-not-base64",
            ),
            (
                "4.1.3.3",
                "Content of a text type has no child elements",
                "atom/unknown-element atom/unexpected-text",
            ),
            (
                "4.2.2",
                "A category has a `term`; its scheme is an IRI, its label is plain text",
                "atom/missing-attribute value/address-not-whole value/html-in-text",
            ),
            (
                "4.2.4",
                "A generator is text; its `uri` is an IRI reference",
                "atom/blank-element atom/unknown-element value/address-with-forbidden-character",
            ),
            (
                "4.2.5",
                "An icon is an IRI reference with an aspect of 1 to 1",
                "value/address-with-forbidden-character atom/blank-element",
            ),
            (
                "4.2.6",
                "An id is an IRI that is not relative",
                "value/address-not-whole value/tag value/urn value/uuid",
            ),
            (
                "4.2.6.1",
                "An id is in its canonical form",
                "value/id-not-canonical",
            ),
            (
                "4.2.7",
                "A link has an `href`, which is an IRI reference",
                "atom/link-without-href value/address-with-forbidden-character",
            ),
            (
                "4.2.7",
                "A link has no content that Atom defines",
                "atom/link-not-empty",
            ),
            (
                "4.2.7.2",
                "A relation is registered or an IRI",
                "value/link-relation",
            ),
            (
                "4.2.7.3",
                "`type` of a link is a media type",
                "value/media-type",
            ),
            ("4.2.7.4", "`hreflang` is a language tag", "value/language"),
            (
                "4.2.7.5",
                "`title` of a link is plain text",
                "value/html-in-text atom/blank-attribute",
            ),
            (
                "4.2.7.6",
                "`length` of a link is a number",
                "value/integer-not-negative",
            ),
            (
                "4.2.8",
                "A logo is an IRI reference with an aspect of 2 to 1",
                "value/address-with-forbidden-character atom/blank-element",
            ),
            (
                "4.2.11",
                "A source has the id, title and updated of its feed",
                "atom/source-without-id atom/source-without-title atom/source-without-updated",
            ),
            (
                "5",
                "Documents may be signed and encrypted",
                "- signatures are for the programs that have the keys",
            ),
            (
                "6.1",
                "Extensions are not in Atom's namespace",
                "atom/unknown-element",
            ),
            (
                "6.3",
                "Unknown markup must be ignored",
                "extension/element-without-namespace atom/element-without-namespace",
            ),
            (
                "8.1",
                "HTML may be dangerous",
                "html/script html/attribute html/style",
            ),
        ],
    ),
    (
        "RFC 3986, 3987, 4151, 8141, 4122 (addresses and names)",
        "https://www.rfc-editor.org/rfc/rfc3986",
        &[
            (
                "3986, 2.1",
                "`%` is followed by two hexadecimal digits",
                "value/address-with-forbidden-character",
            ),
            (
                "3986, 2.2-2.3",
                "Only certain characters stand in an address",
                "value/address-with-forbidden-character value/address-not-ascii",
            ),
            (
                "3986, 3.1",
                "A scheme is registered",
                "value/address-of-unregistered-scheme",
            ),
            (
                "3986, 3.2.2",
                "Brackets stand around numbers of hosts alone",
                "value/address-with-bracket",
            ),
            (
                "3986, 4.2",
                "A relative reference needs a base",
                "value/address-not-whole value/address-without-scheme html/relative-address",
            ),
            (
                "3986, 6.2",
                "Addresses are compared in their canonical form",
                "value/id-not-canonical",
            ),
            (
                "3987, 3.1",
                "An IRI is written as a URI where URIs are asked for",
                "value/address-not-ascii",
            ),
            (
                "4151, 2.1",
                "A tag URI has an authority, a date and a specific part",
                "value/tag",
            ),
            (
                "8141, 2",
                "A URN has a namespace and a specific part",
                "value/urn",
            ),
            (
                "9562, 4",
                "A UUID has 32 hexadecimal digits in five groups",
                "value/uuid podcast/guid",
            ),
        ],
    ),
    (
        "RFC 822, 2822, 5322 (dates and addresses)",
        "https://www.rfc-editor.org/rfc/rfc5322",
        &[
            (
                "3.3",
                "A date has a day, a month, a year, a time and a zone",
                "value/date-rfc822",
            ),
            (
                "3.3",
                "The day of the week is that of the date",
                "value/date-wrong-weekday",
            ),
            (
                "3.3",
                "A zone is less than a day away from UTC",
                "value/date-far-zone",
            ),
            (
                "4.3",
                "Years of two digits, comments and zones of one letter are obsolete",
                "value/date-rfc822-obsolete",
            ),
            (
                "3.4.1",
                "An address has a local part and a domain",
                "value/email value/contact",
            ),
        ],
    ),
    (
        "RSS 2.0",
        "https://www.rssboard.org/rss-specification",
        &[
            (
                "whatIsRss",
                "The root is `rss` with a version, and holds one `channel`",
                "feed/not-a-feed rss/missing-attribute rss/version rss/without-channel feed/root-in-namespace",
            ),
            (
                "requiredChannelElements",
                "A channel has a title, a link and a description",
                "rss/channel-without-title rss/channel-without-link rss/channel-without-description",
            ),
            (
                "requiredChannelElements",
                "Elements and attributes are those of the specification, with its capitals",
                "rss/unknown-element rss/unexpected-attribute rss/unexpected-text",
            ),
            (
                "optionalChannelElements",
                "`language` is a language tag",
                "value/language feed/language-missing",
            ),
            (
                "optionalChannelElements",
                "`managingEditor` and `webMaster` are addresses",
                "value/contact value/contact-format value/contact-without-name",
            ),
            (
                "optionalChannelElements",
                "`pubDate` and `lastBuildDate` are dates of RFC 822",
                "value/date-rfc822 value/date-wrong-weekday value/date-rfc822-obsolete",
            ),
            (
                "optionalChannelElements",
                "`docs` is an address",
                "value/address-not-whole",
            ),
            (
                "optionalChannelElements",
                "`ttl` is a number of minutes",
                "value/integer-positive",
            ),
            (
                "optionalChannelElements",
                "`rating` is a PICS label",
                "- PICS was withdrawn, and no reader looks at it",
            ),
            (
                "ltimagegtSubelementOfLtchannelgt",
                "An image has a url, a title and a link",
                "rss/image-without-url rss/image-without-title rss/image-without-link",
            ),
            (
                "ltimagegtSubelementOfLtchannelgt",
                "The image is GIF, JPEG or PNG",
                "rss/image-format",
            ),
            (
                "ltimagegtSubelementOfLtchannelgt",
                "Title and link should be those of the channel",
                "rss/image-title-differs rss/image-link-differs",
            ),
            (
                "ltimagegtSubelementOfLtchannelgt",
                "An image is at most 144 wide and 400 high",
                "value/image-width value/image-height",
            ),
            (
                "ltcloudgtSubelementOfLtchannelgt",
                "A cloud has five attributes",
                "rss/missing-attribute value/integer-attribute",
            ),
            (
                "lttextinputgtSubelementOfLtchannelgt",
                "A text input has a title, a description, a name and a link",
                "rss/text-input-without-title rss/text-input-without-description rss/text-input-without-name rss/text-input-without-link value/form-name",
            ),
            (
                "optionalChannelElements",
                "`skipHours` has hours from 0 to 23, each once",
                "value/hour value/hour-midnight rss/skip-repeated rss/skip-hours-too-many rss/skip-hours-without-hour",
            ),
            (
                "optionalChannelElements",
                "`skipDays` has days of the week, each once",
                "value/day rss/skip-repeated rss/skip-days-too-many rss/skip-days-without-day",
            ),
            (
                "hrelementsOfLtitemgt",
                "An item has a title or a description",
                "rss/item-without-title-or-description",
            ),
            (
                "hrelementsOfLtitemgt",
                "Every element of an item but `category` and `enclosure` stands once",
                "rss/duplicate-element",
            ),
            (
                "hrelementsOfLtitemgt",
                "`link` and `comments` are addresses",
                "value/address-not-whole value/address-with-forbidden-character",
            ),
            (
                "ltenclosuregtSubelementOfLtitemgt",
                "An enclosure has a url, a length and a type; the url is http",
                "rss/missing-attribute value/enclosure-address value/enclosure-type value/integer-attribute rss/enclosure-length-unknown",
            ),
            (
                "ltguidgtSubelementOfLtitemgt",
                "A guid is unique",
                "rss/guid-repeated rss/guid-short rss/item-without-guid",
            ),
            (
                "ltguidgtSubelementOfLtitemgt",
                "A guid is an address that browsers open, unless `isPermaLink` is false",
                "value/permalink-not-an-address value/boolean",
            ),
            (
                "ltsourcegtSubelementOfLtitemgt",
                "A source has a url",
                "rss/missing-attribute value/address-not-whole",
            ),
            (
                "ltcategorygtSubelementOfLtitemgt",
                "A category has text, and may have a domain",
                "rss/blank-element",
            ),
            (
                "comments",
                "Addresses begin with a registered scheme",
                "value/address-of-unregistered-scheme",
            ),
            (
                "extendingRss",
                "Other elements are in a namespace",
                "rss/unknown-element extension/element-without-namespace extension/unknown-namespace",
            ),
            (
                "extendingRss",
                "Attributes of a namespace belong to elements of namespaces",
                "extension/foreign-attribute",
            ),
        ],
    ),
    (
        "RSS Best Practices Profile",
        "https://www.rssboard.org/rss-profile",
        &[
            (
                "data-types-characterdata",
                "Titles are plain text, with `&` and `<` as hexadecimal references",
                "value/html-in-text value/text-like-html",
            ),
            (
                "data-types-datetime",
                "Dates have years of four digits and a common zone",
                "value/date-rfc822-obsolete",
            ),
            (
                "data-types-email",
                "Addresses are written `address (Name)`",
                "value/contact-format value/contact-without-name",
            ),
            (
                "data-types-url",
                "Addresses are URIs, not IRIs",
                "value/address-not-ascii",
            ),
            (
                "element-channel",
                "Items stand after everything else in the channel",
                "rss/item-before-metadata",
            ),
            (
                "element-channel-language",
                "A channel has a language",
                "feed/language-missing",
            ),
            (
                "element-channel-item",
                "An item has at most one enclosure",
                "rss/enclosures-many",
            ),
            (
                "element-channel-item-guid",
                "An item has a guid",
                "rss/item-without-guid",
            ),
            (
                "element-channel-item-description",
                "Descriptions have no relative addresses",
                "html/relative-address",
            ),
            (
                "element-channel-item-description",
                "Descriptions have no scripts, frames, objects or forms of programs",
                "html/script html/attribute html/style",
            ),
            (
                "element-channel-textinput",
                "A text input is best avoided",
                "rss/text-input",
            ),
            (
                "element-channel-skiphours-hour",
                "Midnight is 0",
                "value/hour-midnight",
            ),
            (
                "namespace-elements-atom-link",
                "A channel has an `atom:link` with `rel=\"self\"`",
                "rss/self-link-missing",
            ),
            (
                "namespace-elements-content-encoded",
                "`description` stands before `content:encoded`",
                "rss/content-before-description",
            ),
            (
                "namespace-elements-dublin-core",
                "Nothing is said twice, by RSS and by Dublin Core",
                "rss/channel-says-twice rss/item-says-twice",
            ),
            (
                "namespace-elements-slash-comments",
                "An item with `slash:comments` has a date",
                "rss/slash-without-date",
            ),
        ],
    ),
    (
        "RSS 0.90 to 0.94",
        "https://www.rssboard.org/rss-0-9-1-netscape",
        &[
            (
                "0.90",
                "The namespace is Netscape's; channel, image, item and text input have a title and a link",
                "rss/channel-without-title rss/channel-without-link rss/item-without-title rss/item-without-link",
            ),
            (
                "0.91",
                "Netscape's DTD is no longer there",
                "xml/doctype-of-netscape xml/doctype-external xml/doctype-wrong",
            ),
            (
                "0.91",
                "Descriptions are plain text",
                "- readers show HTML in them, and nobody writes 0.91 for its rules",
            ),
            (
                "0.91",
                "At most 15 items; texts of at most 100 or 500 characters",
                "- later versions dropped the limits, and readers never had them",
            ),
            ("0.92-0.94", "Elements of RSS 2.0", "- checked as RSS 2.0"),
        ],
    ),
    (
        "RSS 1.0 and RDF",
        "https://web.resource.org/rss/1.0/spec",
        &[
            ("5.2", "The root is `rdf:RDF`", "feed/not-a-feed"),
            (
                "5.3",
                "A channel has an `rdf:about`, a title, a link and a description",
                "rss/missing-attribute rss/channel-without-title rss/channel-without-link rss/channel-without-description",
            ),
            (
                "5.3.5",
                "A channel lists its items in an `rdf:Seq`",
                "rss/channel-without-items rss/item-not-listed",
            ),
            (
                "5.4",
                "An image has an `rdf:about`, a title, a url and a link",
                "rss/missing-attribute rss/image-without-title rss/image-without-url rss/image-without-link",
            ),
            (
                "5.5",
                "An item has an `rdf:about`, a title and a link",
                "rss/missing-attribute rss/item-without-title rss/item-without-link",
            ),
            (
                "5.5",
                "No two things have the same `rdf:about`",
                "rss/about-repeated",
            ),
            (
                "5.6",
                "A text input has an `rdf:about`, a title, a description, a name and a link",
                "rss/missing-attribute rss/text-input-without-title rss/text-input-without-description rss/text-input-without-name rss/text-input-without-link",
            ),
            (
                "5.5.3",
                "A description of an item has at most 500 characters",
                "- readers show longer ones, and most feeds have them",
            ),
            (
                "RDF, 2",
                "Things and properties stand in each other by turns",
                "rss/rdf",
            ),
            (
                "modules",
                "`content`, `dc`, `sy`, `slash`, `trackback`, `ev`, `admin`, `wfw`, `threading`",
                "extension/unknown-element extension/duplicate-element",
            ),
            (
                "modules",
                "Elements have the attributes and the text of their module",
                "extension/unexpected-attribute extension/unexpected-text extension/blank-attribute",
            ),
            (
                "modules",
                "Other modules",
                "- reported as known and not checked, by extension/not-checked",
            ),
        ],
    ),
    (
        "Media RSS 1.5",
        "https://www.rssboard.org/media-rss",
        &[
            (
                "namespace",
                "The namespace ends in a slash",
                "media/namespace",
            ),
            (
                "media:group",
                "A group holds alternatives",
                "media/group-of-one",
            ),
            (
                "media:content",
                "Content has an address or a player",
                "media/content-without-address",
            ),
            (
                "media:content",
                "Sizes, rates and lengths are numbers",
                "value/integer-positive value/integer-not-negative value/number",
            ),
            (
                "media:content",
                "`medium` and `expression` are of a list",
                "media/medium media/expression value/true-false",
            ),
            (
                "media:rating",
                "A rating is one of its scheme",
                "media/rating podcast/adult-deprecated",
            ),
            (
                "media:title, media:description, media:text",
                "`type` is `plain` or `html`, and says what the text is",
                "media/text-type extension/html-undeclared",
            ),
            (
                "media:thumbnail, media:text",
                "A time is a normal play time",
                "media/time",
            ),
            (
                "media:hash",
                "A hash has the digits of its algorithm",
                "media/hash",
            ),
            (
                "media:credit",
                "A role is written in small letters",
                "media/credit-role",
            ),
            (
                "media:restriction",
                "A restriction has a relationship, and a type of a list",
                "extension/missing-attribute media/restriction media/restriction-relationship media/restriction-type media/country",
            ),
            (
                "media:keywords",
                "At most ten keywords",
                "- the number is advice, and nobody counts",
            ),
        ],
    ),
    (
        "Apple Podcasts",
        "https://podcasters.apple.com/support/823-podcast-requirements",
        &[
            (
                "channel",
                "A show has a language, a category, an image and whether it is explicit",
                "podcast/channel-incomplete podcast/channel-without-image",
            ),
            (
                "channel",
                "A show has the address of its owner",
                "podcast/channel-without-email podcast/owner-without-email",
            ),
            (
                "itunes:category",
                "A category is one of Apple's",
                "podcast/category-unknown podcast/category-obsolete",
            ),
            ("itunes:explicit", "`true` or `false`", "podcast/explicit"),
            (
                "itunes:type",
                "`episodic` or `serial`; a serial show numbers its episodes",
                "podcast/channel-type podcast/serial-without-episode",
            ),
            (
                "itunes:block, itunes:complete",
                "Apple reads `Yes` and ignores other words",
                "podcast/block value/yes-no",
            ),
            (
                "itunes:new-feed-url",
                "An address",
                "value/address-not-whole",
            ),
            (
                "item",
                "An episode has an enclosure, a title and a guid",
                "podcast/episode-without-enclosure podcast/episode-without-guid",
            ),
            (
                "itunes:episodeType",
                "`full`, `trailer` or `bonus`",
                "podcast/episode-type",
            ),
            ("itunes:duration", "Seconds or hh:mm:ss", "podcast/duration"),
            (
                "itunes:episode, itunes:season",
                "Numbers above 0",
                "value/integer-positive",
            ),
            (
                "itunes:subtitle, itunes:summary",
                "At most 255 and 4000 characters",
                "value/too-long podcast/text-too-long",
            ),
            ("itunes:keywords", "Separated by commas", "podcast/keywords"),
            (
                "enclosure",
                "The format is one of those that Apple plays",
                "podcast/enclosure-format",
            ),
            (
                "artwork",
                "1400 to 3000 pixels, square, JPEG or PNG, RGB",
                "- the image itself is asked for by `validate --deep` alone",
            ),
        ],
    ),
    (
        "Podcasting 2.0",
        "https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags",
        &[
            (
                "transcript",
                "podcast:transcript has a url and a media type",
                "extension/missing-attribute value/media-type",
            ),
            (
                "locked",
                "yes or no; the owner is an address",
                "value/yes-no value/contact",
            ),
            (
                "funding",
                "has a url and at most 128 characters",
                "extension/missing-attribute podcast/text-too-long",
            ),
            (
                "chapters",
                "has a url and a media type",
                "extension/missing-attribute",
            ),
            (
                "soundbite",
                "has a start and a duration",
                "extension/missing-attribute value/number",
            ),
            (
                "person",
                "has a name and a known group",
                "extension/blank-element podcast/person-unknown-group",
            ),
            (
                "location",
                "has a name, a known relation and a country",
                "extension/blank-element podcast/location-relation podcast/location-country",
            ),
            (
                "season, episode",
                "are numbers",
                "value/integer-not-negative value/number",
            ),
            (
                "trailer",
                "has a url and a date",
                "extension/missing-attribute value/date-rfc822",
            ),
            (
                "license",
                "is text; its url is an address",
                "extension/blank-element value/address-not-whole",
            ),
            (
                "alternateEnclosure",
                "has a media type and sources",
                "extension/missing-attribute podcast/alternate-without-source",
            ),
            (
                "source, integrity",
                "have an address; a type that is known",
                "extension/missing-attribute podcast/integrity",
            ),
            ("guid", "is a UUID", "podcast/guid"),
            (
                "value, valueRecipient, valueTimeSplit",
                "have their attributes, and somebody to pay",
                "extension/missing-attribute podcast/value-without-recipient podcast/time-split-empty value/percentage",
            ),
            ("medium", "is of the list", "podcast/medium"),
            (
                "image, images",
                "have an address; `images` is deprecated",
                "extension/missing-attribute podcast/images-deprecated",
            ),
            (
                "liveItem",
                "has a state, a start and a link to fall back on",
                "podcast/live-status value/date-rfc3339 podcast/live-without-link",
            ),
            (
                "contentLink",
                "has an address",
                "extension/missing-attribute",
            ),
            (
                "socialInteract",
                "has a protocol and an address",
                "extension/missing-attribute podcast/comments-without-address",
            ),
            ("block", "yes or no", "value/yes-no"),
            ("txt", "is free text", "- any text is right"),
            (
                "remoteItem",
                "has the guid of a feed",
                "extension/missing-attribute podcast/guid",
            ),
            (
                "podroll, publisher",
                "have remote items",
                "podcast/podroll-without-item podcast/publisher-without-item",
            ),
            (
                "updateFrequency",
                "`complete` is true or false; the rule is one of iCalendar",
                "value/true-false",
            ),
            (
                "podping",
                "`usesPodping` is true or false",
                "value/true-false",
            ),
            (
                "chat",
                "has a server and a protocol",
                "extension/missing-attribute",
            ),
        ],
    ),
    (
        "OPML 2.0",
        "http://opml.org/spec2.opml",
        &[
            (
                "opml",
                "A version; one head and one body",
                "opml/missing-attribute opml/version opml/version-of-old opml/without-head opml/without-body opml/body-before-head opml/duplicate-element",
            ),
            (
                "head",
                "Dates of RFC 822, an address of e-mail, numbers of windows",
                "value/date-rfc822 value/contact value/integer opml/expansion-state",
            ),
            (
                "body",
                "At least one outline",
                "opml/body-without-outline opml/unknown-element",
            ),
            (
                "outline",
                "A `text`; known attributes",
                "opml/missing-attribute opml/unexpected-attribute opml/unexpected-text",
            ),
            (
                "outline",
                "`isComment` and `isBreakpoint` are true or false",
                "value/true-false",
            ),
            (
                "subscription list",
                "An outline of type `rss` has an `xmlUrl` and a `title`",
                "opml/subscription-without-address opml/subscription-without-title opml/subscription-without-type opml/subscription-version",
            ),
            (
                "link, include",
                "An outline of type `link` has a `url`",
                "opml/link-without-address opml/type-unknown",
            ),
        ],
    ),
    (
        "Dublin Core, syndication, geo, history, threads, publishing",
        "https://www.dublincore.org/specifications/dublin-core/dcmi-terms/",
        &[
            (
                "dc:date, dcterms",
                "Dates are of the W3C's profile of ISO 8601, or periods",
                "value/date-w3c value/date-period",
            ),
            (
                "ev:startdate, slash:hit_parade",
                "A date of ISO 8601; a list of numbers",
                "value/date-iso8601 value/integer-list",
            ),
            (
                "dc:language",
                "A language tag, once",
                "value/language extension/duplicate-element",
            ),
            (
                "sy:updatePeriod, sy:updateFrequency",
                "A period of the list; a number above 0",
                "value/update-period value/integer-positive",
            ),
            (
                "georss, gml, geo",
                "Latitudes and longitudes within their limits",
                "value/latitude value/longitude value/coordinates value/coordinate-list value/coordinate-comma",
            ),
            (
                "gml",
                "Shapes have their parts",
                "extension/point-without-position extension/line-without-positions extension/polygon-without-edge extension/envelope-without-lower-corner extension/envelope-without-upper-corner",
            ),
            (
                "RFC 5005",
                "Archives and complete feeds link to each other as they may",
                "history/archive-incomplete history/archive-without-current history/current-not-self history/link-past-end history/relation-in-complete history/relation-in-entry",
            ),
            (
                "RFC 4685",
                "Replies refer to an id; counts and dates are right",
                "extension/missing-attribute value/integer-not-negative atom/thread-attribute-when",
            ),
            (
                "RFC 5023",
                "Collections and categories are complete",
                "atom/collection-without-title atom/collection-with-id atom/categories-conflict atom/categories-twice value/yes-no",
            ),
            (
                "OpenSearch 1.1",
                "Queries have a role; counts are numbers",
                "extension/missing-attribute value/opensearch-role value/integer value/not-url-encoded value/encoding extension/prefix-undeclared",
            ),
        ],
    ),
    (
        "XML 1.0 and HTTP",
        "https://www.w3.org/TR/xml/",
        &[
            (
                "2.8",
                "The declaration is the first thing in the document",
                "xml/blank-before-declaration xml/version",
            ),
            (
                "4.1",
                "Entities are declared",
                "xml/html-entity xml/entity-declared",
            ),
            (
                "4.3.3",
                "The bytes are in the encoding that is declared",
                "xml/malformed-bytes xml/encoding-belied xml/encoding-mismatch xml/encoding-not-declared xml/encoding-obscure xml/encoding-unusual xml/unknown-encoding xml/doubly-encoded",
            ),
            (
                "Namespaces, 2.3",
                "Names of namespaces are compared letter by letter",
                "extension/namespace-misspelled extension/reserved-prefix extension/unusual-prefix",
            ),
            (
                "Namespaces, 5",
                "Prefixes are declared",
                "xml/not-well-formed",
            ),
            (
                "RFC 9110",
                "Status, media type, compression and validators",
                "http/status http/media-type http/media-type-general http/text-xml http/uncompressed http/no-validator http/sent-again http/redirected http/redirected-for-now http/cross-origin",
            ),
        ],
    ),
    (
        "What a document points to (`--deep`)",
        "https://www.rfc-editor.org/rfc/rfc9110",
        &[
            (
                "enclosures",
                "A file is there, in the size and type that the document gives, whole and in parts",
                "deep/enclosure-missing deep/enclosure-length deep/enclosure-type deep/enclosure-without-head deep/enclosure-without-ranges",
            ),
            (
                "artwork",
                "A square JPEG or PNG of 1400 to 3000 pixels in RGB",
                "deep/artwork-missing deep/artwork-format deep/artwork-size deep/artwork-colours deep/artwork-heavy",
            ),
            (
                "pictures",
                "A picture is there, and sent as one",
                "deep/image-missing deep/image-type",
            ),
            (
                "links",
                "A page is there, and where the link says",
                "deep/link-dead deep/link-moved deep/not-asked",
            ),
            (
                "all files",
                "They can be reached from anywhere, and nobody changes them on the way",
                "deep/private-address deep/without-tls",
            ),
            (
                "RFC 4287, 4.2.7.2",
                "The `self` link leads to the same feed",
                "deep/self-dead deep/self-differs",
            ),
            (
                "RFC 5005, 3",
                "Documents of one feed lead to its end",
                "deep/page-missing deep/page-loop",
            ),
            ("WebSub", "Hubs answer", "deep/hub-silent"),
        ],
    ),
    (
        "JSON Feed 1.1",
        "https://www.jsonfeed.org/version/1.1/",
        &[
            (
                "version",
                "What the specification requires of it",
                "json/version",
            ),
            (
                "title, items",
                "What the specification requires of it",
                "json/feed-without-title json/feed-without-items json/no-items",
            ),
            (
                "feed_url, home_page_url, next_url",
                "What the specification requires of it",
                "json/address json/feed-without-own-address json/next-is-itself",
            ),
            (
                "authors",
                "What the specification requires of it",
                "json/author-obsolete json/author-empty",
            ),
            (
                "language",
                "What the specification requires of it",
                "json/language",
            ),
            (
                "hubs",
                "What the specification requires of it",
                "json/hub-incomplete",
            ),
            (
                "items: id",
                "What the specification requires of it",
                "json/item-without-id json/id-not-a-string json/id-repeated",
            ),
            (
                "items: content",
                "What the specification requires of it",
                "json/item-without-content",
            ),
            (
                "items: dates",
                "What the specification requires of it",
                "json/date",
            ),
            (
                "attachments",
                "What the specification requires of it",
                "json/attachment-incomplete json/media-type",
            ),
            (
                "types of all members",
                "What the specification requires of it",
                "json/wrong-type json/unknown-member json/member-repeated json/not-json json/not-an-object",
            ),
        ],
    ),
];
