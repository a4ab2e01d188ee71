//! `feedmill explain`: what a code of a message or a rule of the validator means.

mod codes;

use std::process::ExitCode;

use anyhow::{Result, bail};
use feedmill::validate::{self, PolicyError, Rule, explain};
use feedmill::warning::codes::Code;

use super::say;
use crate::cli::args::{Explain, ExplainForm};

pub fn run(args: &Explain) -> Result<ExitCode> {
    let told = match args.rule.as_deref() {
        None => match args.format {
            // The page of the rules; that of the codes is asked for by `feedmill explain build`.
            ExplainForm::Markdown => rules(validate::rules().collect(), false, args.format),
            format => {
                let rules = rules(validate::rules().collect(), false, format);
                rules + &codes::written(codes::all(), false, format)
            }
        },
        Some(name) => match codes::named(name) {
            found if !found.is_empty() => {
                let is_one = name != codes::FAMILY;
                codes::written(found, is_one, args.format)
            }
            _ => {
                let found = named(name)?;
                // A family of one rule is still listed.
                let is_one = found.len() == 1 && found[0].family() != name;
                rules(found, is_one, args.format)
            }
        },
    };
    say::text(&told);
    Ok(ExitCode::SUCCESS)
}

fn rules(rules: Vec<&Rule>, is_one: bool, format: ExplainForm) -> String {
    match format {
        ExplainForm::Text if is_one => rules.into_iter().map(explain::text).collect(),
        ExplainForm::Text => explain::list(rules),
        ExplainForm::Json => {
            let lines = rules.into_iter().map(|rule| explain::json(rule) + "\n");
            lines.collect()
        }
        ExplainForm::Markdown => explain::markdown(rules),
    }
}

/// The rules that a name stands for.
fn named(name: &str) -> Result<Vec<&'static Rule>> {
    let rules = explain::named(name);
    if rules.is_empty() {
        let codes = codes::all().into_iter().map(|code: &Code| code.name);
        let near = explain::nearest(name);
        let near = near.or_else(|| feedmill_text::nearest::nearest(name, codes));
        if let Some(near) = near {
            bail!("unknown rule or code `{name}`; did you mean `{near}`?");
        }
        bail!(PolicyError::unknown(name));
    }
    Ok(rules)
}
