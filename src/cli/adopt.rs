//! `feedmill adopt`: a site takes over the ids that subscribers know.

use std::cell::RefCell;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use feedmill::adopt::{Answer, Options, Report, Unpaired, adopt, collect, file};

use super::options;
use super::report::{self, count};
use super::say::{self, err, out, value};
use crate::cli::args::Adopt;

/// So many entries or posts of one kind are named to people.
const NAMED: usize = 10;

pub fn run(args: &Adopt) -> Result<ExitCode> {
    let config = options::load(&args.site, None)?;
    let now = super::build::instant(args.now.as_deref(), &config)?;
    let web = RefCell::new(Web::new(args));
    let ask = |name: &str| web.borrow_mut().ask(name);
    let collected = collect(&args.old, &ask).map_err(|reason| anyhow!(reason))?;
    if collected.entries.is_empty() {
        let help = "give the address of a feed, or an export file that has posts";
        anyhow::bail!("no entries in {}\n  help: {help}", args.old.join(", "));
    }
    let options = Options {
        replace: args.replace,
        dry_run: args.check,
    };
    let (report, warnings) = adopt(&config, now, collected, options)?;
    if !options::is_quiet() {
        report::warnings(&[&config.root, &args.site], &warnings);
    }
    match args.report {
        Some(_) => say::json(&serde_json::to_string(&report)?),
        None if options::is_quiet() => {}
        None => human(&report, args.check),
    }
    Ok(match args.check && report.is_changed {
        true => ExitCode::from(1),
        false => ExitCode::SUCCESS,
    })
}

/// The JSON Schema of the report.
pub fn schema() -> String {
    report::schema_of::<Report>("adopt-report", "feedmill adopt --report json")
}

/// Gives documents of files, and of the web if this feedmill has it.
struct Web<'a> {
    args: &'a Adopt,
    #[cfg(feature = "fetch")]
    documents: super::validate::fetch::Documents<'a>,
}

impl<'a> Web<'a> {
    fn new(args: &'a Adopt) -> Self {
        Web {
            args,
            #[cfg(feature = "fetch")]
            documents: super::validate::fetch::Documents::new(args.allow_private.as_deref()),
        }
    }

    fn ask(&mut self, name: &str) -> Result<Vec<Answer>, String> {
        if name.starts_with("http://") || name.starts_with("https://") {
            return self.address(name).map_err(|error| format!("{error:#}"));
        }
        let bytes = file(Path::new(name)).map_err(|error| format!("{name}: {error}"))?;
        let address = None;
        Ok(vec![Answer { address, bytes }])
    }

    #[cfg(feature = "fetch")]
    fn address(&mut self, address: &str) -> Result<Vec<Answer>> {
        let is_typed = self.args.old.iter().any(|typed| typed == address);
        let fetched = match is_typed {
            true => self.documents.typed(address)?,
            false => vec![self.documents.named(address)?],
        };
        let is_one = fetched.len() == 1;
        let mut answers = Vec::new();
        for fetched in fetched {
            let at = fetched.response.addresses.last().cloned();
            let at = at.unwrap_or_else(|| fetched.document.clone());
            // A blog names the feed of its comments too, which are no posts.
            if is_typed && !is_one && at.contains("/comments/") {
                continue;
            }
            if fetched.response.status != 200 {
                anyhow::bail!("{at}: HTTP status {}", fetched.response.status);
            }
            answers.push(Answer {
                address: Some(at),
                bytes: fetched.bytes,
            });
        }
        Ok(answers)
    }

    #[cfg(not(feature = "fetch"))]
    fn address(&mut self, _: &str) -> Result<Vec<Answer>> {
        let _ = &self.args.allow_private;
        Err(super::missing::missing("fetch"))
    }
}

fn human(report: &Report, is_check: bool) {
    for read in &report.documents {
        let new = match read.new == read.entries {
            true => String::new(),
            false => format!(", {} of them new", read.new),
        };
        let entries = match read.entries {
            1 => "1 entry".to_owned(),
            more => format!("{more} entries"),
        };
        out!("{}: {entries}{new}", value(&read.document));
    }
    for (reason, count) in &report.skipped {
        out!("left out: {count} {reason}");
    }
    for unread in &report.unread {
        err!(
            "warning: {}: {}",
            value(&unread.document),
            value(&unread.reason)
        );
    }
    for doubt in report.doubtful.iter().take(NAMED) {
        let first = doubt.may_be.first().map_or("", String::as_str);
        let more = match doubt.may_be.len() {
            0 | 1 => String::new(),
            more => format!(" or one of {} more", more - 1),
        };
        err!(
            "warning[id-in-doubt]: `{}` may be `{}`{more}: {}\n  help: if it is, write `guid: {}` into the front matter of that post",
            value(&doubt.title),
            value(first),
            doubt.reason,
            value(&doubt.id)
        );
    }
    if report.doubtful.len() > NAMED {
        err!(
            "and {} more in doubt; `--report json` lists all",
            report.doubtful.len() - NAMED
        );
    }
    for kept in report.kept.iter().take(NAMED) {
        err!(
            "warning[id-kept]: `{}` keeps the id {}, and subscribers know {}: {}",
            value(&kept.path),
            value(&kept.id),
            value(&kept.known),
            value(&kept.reason)
        );
    }
    if report.kept.len() > NAMED {
        err!(
            "and {} more keep theirs; `--report json` lists all",
            report.kept.len() - NAMED
        );
    }
    named("entries without a post", &report.entries_without_post);
    named("posts without an entry", &report.posts_without_entry);
    if !report.redirects.is_empty() {
        err!(
            "note: add these lines to feedmill.yaml, so that the feed's old addresses lead to the new ones\n"
        );
        out!("feeds:\n  redirects:");
        for (from, to) in &report.redirects {
            out!("    {}: {}", quoted(from), quoted(to));
        }
        out!("");
    }
    for address in &report.redirects_elsewhere {
        err!(
            "note: {} has a query or is the home page, for which `feeds.redirects` has no word; redirect it where your server is set up",
            value(address)
        );
    }
    let done = match (report.is_changed, is_check) {
        (true, true) => "feedmill.lock would change",
        (true, false) => "feedmill.lock written",
        (false, _) => "feedmill.lock is up to date",
    };
    let by = report.paired.iter();
    let by: Vec<String> = by
        .map(|(by, count)| format!("{count} by {}", by.replace('_', " ")))
        .collect();
    let by = match by.is_empty() {
        true => String::new(),
        false => format!(" ({})", by.join(", ")),
    };
    out!(
        "{} of {} entries are posts of the site{by}, {} in doubt; {} of {} have no entry; {done}",
        report.paired(),
        report.entries,
        report.doubtful.len(),
        report.posts_without_entry.len(),
        count(report.posts, "post"),
    );
}

fn named(what: &str, list: &[Unpaired]) {
    if list.is_empty() {
        return;
    }
    out!("{what}: {}", list.len());
    let shown = match options::is_verbose() {
        true => list.len(),
        false => NAMED,
    };
    for one in list.iter().take(shown) {
        out!("  {} ({})", value(&one.name), value(&one.title));
    }
    if list.len() > shown {
        out!(
            "  and {} more; `--report json` lists all",
            list.len() - shown
        );
    }
}

/// A text as YAML has it.
fn quoted(text: &str) -> String {
    let is_plain = text
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-'))
        && text.chars().any(|c| c.is_alphabetic());
    match is_plain {
        true => text.to_owned(),
        false => serde_json::Value::from(text).to_string(),
    }
}
