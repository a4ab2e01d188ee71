//! Cuts a feed and its entries to the limits.

use super::cuts::Cuts;
use super::item::{Feed, Item};
use super::limits;
use crate::config::Person;

/// The feed's own texts, which stand in each of its posts.
pub(super) fn feed(feed: &mut Feed) {
    let cuts = &mut feed.cuts;
    cuts.text("the feed's title", limits::TITLE, &mut feed.title);
    cuts.url(&mut feed.page);
    cuts.url(&mut feed.id);
    language(&mut feed.language);
}

/// The people of a feed, which are the authors of each entry that names none.
pub(super) fn people(people: &mut Vec<Person>, cuts: &mut Cuts) {
    cuts.list("authors", limits::AUTHORS, people);
    for person in people {
        cuts.text("an author's name", limits::NAME, &mut person.name);
        cuts.url(&mut person.url);
        person.email.take_if(|email| email.len() > limits::NAME);
    }
}

/// An entry. `feed` is the address of its feed.
pub(super) fn item(feed: &str, item: &mut Item, cuts: &mut Cuts) {
    if item.guid.len() > limits::ID {
        item.guid = format!("{feed}#{}", item.id);
        cuts.note(format!(
            "an id of more than {} bytes is replaced by its hash",
            limits::ID
        ));
    }
    if let Some(title) = &mut item.title {
        cuts.text("a title", limits::TITLE, title);
    }
    if let Some(summary) = &mut item.summary {
        cuts.text("a summary", limits::SUMMARY, summary);
    }
    for url in [
        &mut item.link,
        &mut item.related,
        &mut item.base,
        &mut item.image,
    ] {
        cuts.url(url);
    }
    language(&mut item.language);
    cuts.list(
        "categories of an entry",
        limits::TERMS,
        &mut item.categories,
    );
    for term in &mut item.categories {
        cuts.text("a category", limits::TERM, term);
    }
    people(&mut item.authors, cuts);
    cuts.list("files of an entry", limits::FILES, &mut item.attachments);
    for file in &mut item.attachments {
        if let Some(title) = &mut file.title {
            cuts.text("a file's title", limits::NAME, title);
        }
        cuts.text("a media type", limits::NAME, &mut file.media_type);
    }
    body(&mut item.html, cuts);
}

/// HTML that ends within the limit, and not inside a tag.
fn body(html: &mut String, cuts: &mut Cuts) {
    if html.len() <= limits::BODY {
        return;
    }
    html.truncate(limits::floor(html, limits::BODY));
    if let Some(tag) = html.rfind('<')
        && !html[tag..].contains('>')
    {
        html.truncate(tag);
    }
    cuts.note(format!("a body is cut after {} KiB", limits::BODY >> 10));
}

/// No language has such a long name.
fn language(language: &mut Option<String>) {
    language.take_if(|language| language.len() > 35);
}

/// Makes an entry's front matter shorter, and says whether there was anything left to cut: what fills it most is halved.
pub(super) fn shorten(item: &mut Item, cuts: &mut Cuts) -> bool {
    let files: usize = item.attachments.iter().map(|file| file.url.len()).sum();
    let terms: usize = item.categories.iter().map(String::len).sum();
    let people = item.authors.iter();
    let people: usize = people
        .map(|author| author.name.len() + author.url.as_ref().map_or(0, String::len))
        .sum();
    let summary = item.summary.as_ref().map_or(0, String::len);
    let most = files.max(terms).max(people).max(summary);
    if most == 0 {
        return false;
    }
    if files == most {
        item.attachments.truncate(item.attachments.len() / 2);
    } else if terms == most {
        item.categories.truncate(item.categories.len() / 2);
    } else if people == most {
        item.authors.truncate(item.authors.len() / 2);
    } else if let Some(text) = &mut item.summary {
        text.truncate(limits::floor(text, summary / 2));
    }
    cuts.note(format!(
        "files, categories, authors or a summary are left out, so that a front matter keeps within {} KiB",
        limits::FRONT_MATTER >> 10
    ));
    true
}
