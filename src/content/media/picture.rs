//! What the first bytes of a picture say: its format, measures and colours.

use std::fmt;

use imagesize::ImageType;

/// What a picture's first bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its format, such as `JPEG`.
    pub format: &'static str,
    /// Pixels from left to right.
    pub width: usize,
    /// Pixels from top to bottom.
    pub height: usize,
    /// How its colours are written.
    pub colours: Colours,
}

/// How the colours of a picture are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Red, green and blue.
    Rgb,
    /// Shades of grey.
    Grey,
    /// The inks of a printer.
    Cmyk,
}

impl Picture {
    /// `None` unless the format is known and the measures can be read.
    pub fn read(head: &[u8]) -> Option<Self> {
        let format = imagesize::image_type(head).ok()?;
        let size = imagesize::blob_size(head).ok()?;
        let colours = match format {
            ImageType::Png => png_colours(head),
            ImageType::Jpeg => jpeg_colours(head),
            _ => Colours::Rgb,
        };
        Some(Picture {
            format: match format {
                ImageType::Jpeg => "JPEG",
                ImageType::Png => "PNG",
                ImageType::Gif => "GIF",
                ImageType::Webp => "WebP",
                _ => "picture of another format",
            },
            width: size.width,
            height: size.height,
            colours,
        })
    }
}

/// Byte 25 of a PNG is its colour type; palettes are of RGB.
fn png_colours(head: &[u8]) -> Colours {
    match head.get(25) {
        Some(0 | 4) => Colours::Grey,
        _ => Colours::Rgb,
    }
}

/// How many components the frame of a JPEG has. Its segments are a mark, a length and what follows.
fn jpeg_colours(head: &[u8]) -> Colours {
    let mut rest = head.get(2..).unwrap_or_default();
    while let [0xff, mark, high, low, ..] = rest {
        let is_frame = matches!(mark, 0xc0..=0xcf) && !matches!(mark, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return match rest.get(9) {
                Some(1) => Colours::Grey,
                Some(4) => Colours::Cmyk,
                _ => Colours::Rgb,
            };
        }
        let length = usize::from(u16::from_be_bytes([*high, *low])).max(2);
        rest = rest.get(2 + length..).unwrap_or_default();
    }
    Colours::Rgb
}

/// What a file that is neither JPEG nor PNG is, by its first bytes.
pub(super) fn named_format(head: &[u8]) -> &'static str {
    let holds =
        |at: usize, bytes: &[u8]| head.get(at..).is_some_and(|rest| rest.starts_with(bytes));
    match head {
        _ if holds(0, b"GIF8") => "GIF",
        _ if holds(8, b"WEBP") => "WebP",
        _ if holds(4, b"ftypavif") => "AVIF",
        _ if holds(4, b"ftyphei") => "HEIC",
        _ if memchr::memmem::find(head, b"<svg").is_some() => "SVG",
        [] => "an empty file",
        _ => "a file of another format",
    }
}

impl fmt::Display for Colours {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Colours::Rgb => "RGB",
            Colours::Grey => "shades of grey",
            Colours::Cmyk => "CMYK",
        })
    }
}
