//! Why a build cannot be done.

use crate::warning::Warning;
use crate::{config, content, lock, output, render};

/// A build cannot be done. The message says what to do about it.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Cause);

/// What stops a build. It is not public, since who calls the library can do nothing but show the message.
#[derive(Debug, thiserror::Error)]
enum Cause {
    /// Two documents have one path, or a setting cannot be used.
    #[error(transparent)]
    Settings(config::Error),
    /// The posts cannot be listed.
    #[error(transparent)]
    Scan(content::scan::Error),
    /// A document cannot be rendered.
    #[error(transparent)]
    Render(render::Error),
    /// The folder of feeds cannot be read or written.
    #[error(transparent)]
    Output(output::Error),
    /// The lock cannot be used.
    #[error(transparent)]
    Lock(lock::Error),
    /// The feeds do not fit the site, so nothing was written.
    #[error("{message}\n  help: {help}")]
    Mismatch {
        message: String,
        help: String,
        warnings: Vec<Warning>,
    },
}

impl Error {
    /// The feeds do not fit the site: see [`Build::force`](crate::Build::force).
    pub(super) fn mismatch(message: String, help: String, warnings: Vec<Warning>) -> Self {
        Error(Cause::Mismatch {
            message,
            help,
            warnings,
        })
    }

    /// What was wrong with the input of a build that was stopped because its feeds do not fit the site.
    pub fn warnings(&self) -> &[Warning] {
        match &self.0 {
            Cause::Mismatch { warnings, .. } => warnings,
            _ => &[],
        }
    }
}

impl Error {
    /// What is wrong with the settings, if that is why.
    #[doc(hidden)]
    pub fn settings(&self) -> Option<&config::Error> {
        match &self.0 {
            Cause::Settings(error) => Some(error),
            _ => None,
        }
    }
}

impl From<config::Error> for Error {
    fn from(error: config::Error) -> Self {
        Error(Cause::Settings(error))
    }
}

impl From<content::scan::Error> for Error {
    fn from(error: content::scan::Error) -> Self {
        Error(Cause::Scan(error))
    }
}

impl From<render::Error> for Error {
    fn from(error: render::Error) -> Self {
        Error(Cause::Render(error))
    }
}

impl From<lock::Error> for Error {
    fn from(error: lock::Error) -> Self {
        Error(Cause::Lock(error))
    }
}

impl From<output::Error> for Error {
    fn from(error: output::Error) -> Self {
        Error(Cause::Output(error))
    }
}
