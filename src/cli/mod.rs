//! The command-line tool: its arguments, one file for each verb, and all that is printed.

#[cfg(feature = "pull")]
mod adopt;
#[cfg(feature = "announce")]
mod announce;
mod args;
mod build;
#[cfg(all(feature = "fetch", feature = "pull"))]
mod diff;
mod doctor;
mod explain;
mod head;
mod hosting;
mod init;
mod lock;
mod missing;
mod options;
mod progress;
#[cfg(feature = "publish")]
mod publish;
#[cfg(feature = "pull")]
mod pull;
mod report;
mod run;
mod say;
mod schema;
mod select;
#[cfg(feature = "serve")]
mod serve;
mod validate;
#[cfg(feature = "watch")]
mod watch;

#[cfg(not(feature = "pull"))]
use missing::adopt;
#[cfg(not(feature = "announce"))]
use missing::announce;
#[cfg(not(all(feature = "fetch", feature = "pull")))]
use missing::diff;
#[cfg(not(feature = "publish"))]
use missing::publish;
#[cfg(not(feature = "pull"))]
use missing::pull;
#[cfg(not(feature = "serve"))]
use missing::serve;

pub use run::main;
