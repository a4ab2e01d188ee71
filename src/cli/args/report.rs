//! The reports of a build: `--report FORM` and `--report FORM=FILE`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;

/// The forms of a build's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BuildForm {
    /// For people
    Human,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, with a test case for each file that has messages
    Junit,
}

/// A form, and the file that it goes to: `json`, `junit=report.xml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTo {
    /// The form.
    pub form: BuildForm,
    /// The file; standard output if there is none.
    pub file: Option<PathBuf>,
}

impl FromStr for ReportTo {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (form, file) = match text.split_once('=') {
            Some((form, file)) => (form, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let known = BuildForm::value_variants().iter();
        let names = known.filter_map(BuildForm::to_possible_value);
        let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
        let form = <BuildForm as ValueEnum>::from_str(form, false)
            .map_err(|_| format!("the forms are {}", names.join(", ")))?;
        match &file {
            Some(_) if form == BuildForm::Human => {
                Err("`human` is printed as the build goes on, and takes no file".to_owned())
            }
            Some(file) if file.as_os_str().is_empty() => {
                Err("the name of the file is missing after `=`".to_owned())
            }
            _ => Ok(ReportTo { form, file }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_may_have_a_file() {
        let read = |text: &str| text.parse::<ReportTo>();
        let json = read("json").unwrap();
        assert_eq!((json.form, json.file), (BuildForm::Json, None));
        let junit = read("junit=a=b.xml").unwrap();
        assert_eq!(junit.file, Some(PathBuf::from("a=b.xml")));
        let message = read("xml").unwrap_err();
        assert!(
            message.contains("human, json, github, sarif, junit"),
            "{message}"
        );
        assert!(read("json=").is_err());
        assert!(read("human=a.txt").is_err());
    }
}
