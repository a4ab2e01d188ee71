//! A folder becomes headers, and headers become posts.

pub mod body;
mod decode;
mod file_name;
pub mod front_matter;
mod head;
pub mod media;
pub mod permalink;
pub mod post;
pub mod scan;
mod site;
mod source;
mod walk;

pub use post::{LeftOut, Post};
pub use scan::{Header, Scan, scan};
pub use site::Site;
pub use source::Source;
