//! A folder becomes headers, and headers become posts.

pub mod body;
mod decode;
mod duplicates;
mod elsewhere;
mod file;
pub(crate) mod file_name;
pub mod front_matter;
mod git;
pub(crate) mod head;
mod headers;
pub mod media;
mod near;
mod paths;
pub mod permalink;
pub mod post;
pub mod scan;
mod site;
mod source;
pub(crate) mod walk;

pub use headers::{Header, Headers};
pub use post::{Extent, LeftOut, Post};
pub use scan::{Scan, Trust, scan};
pub use site::Site;
pub use source::Source;
