//! `feedmill explain`: what a rule of the validator is about.

use std::process::ExitCode;

use anyhow::{Result, bail};
use feedmill::validate::{self, PolicyError, Rule, explain};

use super::say;
use crate::cli::args::{Explain, ExplainForm};

pub fn run(args: &Explain) -> Result<ExitCode> {
    let rules: Vec<&Rule> = match &args.rule {
        None => validate::rules().collect(),
        Some(name) => named(name)?,
    };
    // A family of one rule is still listed.
    let is_family = |rule: &&Rule| args.rule.as_deref() == Some(rule.family());
    let is_one = rules.len() == 1 && !rules.iter().any(is_family);
    let told: String = match args.format {
        ExplainForm::Text if is_one => rules.into_iter().map(explain::text).collect(),
        ExplainForm::Text => explain::list(rules),
        ExplainForm::Json => {
            let lines = rules.into_iter().map(|rule| explain::json(rule) + "\n");
            lines.collect()
        }
        ExplainForm::Markdown => explain::markdown(rules),
    };
    say::text(&told);
    Ok(ExitCode::SUCCESS)
}

/// The rules that a name stands for.
fn named(name: &str) -> Result<Vec<&'static Rule>> {
    let rules = explain::named(name);
    if rules.is_empty() {
        if let Some(near) = explain::nearest(name) {
            bail!("unknown rule `{name}`; did you mean `{near}`?");
        }
        bail!(PolicyError::unknown(name));
    }
    Ok(rules)
}
