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
    let is_one = args.rule.as_deref().is_some_and(|name| name.contains('/'));
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

/// The rule of this name, or those of the family.
fn named(name: &str) -> Result<Vec<&'static Rule>> {
    let rules: Vec<_> = validate::rules()
        .filter(|rule| rule.name == name || rule.family() == name)
        .collect();
    if rules.is_empty() {
        bail!(PolicyError::unknown(name));
    }
    Ok(rules)
}
