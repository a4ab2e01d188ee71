//! A run of publishing at a time that stands still.

use feedmill::publish::{self, Document, Error, Options, Report, Store};

use super::clock::StillClock;
use super::site::NOW;

pub fn run(store: &dyn Store, documents: &[Document], options: &Options) -> Result<Report, Error> {
    publish::publish(store, documents, options, &StillClock::at(NOW))
}

pub fn one_by_one() -> Options {
    Options {
        threads: 1,
        ..Options::default()
    }
}
