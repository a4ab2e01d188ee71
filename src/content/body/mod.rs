//! A post's body becomes HTML that a feed reader can show.

pub use feedmill_html as html;
pub use feedmill_kramdown as kramdown;
pub use feedmill_liquid as liquid;
pub(crate) mod excerpt;
pub(crate) mod markdown;
mod render;
pub mod share;
mod shortcodes;

pub use excerpt::{Excerpt, Separator};
pub use html::{summary, text as plain_text};
pub use kramdown::smartify;
pub(crate) use render::takes_page;
pub use render::{Rendered, SUMMARY, render};
pub use share::{Split, split};
