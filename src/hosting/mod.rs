//! What web servers and hosts must be told, so that feeds arrive with the headers that readers count on: media types with
//! their charset, how long to keep them, that pages of other sites may read them, compression, and redirects from old paths.
//!
//! Browsers show no document of the type of RSS, Atom or OPML: they download it, or show its code. So who opens one in a
//! browser gets it as `application/xml`, for which its style sheet is loaded.

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
