//! Permalinks that a function computes.

use super::function;
use super::page::Page;
use super::settings::Eleventy;
use crate::content::fields::FrontMatter;
use crate::date::Timestamp;
use crate::generators::shared::script::line_of_permalink;
use crate::generators::shared::small_script::{Given, Machine};
use crate::warning::Warning;

/// What a computed permalink is.
pub(super) enum Computed {
    /// A path, or the template of one.
    Path(String),
    /// The address is that of the file.
    ByFile,
    /// The post has no page.
    None,
    /// The function does what feedmill does not follow.
    Unknown(Warning),
}

/// The permalink of a post, if a function computes it.
pub(super) fn computed(
    eleventy: &Eleventy,
    matter: &FrontMatter<'_>,
    published: Option<Timestamp>,
) -> Option<Computed> {
    let permalink = matter.map.get("permalink")?;
    if !function::is_function(permalink) {
        return None;
    }
    let page = Page {
        eleventy,
        path: matter.path,
        map: matter.map,
        published,
        url: None,
        before: function::before(permalink),
    };
    let machine = Machine::of(&eleventy.script);
    let made = function::function(&machine, permalink).and_then(|mut given| {
        // A function may give the function.
        for _ in 0..3 {
            match given {
                Given::Closure(_) => given = machine.call(&given, &page, &[Given::Data])?,
                given => return Ok(given),
            }
        }
        Ok(given)
    });
    let file = match function::file(permalink) {
        function::SETTINGS => eleventy.script.settings.as_str(),
        file => file,
    };
    let unknown = |what: &str| {
        let warning = Warning::file(
            file,
            "not-run",
            format!(
                "the permalink is computed by code that feedmill does not follow ({what}); posts get addresses by their files' paths"
            ),
            "set `permalink:` in posts or in a JSON file, or build the site first: addresses then come from its pages",
        );
        let text = eleventy.script.files.get(file).map_or("", String::as_str);
        Computed::Unknown(match line_of_permalink(text) {
            Some(line) => warning.at(text, line, 0),
            None => warning,
        })
    };
    Some(match made {
        Ok(Given::Text(path)) if !path.is_empty() => Computed::Path(path.to_string()),
        Ok(Given::Bool(false)) => Computed::None,
        Ok(Given::Undefined | Given::Null | Given::Text(_) | Given::Bool(true)) => Computed::ByFile,
        Ok(_) => unknown("what it gives is not a text"),
        Err(what) => unknown(&what),
    })
}
