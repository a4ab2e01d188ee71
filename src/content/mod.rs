//! A folder becomes headers, and headers become posts.

pub mod body;
mod closing_line;
mod decode;
mod dir_handle;
mod elsewhere;
pub(crate) mod fields;
mod file;
pub(crate) mod file_name;
pub mod front_matter;
mod git;
pub(crate) mod language;
mod load;
pub mod media;
pub(crate) mod paging;
pub(crate) mod paths;
pub mod permalink;
pub mod post;
mod post_url;
mod reading;
pub mod scan;
mod site;
mod source;
mod subject;
pub(crate) mod walk;

pub(crate) use load::load_shown;
pub use load::{load, site, site_index};
pub use post::{Extent, LeftOut, Post};
pub use reading::read;
pub use scan::{Scan, Trust, scan};
pub use site::Site;
pub use source::Source;
