//! A folder becomes headers, and headers become posts.

pub mod body;
mod decode;
mod elsewhere;
mod file;
pub(crate) mod file_name;
pub mod front_matter;
mod git;
pub(crate) mod head;
mod headers;
mod load;
pub mod media;
mod near;
pub(crate) mod paging;
pub(crate) mod paths;
pub mod permalink;
pub mod post;
mod reading;
pub mod scan;
mod site;
mod source;
pub(crate) mod walk;

pub use headers::{Header, Headers};
pub use load::load;
pub(crate) use load::{load_page, load_shown};
pub use post::{Extent, LeftOut, Post};
pub use reading::read;
pub use scan::{Scan, Trust, scan};
pub use site::Site;
pub use source::Source;
