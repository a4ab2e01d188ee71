//! How the posts of generators differ, as data.

/// How the posts of a generator differ from those of feedmill's own folder, as data.
#[derive(Debug)]
pub(crate) struct Rules {
    /// Files in other encodings than UTF-8 are not posts.
    pub utf8_only: bool,
    /// Without quotes, `yes`, `no`, `on` and `off` are booleans, as Ruby reads YAML.
    pub ruby_booleans: bool,
    /// What `exclude` names leaves out all whose path begins so, as Jekyll has it, unless it ends in a slash.
    pub excludes_by_beginning: bool,
    /// How dates are read.
    pub dates: DateRules,
    /// How titles are read.
    pub titles: TitleRules,
    /// How categories and tags are read.
    pub terms: TermRules,
    /// `Anna <anna@example.org>` is a name and an address.
    pub addresses_of_authors: bool,
    /// Paths of pictures and other files begin at the top of the site, whether they begin with `/` or not.
    pub files_from_top: bool,
    /// `<!--more-->` ends the first words of a post.
    pub more_marks: bool,
}

/// How dates are read.
#[derive(Debug)]
pub(crate) struct DateRules {
    /// Fractions of seconds are dropped.
    pub whole_seconds: bool,
    /// The year 1 is a year, and not what Go writes for a time that was never set.
    pub year_one: bool,
}

/// How titles are read.
#[derive(Debug)]
pub(crate) struct TitleRules {
    /// A post without a title is called by its file's name, and a list is a title.
    pub from_file_name: bool,
    /// Titles are HTML, with character references.
    pub are_html: bool,
}

/// How categories and tags are read.
#[derive(Debug)]
pub(crate) struct TermRules {
    /// As Jekyll reads them: `categories` before `category`, both split at white space whatever the settings say, `tags` only
    /// if there is no `tag`, and a list among categories as Ruby prints it in URLs.
    pub as_jekyll: bool,
}

impl Rules {
    /// Those of feedmill's own folder of posts.
    pub const OWN: Rules = Rules {
        utf8_only: false,
        ruby_booleans: false,
        excludes_by_beginning: false,
        dates: DateRules {
            whole_seconds: false,
            year_one: false,
        },
        titles: TitleRules {
            from_file_name: false,
            are_html: false,
        },
        terms: TermRules { as_jekyll: false },
        addresses_of_authors: true,
        files_from_top: false,
        more_marks: true,
    };
}
