//! The head of the page, and the forms that ask for a document.

use std::fmt::Write;

use super::escape::escape;
use super::{Asked, Language, View, link};
use crate::Profile;

/// The name of the page, and the way to the other language.
pub(super) fn header(view: &View, asked: &Asked<'_>, out: &mut String) {
    let words = view.language.words();
    let (other, name) = match view.language {
        Language::English => (Language::Chinese, "中文"),
        Language::Chinese => (Language::English, "English"),
    };
    let mut href = link(view, other, address(asked));
    // Without it, the browser's own language would be taken.
    if other == Language::English {
        href.push_str(if href.contains('?') {
            "&lang=en"
        } else {
            "?lang=en"
        });
    }
    let _ = write!(
        out,
        "<header>\n<h1>{}</h1>\n<p>{}</p>\n<nav><a href=\"{}\" lang=\"{tag}\" hreflang=\"{tag}\">{name}</a></nav>\n</header>\n",
        words.title,
        words.about,
        escape(&href),
        tag = other.tag(),
    );
}

/// The address that was asked for.
pub(super) fn address<'a>(asked: &Asked<'a>) -> Option<&'a str> {
    match asked {
        Asked::Nothing => None,
        Asked::Document { address, .. } | Asked::Unread { address, .. } => *address,
        Asked::Feeds { address, .. } => Some(address),
    }
}

/// The forms: an address, a text, a file.
pub(super) fn forms(view: &View, asked: &Asked<'_>, out: &mut String) {
    let words = view.language.words();
    let path = escape(&view.path);
    let lang = view.language.tag();
    out.push_str("<section class=\"ask\">\n");
    if view.takes_addresses {
        let _ = write!(
            out,
            "<form method=\"get\" action=\"{path}\">\n<label for=\"url\">{}</label>\n\
             <div class=\"row\"><input id=\"url\" name=\"url\" type=\"url\" inputmode=\"url\" autocomplete=\"url\" required \
             placeholder=\"https://\" value=\"{}\"><button>{}</button></div>\n",
            words.by_address,
            escape(address(asked).unwrap_or_default()),
            words.check,
        );
        profiles(view, "for-url", out);
        let _ = write!(
            out,
            "<input type=\"hidden\" name=\"lang\" value=\"{lang}\">\n</form>\n"
        );
    }
    let _ = write!(
        out,
        "<form method=\"post\" action=\"{path}\" id=\"paste\">\n<label for=\"text\">{}</label>\n\
         <textarea id=\"text\" name=\"text\" rows=\"6\" required spellcheck=\"false\" autocapitalize=\"off\"></textarea>\n",
        words.by_text,
    );
    profiles(view, "for-text", out);
    let _ = write!(
        out,
        "<input type=\"hidden\" name=\"lang\" value=\"{lang}\">\n<button>{check}</button>\n</form>\n\
         <div class=\"file\" hidden data-failed=\"{failed}\"><label for=\"file\">{by_file}</label>\n\
         <input id=\"file\" type=\"file\"><p>{drop}</p></div>\n</section>\n",
        check = words.check,
        failed = words.failed,
        by_file = words.by_file,
        drop = words.drop,
    );
}

/// The choice of a partner.
fn profiles(view: &View, id: &str, out: &mut String) {
    let words = view.language.words();
    let _ = write!(
        out,
        "<div class=\"row\"><label for=\"{id}\">{}</label>\n<select id=\"{id}\" name=\"profile\"><option value=\"\">{}</option>",
        words.profile, words.no_profile
    );
    for profile in Profile::ALL {
        let selected = if view.profiles.contains(&profile) {
            " selected"
        } else {
            ""
        };
        let _ = write!(out, "<option{selected}>{profile}</option>");
    }
    out.push_str("</select></div>\n");
}
