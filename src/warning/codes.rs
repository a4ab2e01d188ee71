//! What each code of an error or a warning means: `feedmill explain CODE` and the page `docs/messages.md`.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// The build goes on; `--strict` makes it exit with 1.
    Warning,
    /// `feedmill doctor` found it.
    Doctor,
}

impl Severity {
    /// The severity in a word.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Doctor => "doctor",
        }
    }
}

/// A code, and what it means.
#[derive(Debug)]
pub struct Code {
    /// Its name, which is printed with messages, such as `no-date`; the same in every release.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: &'static str,
    /// What follows from it.
    pub why: &'static str,
    /// How to fix it.
    pub fix: &'static str,
}

/// Every code, in the order of severities and names.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    [ERRORS, WARNINGS, DOCTOR].into_iter().flatten()
}

/// The code of this name.
pub fn code(name: &str) -> Option<&'static Code> {
    codes().find(|code| code.name == name)
}

macro_rules! codes {
    ($table:ident, $severity:ident, $($name:literal: $what:literal, $why:literal, $fix:literal;)*) => {
        const $table: &[Code] = &[$(Code {
            name: $name,
            severity: Severity::$severity,
            what: $what,
            why: $why,
            fix: $fix,
        }),*];
    };
}

codes! { ERRORS, Error,
    "archive-without-lock":
        "The archive is cut by number, and the site has no lock.",
        "When a post is removed, all newer ones move on, and documents change that should stay as they are.",
        "Run `feedmill lock` and commit `feedmill.lock`, or cut the archive by `month` or `year`.";
    "duplicate-setting":
        "A setting appears twice in one section.",
        "feedmill cannot know which of the two values is meant.",
        "Remove one of the two lines.";
    "invalid-setting":
        "A setting has a value that it cannot have: one of another type, or one that is not among those that it takes.",
        "Feeds built with a guess could have wrong addresses or show wrong posts, so nothing is built.",
        "The message names the setting and what is expected. The settings reference has an example of each.";
    "invalid-syntax":
        "The settings are not valid YAML, or a generator's own settings are not valid YAML, TOML or JSON.",
        "None of the settings can be read, so nothing is built.",
        "The caret shows where the fault is. In YAML, put texts with `:`, `#` or quotes in quotes, and indent with spaces.";
    "missing-setting":
        "A setting that is required is missing, such as `title` or `url`.",
        "Feeds need the site's name and its address: entries have absolute links and ids.",
        "Add the line that the message names.";
    "no-settings":
        "The folder has no feedmill.yaml and no settings of a generator that feedmill knows.",
        "feedmill does not know the site's name and address.",
        "Run `feedmill init` in the site's folder, or name the folder: `feedmill build my-site`.";
    "no-site-folder":
        "The folder that was given for the site does not exist, or it is a file.",
        "There is nothing to build.",
        "Check the path. A site's folder is the one that contains feedmill.yaml or the settings of a generator.";
    "unknown-setting":
        "feedmill.yaml has a setting that feedmill does not know.",
        "A misspelled setting would have no effect, and nobody would notice.",
        "Correct its spelling, indent it below its section, or remove it.";
    "unreadable-settings":
        "The file with the settings cannot be opened or read.",
        "Nothing can be built without settings.",
        "Check the permissions of the file, and that it is not a folder.";
}

codes! { WARNINGS, Warning,
    "broken-picture":
        "The built site shows a picture that is not among its files.",
        "Feed readers show a broken picture.",
        "Add the file to the site, or correct its name in the post.";
    "broken-record":
        "A line of a stream, a row of a table or an item of an export is not a post.",
        "It is left out; the others are read.",
        "Correct it where it comes from: the message says what is wrong, and where.";
    "changed-document":
        "The manifest names a file that feedmill would remove, but somebody changed the file.",
        "feedmill removes only what it wrote itself, so the file stays.",
        "Remove the file if nobody needs it.";
    "changed-meanwhile":
        "A post's file changed while feeds were built.",
        "Feeds may show an older or a newer text of it.",
        "Build again.";
    "control-character":
        "The front matter has an invisible control character.",
        "XML cannot contain it, so it is left out.",
        "Remove the character. Editors show it as `^H`, `␈` or a box.";
    "credentials":
        "An address has a user name or password before its `@`.",
        "Feeds are public, so the address is shown without them.",
        "Remove what is before the `@`, and publish the file where everybody can read it.";
    "custom-feed-empty":
        "No post matches the rule of a feed of `feeds.custom`.",
        "The feed is written without entries.",
        "Try the rule with `feedmill select`, and correct it, or remove the feed.";
    "data-unreadable":
        "A file with data of the site cannot be read.",
        "Templates and posts that use it lack the data.",
        "Fix what the message names, or check the permissions of the file.";
    "duplicate-key":
        "A key appears twice in the front matter.",
        "The last value counts; the other one has no effect.",
        "Remove one of the two lines.";
    "duplicate-record":
        "Two posts of a source have the same key.",
        "The later one takes the place of the other, as in a log of changes.",
        "Give each post an `id` of its own.";
    "duplicate-url":
        "Two posts have the same URL.",
        "The site can show only one of them there. Each gets an id of its own in feeds, but both link to one page.",
        "Give one of them another `slug` or `permalink`.";
    "exclude-matches-nothing":
        "A pattern in `content.exclude` matches no file.",
        "The posts that it was written for may be in feeds.",
        "Correct the pattern; it is relative to the site's folder.";
    "feeds-among-posts":
        "The folder of feeds lies in the folder of posts.",
        "feedmill leaves its own documents out, but other tools may take them for posts.",
        "Set `feeds.dir` to a folder beside the posts.";
    "file-in-the-way":
        "A file stands where feedmill needs a folder for documents.",
        "The documents below it are not written.",
        "Move the file, or choose other paths with `feeds.paths` or `feeds.dir`.";
    "file-not-found":
        "A post or the settings name a file of the site that does not exist.",
        "Subscribers get a link to a missing file.",
        "Correct the path, or add the file. The message says in which folders feedmill looked.";
    "folder-in-the-way":
        "A folder stands where feedmill writes a document.",
        "The document is not written.",
        "Move the folder, or choose another path with `feeds.paths` or `feeds.dir`.";
    "foreign-document":
        "A file that feedmill did not write stands where it writes a document.",
        "feedmill does not replace other people's files, so the document is not written.",
        "Move the file, choose other names with `feeds.dir` or `feeds.paths`, or build with `--force`.";
    "foreign-page":
        "The folder of feeds has a page of its own, such as an index.html that feedmill did not write.",
        "It stays, and feedmill's page for subscribers is not written.",
        "Move it, or set `feeds.pages: false` to make no pages.";
    "front-matter-not-first":
        "Front matter does not begin on the first line of a post of Jekyll.",
        "Jekyll shows it as text, so feedmill does, too.",
        "Put `---` on the very first line.";
    "front-matter-too-large":
        "The front matter is longer or nested deeper than that of any real post.",
        "Reading it could take very long, so the post is left out.",
        "Keep only the post's settings in the front matter, and close it with `---`.";
    "id-changed":
        "The id of a published post changes, since its `guid` in the front matter is another one.",
        "Feed readers show the post as new once more.",
        "Remove the `guid` if the post should keep the id that feedmill.lock has.";
    "id-in-doubt":
        "feedmill.lock cannot tell which of its entries a post belongs to.",
        "Until that is decided, the post has a new id that is not kept.",
        "Do what the message says: `feedmill lock` keeps or renames entries.";
    "id-taken":
        "The `guid` of a post is the id of another post.",
        "Feed readers would show only one of them, so the post keeps another id.",
        "Give it a `guid` of its own, or remove the line.";
    "invalid-duration":
        "The duration of an episode cannot be read.",
        "Podcast apps show no duration.",
        "Write it as `1:02:03`, `42:10`, or in seconds.";
    "invalid-front-matter":
        "The front matter is not valid YAML, TOML or JSON.",
        "feedmill does not guess a post's date and title, so the post is left out.",
        "The caret shows where the fault is. In YAML, put texts with `:`, `#` or quotes in quotes, and indent with spaces.";
    "invalid-language":
        "The language of a post is not a language tag (BCP 47).",
        "Documents do not say it, and readers do not know in which language to show or read out the post.",
        "Write a tag such as `en`, `de-AT` or `zh-Hans`.";
    "invalid-name":
        "A category, tag or author is written as a mapping where a name is expected.",
        "It is ignored: the post is missing from the feed of that category, tag or author.",
        "Write `tags: [one, two]`.";
    "invalid-number":
        "A number, such as the length of a recording, cannot be read.",
        "The value is ignored.",
        "Write it in digits.";
    "invalid-post-name":
        "The name of a file in `_posts` does not begin with a date.",
        "Jekyll makes no page of it, so it is in no feed.",
        "Rename it to `YYYY-MM-DD-title.md`.";
    "invalid-url":
        "A value that has to be an address is not an http or https URL.",
        "It is ignored.",
        "Write the whole URL, with `https://`.";
    "link-out-of-site":
        "A symbolic link of the site leads out of it.",
        "Whoever can write into the site could publish any file of the machine, so the link is not followed.",
        "Copy what it leads to into the site, or set `content.links: follow` if everybody who can write into the site is trusted.";
    "linked-document":
        "A symbolic link stands where feedmill writes a document.",
        "Writing through it could change a file elsewhere, so the document is not written.",
        "Remove the link.";
    "liquid-argument":
        "A tag or filter of Liquid has an argument that it cannot use.",
        "Its part of the post is shown as Jekyll shows it, or is empty.",
        "Correct the argument; the caret shows the tag.";
    "liquid-limit":
        "A template takes too many steps or makes too much text.",
        "The rest of it is left out, so that a build always ends.",
        "Look for loops within loops, and includes that include themselves.";
    "liquid-missing":
        "A template includes a file, or links a post, that does not exist.",
        "Its part of the post is empty.",
        "Correct the name, or add the file.";
    "liquid-syntax":
        "A tag of Liquid cannot be read.",
        "It is shown as text.",
        "Fix the tag, or put it between `{% raw %}` and `{% endraw %}` if it is text.";
    "markdown-limit":
        "Markdown is nested too deep, or takes too much work.",
        "A part of it is shown as it is written, so that a build always ends.",
        "Look for long runs of `[`, `*` or `>`, or for elements inside of many others.";
    "name-not-utf8":
        "The name of a file or folder is not UTF-8.",
        "No address can be made of it, so it is left out.",
        "Rename it.";
    "no-collection-feeds":
        "The settings of jekyll-feed ask for feeds of collections.",
        "feedmill makes feeds of posts only.",
        "Make posts of what subscribers should get, or keep the plugin for that collection.";
    "no-content-on-page":
        "The body of a post should come from its page, but feedmill does not find the main content there.",
        "The entry shows the body from the source instead.",
        "Name the element that contains it in `content.main`, as a CSS selector such as `article .content`.";
    "no-date":
        "A post has no date, or one that cannot be read.",
        "Entries need a date, and feedmill does not take that of the file, since it changes with every checkout. The post is left out.",
        "Write `date: 2022-03-18 07:49:13 +0800` into the front matter, or begin the file's name with `2022-03-18-`.";
    "no-front-matter":
        "A file in the folder of posts has no front matter.",
        "Title and date are unknown, so it is left out.",
        "Begin it with `---`, a `title:` and a `date:`, and `---`; or exclude it with `content.exclude`.";
    "no-page":
        "The built site has no page for a post.",
        "Subscribers who open the entry get an error.",
        "Build the site again. If it leaves the post out, write `feed: false` into the front matter.";
    "no-pages-yet":
        "The site's generator has not built it yet.",
        "Addresses and bodies that only the pages have are missing.",
        "Run the generator's build first.";
    "no-picture-on-site":
        "A picture of a post is not among the files of the built site, whose page shows another one.",
        "Feed readers show a broken picture.",
        "Check how the generator renames pictures, or write the address that the page has.";
    "no-posts":
        "The folder of posts has no post.",
        "Feeds are empty.",
        "Name the folder of posts in `content.dir`, or put a Markdown or HTML file there.";
    "no-timezone":
        "Posts have dates without a time zone, and the settings name none.",
        "The machine's time zone must not decide, so UTC is used. Dates may be some hours off.",
        "Add a line such as `timezone: Asia/Shanghai`.";
    "no-title":
        "A post has an empty title.",
        "The first words of its body are used.",
        "Write a title, or remove the line if the post should have none.";
    "no-url":
        "The settings do not have the site's address.",
        "Feeds need absolute links, so an address is taken from elsewhere, which may be wrong.",
        "Add a line such as `url: https://example.org`.";
    "not-plain":
        "A setting of Pelican is computed in a way that feedmill does not follow.",
        "Pelican's default is used instead.",
        "Write it as a plain value, also once more in the last line of the file.";
    "not-run":
        "A part of the generator is a program, such as a plugin or a filter in JavaScript, Python or Ruby.",
        "feedmill runs no programs of a site, so what it adds to posts is missing from feeds.",
        "Build the site first and set `content.body: page`, or write the result into posts.";
    "not-supported":
        "A post or a setting uses something that feedmill cannot read, such as a markup language.",
        "The post, or that part of it, is left out.",
        "Build the site first and set `content.body: page`, or write the post in Markdown.";
    "not-utf-8":
        "A post is not UTF-8.",
        "It is read as the encoding that it seems to be in, which may be wrong.",
        "Save it as UTF-8.";
    "open-front-matter":
        "Front matter begins, but does not end.",
        "Where the body begins is unknown, so the post is left out.",
        "Close it with the line that it begins with: `---` or `+++`.";
    "page-elsewhere":
        "The page of a post has another address on the built site than its entry.",
        "Subscribers who open the entry get an error or a redirect.",
        "Set `content.permalink` to the form that the site uses, or `permalink:` in the front matter.";
    "podcast":
        "The podcast lacks something that directories require, or has a value that they refuse.",
        "Apple or Spotify may refuse the feed.",
        "Add what the message names below `podcast:`.";
    "podcast-cover":
        "The cover is not a square JPEG or PNG of 1400 to 3000 pixels.",
        "Apple's directory refuses it.",
        "Replace it by a picture of that form.";
    "repaired-quotes":
        "A text in the front matter has quotes that end it too early.",
        "It is not valid YAML; the line is read as plain text.",
        "Write `\\\"` for quotes inside a text in double quotes, or put it in single quotes.";
    "same-path-but-for-case":
        "The paths of two documents differ by case alone.",
        "On macOS and Windows they are one file, and one of the two documents is lost.",
        "Give one of the terms another spelling, or set `feeds.paths`.";
    "same-slug":
        "Two names make the same part of a path, such as `C` and `C++`.",
        "One of them gets a number in its path.",
        "Rename one of them if you do not like the number.";
    "too-large":
        "A post's file is larger than feedmill reads.",
        "It is left out, unread.",
        "Move what makes it so large, such as embedded images, into files of their own.";
    "too-many-terms":
        "A post has more categories, tags or authors than feeds show.",
        "The last ones are left out.",
        "Give it fewer. A long text in `tags:` may be split at its commas or spaces.";
    "unknown-element":
        "A post has a custom element, such as `<low-tide>`, which a script of the site makes something of.",
        "Feeds show what it encloses, without the element.",
        "Build the site first and set `content.body: page`, or write HTML where the feed should show it.";
    "unknown-filter":
        "A template uses a filter that comes from a plugin of the site.",
        "Its input is shown unchanged.",
        "Write the result into the post, or build the site first and set `content.body: page`.";
    "unknown-key":
        "The front matter has a key that looks like a misspelled one.",
        "It has no effect on feeds.",
        "Correct its spelling, or leave it if it is for something else.";
    "unknown-length":
        "The size of a recording or another attached file is unknown.",
        "RSS requires it, so 0 is written; some apps show that.",
        "Write `length:` in bytes beside its `url:`, or put the file on the site.";
    "unknown-markup":
        "A post uses markup that feedmill does not know, such as a directive of a plugin.",
        "It is shown as text, or left out.",
        "Write it in standard markup, or look at the post in the feed.";
    "unknown-media-type":
        "The media type of a recording or another attached file is unknown.",
        "Apps may refuse to play it.",
        "Write `type:` beside its `url:`, such as `type: audio/mpeg`.";
    "unknown-placeholder":
        "A permalink has a placeholder that the generator does not have.",
        "It stays in URLs as it is written.",
        "Correct its spelling; the message names the nearest one.";
    "unknown-shortcode":
        "A post uses a shortcode that the site and its theme do not define.",
        "It is left out of the entry.",
        "Define it, or build the site first and set `content.body: page`.";
    "unknown-tag":
        "A template uses a tag that comes from a plugin of the site.",
        "It is left out of the entry.",
        "Write HTML or Markdown where the feed should show it, or build the site first and set `content.body: page`.";
    "unknown-template":
        "The template of a shortcode uses something that feedmill does not know.",
        "Feeds show what the shortcode holds without it.",
        "Write the template with what feedmill knows, or build the site first and set `content.body: page`.";
    "unknown-timezone":
        "The settings name a time zone that does not exist.",
        "UTC is used; dates may be some hours off.",
        "Use an IANA name such as `Asia/Shanghai` or `America/New_York`.";
    "unknown-value":
        "A value of an episode is not among those that podcast apps know.",
        "It is ignored.",
        "Write one of the values that the message names.";
    "unread-data":
        "A file with data for posts cannot be read.",
        "Posts lack the data in it.",
        "Fix what the message names.";
    "unreadable":
        "A file or folder cannot be opened.",
        "The posts in it are left out.",
        "Check its permissions, or exclude it with `content.exclude`.";
    "url-without-scheme":
        "The site's address has no scheme.",
        "`https` is used.",
        "Write `url: https://…`.";
}

codes! { DOCTOR, Doctor,
    "address-from-page":
        "The address of a post comes from its page, since the source gives another one.",
        "Entries are right, as long as the site is built before feeds are.",
        "Set `content.permalink` to the form that the site uses.";
    "date-differs":
        "A post has another date than its page.",
        "Readers sort the entry by a date that the site does not show.",
        "Set `timezone`, or correct the date in the front matter.";
    "no-built-site":
        "There is no built site to compare posts with.",
        "Only the source can be checked.",
        "Run the generator's build first, or name the folder in `content.built`.";
    "page-without-post":
        "The built site has a page with a post's markup that no post of the source makes.",
        "A post may be missing from feeds.",
        "Check `content.dir` and `content.exclude`.";
    "post-without-page":
        "A post has no page on the built site.",
        "Subscribers who open the entry get an error.",
        "Build the site again, or write `feed: false` into the post's front matter.";
    "title-differs":
        "A post has another title than its page.",
        "Subscribers see another title than visitors.",
        "Correct the title in the front matter.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_explained_in_sentences() {
        for table in [ERRORS, WARNINGS, DOCTOR] {
            assert!(table.is_sorted_by(|a, b| a.name < b.name));
        }
        for code in codes() {
            for text in [code.what, code.why, code.fix] {
                assert!(text.ends_with('.'), "{}: {text}", code.name);
                assert!(
                    text.starts_with(|c: char| !c.is_lowercase()) || text.starts_with("feedmill"),
                    "{}: {text}",
                    code.name
                );
            }
            let is_kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(code.name.chars().all(is_kebab));
        }
    }
}
