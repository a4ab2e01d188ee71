//! `feedmill validate`: what is wrong with these documents.

#[cfg(feature = "fetch")]
mod deep;
#[cfg(feature = "fetch")]
pub(super) mod fetch;
mod gate;
mod human;
mod output;
mod repair;
mod search;
mod summary;

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use feedmill::config::ValidateSettings;
use feedmill::date::{self, NaiveDates, Timestamp};
use feedmill::validate::report::{Baseline, Unread};
use feedmill::validate::{self, Input, Policy, Profile, Report, Severity};
use rayon::prelude::*;

use crate::cli::args::{Levels, Validate, ValidateForm};

#[cfg(all(feature = "fetch", feature = "serve"))]
pub use self::fetch::look;
pub use self::gate::Gate;
use self::output::{Checked, Output};
use self::repair::{Repair, Repaired};
use super::say::err;
use super::{options, report};

/// The largest document that is read. Feeds are a thousand times smaller.
const LARGEST: u64 = 256 << 20;

/// How many reports are held at once, so that those of a large folder never stand in memory together.
const BATCH: usize = 64;

pub fn run(args: &Validate) -> Result<ExitCode> {
    let now = now(args)?;
    let here = Path::new(".");
    let set = match options::names_config() {
        true => options::load(here, None)?.validate.clone(),
        false => feedmill::load::validate_settings(here)?,
    };
    let policy = policy(&args.levels, &set)?;
    let profiles = profiles(&args.profile, &set);
    let limit = if args.strict {
        Severity::Warning
    } else {
        Severity::Error
    };
    let mut checking = Judging {
        now,
        policy: &policy,
        profiles: &profiles,
        form: args.format,
        is_whole: args.all,
        baseline: args.baseline.as_deref().map(baseline).transpose()?,
        repair: args.fix.then_some(Repair {
            is_unsafe: args.unsafe_fixes,
            is_shown: args.diff,
        }),
        repaired: Mutex::default(),
        private: args.allow_private.as_deref(),
        #[cfg(feature = "fetch")]
        deep: args
            .deep
            .then(|| deep::Deep::new(args.deep_limit, args.allow_private.as_deref())),
    };
    #[cfg(not(feature = "fetch"))]
    if args.deep {
        return Err(super::missing::missing("fetch"));
    }
    let mut named = args.paths.clone();
    if args.diff && !args.fix {
        let [old, _] = args.paths.as_slice() else {
            bail!("--diff without --fix takes two documents: the old one and the new one");
        };
        checking.baseline = Some(checking.as_baseline(old)?);
        named.remove(0);
    }
    let mut output = Output::new(args.format, args.summary, args.score, args.all);
    let mut worst = None;
    for paths in search::documents(&named)?.chunks(BATCH) {
        let checked: Vec<_> = paths
            .par_iter()
            .map(|path| {
                checking
                    .check(path)
                    .unwrap_or_else(|error| vec![Err(error)])
            })
            .collect();
        for (path, checked) in paths.iter().zip(checked) {
            for checked in checked {
                match checked {
                    Ok(checked) => {
                        worst = worst.max(checked.worst());
                        output.add(checked);
                    }
                    Err(error) => {
                        report::error(&error);
                        output.add_unread(Unread {
                            document: path.to_string_lossy().into_owned(),
                            reason: format!("{error:#}"),
                        });
                    }
                }
            }
        }
    }
    for name in policy.unused() {
        err!("warning: `{name}` is allowed, but nothing that it finds is there");
    }
    let is_read = output.finish(limit);
    if let Some(how) = checking.repair {
        let repaired = checking.repaired.into_inner();
        let repaired = repaired.unwrap_or_else(PoisonError::into_inner);
        repaired.tell(how);
        if how.is_shown && repaired.is_any() {
            worst = worst.max(Some(limit));
        }
    }
    Ok(if !is_read {
        ExitCode::from(2)
    } else if worst >= Some(limit) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// What the settings say of rules, and then what the command line says.
fn policy(levels: &Levels, set: &ValidateSettings) -> Result<Policy> {
    let said = Policy::new(&levels.deny, &levels.warn, &levels.allow)?;
    Ok(Policy::new(&set.deny, &set.warn, &set.allow)?.then(said))
}

/// The partners of the command line and, if it names none, those of the settings; the names were checked when they were read.
fn profiles(named: &[String], set: &ValidateSettings) -> Vec<Profile> {
    let names = match named.is_empty() {
        true => set.profile.iter(),
        false => named.iter(),
    };
    names.filter_map(|name| name.parse().ok()).collect()
}

#[allow(
    clippy::disallowed_methods,
    reason = "dates in the future are checked by the clock, unless --now is given"
)]
fn now(args: &Validate) -> Result<Option<Timestamp>> {
    let Some(text) = &args.now else {
        return Ok(Some(chrono::Utc::now().fixed_offset()));
    };
    let now = date::read(text, false, chrono_tz::UTC, NaiveDates::Site);
    Ok(Some(now.with_context(|| {
        format!("`{text}` is not a date; write 2026-01-01T00:00:00Z")
    })?))
}

/// The findings of an earlier run.
fn baseline(path: &Path) -> Result<Baseline> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Baseline::read(&text).with_context(|| {
        format!(
            "{} is not a report; write one with `feedmill validate --format json`",
            path.display()
        )
    })
}

/// How documents are checked.
struct Judging<'p> {
    now: Option<Timestamp>,
    policy: &'p Policy,
    profiles: &'p [Profile],
    form: ValidateForm,
    /// Whether every place is shown.
    is_whole: bool,
    /// What was found before.
    baseline: Option<Baseline>,
    repair: Option<Repair>,
    repaired: Mutex<Repaired>,
    /// The private addresses to which redirects and pages may lead; all of them if the list is empty.
    #[cfg_attr(not(feature = "fetch"), allow(dead_code))]
    private: Option<&'p [std::net::SocketAddr]>,
    /// Asks for what documents point to.
    #[cfg(feature = "fetch")]
    deep: Option<deep::Deep>,
}

impl Judging<'_> {
    /// The document at a path; of an address there may be several.
    fn check(&self, path: &Path) -> Result<Vec<Result<Checked>>> {
        let document = path.to_string_lossy();
        if is_address(&document) {
            if self.repair.is_some() {
                bail!("{document}: --fix takes files; download the document first");
            }
            return self.fetched(&document);
        }
        let bytes = read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let input = Input::new(&document, &bytes).with_profiles(self.profiles);
        #[cfg(feature = "fetch")]
        let answers = self.deep.as_ref().map(|deep| deep.answers(&input));
        #[cfg(feature = "fetch")]
        let input = input.with_answers(answers.as_ref());
        let Some(repair) = self.repair else {
            return Ok(vec![Ok(self.input(&input))]);
        };
        let fixed = validate::fix(&input, self.now, repair.is_unsafe);
        let repaired = self.repaired.lock();
        repaired
            .unwrap_or_else(PoisonError::into_inner)
            .take(path, &bytes, &fixed, repair)?;
        // Standard output has the document then, and no report.
        if path == Path::new("-") && !repair.is_shown {
            return Ok(Vec::new());
        }
        let left = Input::new(&document, &fixed.bytes).with_response(input.response);
        Ok(vec![Ok(self.checked(fixed.report, &left))])
    }

    /// What another version of a document has.
    fn as_baseline(&self, path: &Path) -> Result<Baseline> {
        let bytes = read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let document = path.to_string_lossy();
        let input = Input::new(&document, &bytes).with_profiles(self.profiles);
        let mut report = validate::validate(&input, self.now);
        self.policy.apply(&mut report);
        Ok(Baseline::of(&report))
    }

    #[cfg(feature = "fetch")]
    fn fetched(&self, address: &str) -> Result<Vec<Result<Checked>>> {
        let fetched = fetch::fetch(address, self.private)?;
        let check = |fetched: fetch::Fetched| {
            let input = Input::new(&fetched.document, &fetched.bytes)
                .with_response(Some(&fetched.response))
                .with_profiles(self.profiles);
            let answers = self.deep.as_ref().map(|deep| deep.answers(&input));
            self.input(&input.with_answers(answers.as_ref()))
        };
        Ok(fetched
            .into_iter()
            .map(|fetched| fetched.map(check))
            .collect())
    }

    #[cfg(not(feature = "fetch"))]
    #[allow(clippy::unused_self)] // It stands in for the one that checks.
    fn fetched(&self, _: &str) -> Result<Vec<Result<Checked>>> {
        Err(super::missing::missing("fetch"))
    }

    fn input(&self, input: &Input<'_>) -> Checked {
        self.checked(validate::validate(input, self.now), input)
    }

    fn checked(&self, mut report: Report, input: &Input<'_>) -> Checked {
        self.policy.apply(&mut report);
        if let Some(baseline) = &self.baseline {
            baseline.apply(&mut report);
        }
        Checked::new(report, input, self.form, self.is_whole)
    }
}

fn is_address(path: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        path.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?;
    } else {
        fs::File::open(path)?
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LARGEST {
        bail!("it is larger than {} MiB", LARGEST >> 20);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::Profile;
    use crate::cli::args::PARTNERS;

    #[test]
    fn the_option_names_every_profile_of_the_validator() {
        assert_eq!(Profile::ALL.map(Profile::name), PARTNERS);
    }
}
