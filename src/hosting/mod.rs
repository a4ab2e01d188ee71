//! What web servers and hosts must be told, so that feeds arrive with the headers that readers count on: media types with
//! their charset, how long to keep them, that pages of other sites may read them, compression, and redirects from old paths.
//!
//! Browsers do not show documents of the types of RSS, Atom and OPML: they download them, or show their code. So a browser that
//! opens one gets the viewer, and one that does not say what it does the document as `application/xml`, for which it loads the
//! style sheet.

mod apache;
mod caddy;
mod cloudflare;
mod common;
mod github_pages;
pub mod head;
mod host;
mod netlify;
mod nginx;
mod pattern;

pub use host::{Host, hosting};
