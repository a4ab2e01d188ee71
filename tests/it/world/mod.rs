//! What several tests stand on: servers and stores that do what a test tells them, a clock that stands still, small sites.

#[cfg(feature = "announce")]
pub mod atproto;
#[cfg(feature = "web")]
pub mod clock;
#[cfg(feature = "stores")]
pub mod cloud;
#[cfg(feature = "announce")]
pub mod mastodon;
#[cfg(feature = "publish")]
pub mod memory;
#[cfg(feature = "pull")]
pub mod planet;
#[cfg(feature = "announce")]
pub mod receiver;
#[cfg(feature = "publish")]
pub mod run;
#[cfg(feature = "stores")]
pub mod s3;
#[cfg(feature = "web")]
pub mod server;
#[cfg(feature = "publish")]
pub mod site;
#[cfg(feature = "stores")]
pub mod spoil;
#[cfg(feature = "publish")]
pub mod whole;
