//! Whole HTML pages: the main content of each, without what stands around it, and what the page says of itself.
//!
//! ```
//! use feedmill_html::page::{Options, read};
//!
//! let html = "<html lang=en><head><title>Spring tea - The shop</title>\
//!     <meta property='article:published_time' content='2024-03-01'></head>\
//!     <body><nav><a href=/>Home</a></nav><main><article><h1>Spring tea</h1>\
//!     <p>The first leaves of the year are here, and they are small and sweet.</p></article></main></body></html>";
//! let page = read(html, &Options::default());
//! assert_eq!(page.content, "<p>The first leaves of the year are here, and they are small and sweet.</p>");
//! assert_eq!(page.metadata.title.as_deref(), Some("Spring tea"));
//! assert_eq!(page.metadata.published.as_deref(), Some("2024-03-01"));
//! ```

mod boilerplate;
mod build;
mod choose;
mod code;
mod dates;
mod decode;
mod image;
mod json_ld;
mod known;
mod like;
mod math;
mod metadata;
mod read;
mod title;
mod tree;
mod write;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use choose::FoundBy;
pub use decode::decode;
pub use metadata::{Author, Metadata, metadata};
pub use read::{Options, Page, read};
