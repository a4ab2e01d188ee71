//! What the settings of a site register: filters, shortcodes and data.

use std::collections::BTreeMap;

use super::given::Given;

/// What settings registered.
#[derive(Default)]
pub(crate) struct Registry {
    pub filters: BTreeMap<String, Given>,
    /// Shortcodes, and whether each has an end.
    pub shortcodes: BTreeMap<String, (Given, bool)>,
    pub data: Vec<(String, Given)>,
    /// Functions that see posts before they are read, with the ends of the names of their files.
    pub preprocessors: Vec<(String, Given)>,
}

impl Registry {
    /// Takes what a call of the settings registers; a plugin that has to be called is given back.
    pub fn take(&mut self, method: &str, arguments: &[Given]) -> Option<Given> {
        let name = match arguments.first() {
            Some(Given::Text(name)) => name.to_string(),
            first => {
                let is_plugin = method == "addPlugin" && matches!(first, Some(Given::Closure(_)));
                return first.filter(|_| is_plugin).cloned();
            }
        };
        let given = arguments.get(1).cloned().unwrap_or(Given::Undefined);
        match method {
            "addFilter"
            | "addLiquidFilter"
            | "addNunjucksFilter"
            | "addAsyncFilter"
            | "addJavaScriptFunction" => {
                self.filters.insert(name, given);
            }
            "addNunjucksAsyncFilter" => {
                let what = format!("the filter `{name}`, which calls back");
                self.filters.insert(name, Given::Unknown(what.into()));
            }
            "addGlobalData" => self.data.push((name, given)),
            "addPreprocessor" => {
                let given = arguments.get(2).cloned().unwrap_or(Given::Undefined);
                let ends = match &arguments[1] {
                    Given::Text(ends) => ends.to_string(),
                    _ => "*".into(),
                };
                self.preprocessors.push((ends, given));
            }
            method if method.starts_with("add") && method.ends_with("Shortcode") => {
                let is_paired = method.contains("Paired");
                self.shortcodes.insert(name, (given, is_paired));
            }
            _ => {}
        }
        None
    }
}
