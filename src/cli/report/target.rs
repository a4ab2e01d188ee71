//! Where reports go: to standard output, or to files.

use std::fs;

use anyhow::{Context, Result, bail};

use super::{Outcome, forms};
use crate::cli::args::{BuildForm, ReportTo};
use crate::cli::say;

/// The reports that were asked for.
pub struct Reports<'r>(&'r [ReportTo]);

impl<'r> Reports<'r> {
    /// # Errors
    ///
    /// If two of them go to standard output.
    pub fn new(reports: &'r [ReportTo]) -> Result<Self> {
        let printed = reports.iter().filter(|report| report.file.is_none());
        if printed.count() > 1 {
            bail!(
                "--report: only one report can go to standard output\n  help: write the other ones to files, such as `--report junit=report.xml`"
            );
        }
        Ok(Reports(reports))
    }

    /// Whether standard output has what people are told.
    pub fn is_human(&self) -> bool {
        let mut printed = self.0.iter().filter(|report| report.file.is_none());
        printed.all(|report| report.form == BuildForm::Human)
    }

    /// Writes each report.
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub fn write(&self, outcome: &Outcome) -> Result<()> {
        for report in self.0 {
            let text = forms::written(outcome, report.form);
            match &report.file {
                None => say::written(&text),
                Some(file) => fs::write(file, text)
                    .with_context(|| format!("--report: cannot write `{}`", file.display()))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_report_goes_to_standard_output() {
        let reports = ["json", "junit=a.xml", "sarif=b.json"].map(|text| text.parse().unwrap());
        assert!(!Reports::new(&reports).unwrap().is_human());
        assert!(Reports::new(&reports[1..]).unwrap().is_human());
        let two = ["json", "github"].map(|text| text.parse().unwrap());
        assert!(Reports::new(&two).is_err());
    }
}
