//! Files that go with a post: sound, film, documents; and what a podcast tells about an episode.

mod attachment;
mod attachments;
mod cover;
mod duration;
mod episode;
mod files;
mod image;
mod local;
mod media_type;
mod picture;

pub use attachment::Attachment;
pub(super) use attachments::attachments;
pub use cover::covers;
pub(super) use episode::episode;
pub use episode::{Episode, Transcript};
pub use files::Files;
pub(super) use files::{Missing, warnings as missing_warnings};
pub use image::Image;
pub(super) use image::image;
pub use picture::{Colours, Picture};
