//! What kinds of elements there are, as far as balancing and cleaning tell them apart.

/// The kind of an element. Elements that are treated alike share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    A,
    /// Any block that ends an open paragraph and has no rule of its own.
    Block,
    Br,
    Button,
    Caption,
    Center,
    Col,
    /// `dd` and `dt`.
    Definition,
    Div,
    /// `html`, `head`, `body`, `frameset`: a fragment has none.
    Document,
    Embed,
    /// `foreignObject` and the leaves of MathML, in which HTML is allowed again.
    Foreign,
    Form,
    /// `b`, `em` and the like, whose end tags reach across blocks.
    Formatting,
    Font,
    Heading,
    /// Elements whose content is never shown: `template`, `noembed`, `noframes`, `datalist`.
    Hidden,
    Hr,
    Iframe,
    Img,
    Input,
    Li,
    /// `ul`, `ol`, `menu` and `dl`.
    List,
    Math,
    Media,
    /// `meta`, `link`, `base` and other void elements that only a document's head, or nothing, has a use for.
    Metadata,
    Noscript,
    Object,
    Option,
    P,
    Plaintext,
    /// `tbody`, `thead`, `tfoot` and `colgroup`.
    RowGroup,
    Script,
    Select,
    Source,
    Span,
    Style,
    Svg,
    Table,
    /// `td` and `th`.
    Cell,
    Textarea,
    Title,
    Tr,
    /// Elements that only style, that HTML has given up, or that do nothing without a script: `marquee`, `blink`,
    /// `nobr`, `slot`, `portal`.
    Unwrapped,
    /// Other void elements: `wbr`, `area`, `track`.
    Void,
    Xmp,
    /// Every other element, known or not: inline, with text in it.
    Other,
}

/// The length of the longest name that has a kind of its own.
const MAX_NAME: usize = 14;

impl Tag {
    /// The kind of the elements with that name, in any case.
    pub fn of(name: &str) -> Tag {
        if !name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Tag::of_lower(name.as_bytes());
        }
        let mut lower = [0; MAX_NAME];
        let Some(lower) = lower.get_mut(..name.len()) else {
            return Tag::Other;
        };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        Tag::of_lower(lower)
    }

    fn of_lower(name: &[u8]) -> Tag {
        match name {
            b"p" => Tag::P,
            b"a" => Tag::A,
            b"span" => Tag::Span,
            b"div" => Tag::Div,
            b"br" => Tag::Br,
            b"b" | b"i" | b"u" | b"s" | b"em" | b"strong" | b"code" | b"small" | b"strike"
            | b"tt" | b"big" => Tag::Formatting,
            b"li" => Tag::Li,
            b"ul" | b"ol" | b"menu" | b"dl" | b"dir" => Tag::List,
            b"img" | b"image" => Tag::Img,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading,
            b"td" | b"th" => Tag::Cell,
            b"tr" => Tag::Tr,
            b"table" => Tag::Table,
            b"tbody" | b"thead" | b"tfoot" | b"colgroup" => Tag::RowGroup,
            b"caption" => Tag::Caption,
            b"col" => Tag::Col,
            b"dd" | b"dt" => Tag::Definition,
            b"hr" => Tag::Hr,
            b"center" => Tag::Center,
            b"font" => Tag::Font,
            b"address" | b"article" | b"aside" | b"blockquote" | b"details" | b"dialog"
            | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"header" | b"hgroup"
            | b"listing" | b"main" | b"nav" | b"pre" | b"search" | b"section" | b"summary" => {
                Tag::Block
            }
            b"script" => Tag::Script,
            b"style" => Tag::Style,
            b"iframe" => Tag::Iframe,
            b"noscript" => Tag::Noscript,
            b"video" | b"audio" => Tag::Media,
            b"source" => Tag::Source,
            b"svg" => Tag::Svg,
            b"math" => Tag::Math,
            b"foreignobject" | b"desc" | b"mi" | b"mo" | b"mn" | b"ms" | b"mtext"
            | b"annotation-xml" => Tag::Foreign,
            b"form" => Tag::Form,
            b"input" => Tag::Input,
            b"button" => Tag::Button,
            b"select" => Tag::Select,
            b"option" | b"optgroup" => Tag::Option,
            b"textarea" => Tag::Textarea,
            b"title" => Tag::Title,
            b"object" | b"applet" => Tag::Object,
            b"embed" => Tag::Embed,
            b"template" | b"noembed" | b"noframes" | b"datalist" => Tag::Hidden,
            b"html" | b"head" | b"body" | b"frameset" => Tag::Document,
            b"meta" | b"link" | b"base" | b"param" | b"basefont" | b"bgsound" | b"keygen"
            | b"frame" | b"command" => Tag::Metadata,
            b"wbr" | b"area" | b"track" => Tag::Void,
            b"marquee" | b"blink" | b"nobr" | b"slot" | b"portal" => Tag::Unwrapped,
            b"xmp" => Tag::Xmp,
            b"plaintext" => Tag::Plaintext,
            _ => Tag::Other,
        }
    }

    /// Whether these elements have no content and no end tag.
    pub fn is_void(self) -> bool {
        matches!(
            self,
            Tag::Br
                | Tag::Col
                | Tag::Embed
                | Tag::Hr
                | Tag::Img
                | Tag::Input
                | Tag::Metadata
                | Tag::Source
                | Tag::Void
        )
    }

    /// Whether a start tag ends an open paragraph (section 13.2.6.4.7 of the standard).
    pub fn ends_paragraph(self) -> bool {
        matches!(
            self,
            Tag::Block
                | Tag::Center
                | Tag::Definition
                | Tag::Div
                | Tag::Heading
                | Tag::Hr
                | Tag::Li
                | Tag::List
                | Tag::P
                | Tag::Plaintext
                | Tag::Table
                | Tag::Xmp
        )
    }

    /// Whether an end tag that is inside of these elements closes nothing outside of them.
    pub fn is_barrier(self) -> bool {
        matches!(
            self,
            Tag::Caption | Tag::Cell | Tag::Foreign | Tag::Object | Tag::Table
        )
    }

    /// Whether the element is part of a table and may only stand in one.
    pub fn is_table_part(self) -> bool {
        matches!(
            self,
            Tag::Caption | Tag::Cell | Tag::Col | Tag::RowGroup | Tag::Tr
        )
    }

    /// Whether end tags of plain inline elements stop here ("special" in section 13.2.4.2).
    pub fn is_special(self) -> bool {
        self.is_barrier()
            || self.is_table_part()
            || self.ends_paragraph()
            || matches!(
                self,
                Tag::Button
                    | Tag::Form
                    | Tag::Iframe
                    | Tag::Noscript
                    | Tag::Select
                    | Tag::Unwrapped
            )
    }

    /// Whether the element ends the SVG or MathML around it. Parsers do so for the elements that mistakes are made of
    /// (section 13.2.6.5); so that all see the same, every element of HTML does here.
    pub fn breaks_out(self, name: &str) -> bool {
        match self {
            Tag::A
            | Tag::Foreign
            | Tag::Math
            | Tag::Script
            | Tag::Style
            | Tag::Svg
            | Tag::Title => false,
            Tag::Other => ["sub", "sup", "var", "ruby"]
                .iter()
                .any(|other| name.eq_ignore_ascii_case(other)),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_case() {
        assert_eq!(Tag::of("DIV"), Tag::Div);
        assert_eq!(Tag::of("annotation-XML"), Tag::Foreign);
        assert_eq!(Tag::of("a-very-long-custom-element"), Tag::Other);
        assert_eq!(Tag::of(""), Tag::Other);
    }
}
