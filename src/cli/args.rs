//! What can be said on the command line.

mod adopt;
mod build;
mod diff;
mod doctor;
mod explain;
mod form;
mod init;
mod lock;
mod output;
mod publishing;
mod pull;
mod report;
mod schema;
mod select;
mod serving;
mod validate;

use clap::{Parser, Subcommand};

pub use adopt::Adopt;
pub use build::{Build, Format, Kind, Profile, Shown};
#[allow(
    unused_imports,
    reason = "builds without `diff` have the arguments alone"
)]
pub use diff::{Denied, Diff, DiffForm};
pub use doctor::{Doctor, DoctorForm};
pub use explain::{Explain, ExplainForm};
pub use form::ReportForm;
pub use init::Init;
pub use lock::Lock;
pub use output::{Color, Common};
pub use publishing::{Announce, Publish};
pub use pull::Pull;
pub use report::{BuildForm, ReportTo};
pub use schema::{Schema, SchemaOf};
pub use select::{Select, SelectForm};
pub use serving::{Head, HostName, Hosting, Serve};
#[cfg(test)]
pub use validate::PARTNERS;
pub use validate::{Levels, Validate, ValidateForm};

/// What `feedmill --help` prints: the verbs in groups, which clap cannot make. A test holds that none is missing.
const HELP: &str = "\
{about}

{usage-heading} {usage}

Build:
  build     Build every feed of a site
  init      Write a feedmill.yaml with comments, using the settings of the site's generator
  lock      Write feedmill.lock, by which posts keep their ids when they move
  adopt     Take over the ids of the feeds that subscribers have
  pull      Turn the entries of other people's feeds into posts

Look:
  serve     Serve the feeds as subscribers get them
  select    List the posts that match a rule, as `feeds.custom` has them
  head      Print the <link> elements by which browsers and readers find the feeds

Check:
  validate  Check feeds: RSS, Atom, JSON Feed and OPML
  doctor    Compare posts with the pages of the built site, and suggest settings
  diff      Predict what readers show after a change: new entries, and old ones again
  explain   Explain the code of a message or a rule of the validator
  schema    Print the JSON Schema of feedmill.yaml or of a report

Publish:
  hosting   Print a configuration for a web server or a hosting service
  publish   Send the documents to the place from which they are served
  announce  Notify hubs and search engines of what is new

Options:
{options}{after-help}";

/// Turn a folder of posts into RSS, Atom and JSON feeds.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    help_template = HELP,
    after_help = "`feedmill COMMAND --help` has the options of a command, with examples.\nGuides: https://feedmill.github.io/feedmill/"
)]
pub struct Args {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build every feed of a site
    Build(Build),
    /// Write a feedmill.yaml with comments, using the settings of the site's generator
    Init(Init),
    /// List the posts that match a rule, as `feeds.custom` has them
    Select(Select),
    /// Compare posts with the pages of the built site, and suggest settings that fix differences
    Doctor(Doctor),
    /// Write feedmill.lock, by which posts keep their ids when they move
    Lock(Lock),
    /// Take over the ids of the feeds that subscribers have
    Adopt(Adopt),
    /// Predict what readers show after a change: new entries, and old ones again
    Diff(Diff),
    /// Serve the feeds as subscribers get them
    Serve(Serve),
    /// Print a configuration for a web server or a hosting service
    Hosting(Hosting),
    /// Print the <link> elements by which browsers and readers find the feeds
    Head(Head),
    /// Check feeds: RSS, Atom, JSON Feed and OPML
    Validate(Validate),
    /// Turn the entries of other people's feeds into posts
    Pull(Pull),
    /// Explain the code of a message or a rule of the validator
    Explain(Explain),
    /// Send the documents to the place from which they are served
    Publish(Publish),
    /// Notify hubs and search engines of what is new
    Announce(Announce),
    /// Print the JSON Schema of feedmill.yaml, or of a report
    Schema(Schema),
}
