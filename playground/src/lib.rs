//! The page on which people check feeds, for a browser: bytes of a document to the page that shows what was found.
//!
//! A browser writes a document to [`room`], calls [`show`], and reads the page at [`shown`]. Only the names of the functions need
//! `unsafe`, since the linker cannot tell whether another function has the same name.

use std::cell::RefCell;

use chrono::DateTime;
use feedmill_validate::page::{Asked, Language, View, page};
use feedmill_validate::{Input, Profile};

thread_local! {
    static DOCUMENT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static PAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Makes room for a document of this length, and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    DOCUMENT.with_borrow_mut(|document| {
        document.clear();
        document.resize(length, 0);
        document.as_mut_ptr()
    })
}

/// Makes the page for the document, and gives its length. `profile` counts the profiles from 1, and 0 is none; `now` is the
/// present in milliseconds since 1970.
#[unsafe(no_mangle)]
pub extern "C" fn show(is_chinese: bool, profile: usize, now: f64) -> usize {
    let mut view = View::new("./");
    if is_chinese {
        view.language = Language::Chinese;
    }
    let profile = profile.checked_sub(1).and_then(|at| Profile::ALL.get(at));
    view.profiles.extend(profile);
    #[allow(clippy::cast_possible_truncation)] // Whole milliseconds.
    let now = DateTime::from_timestamp_millis(now as i64);
    view.now = now.map(|now| now.fixed_offset());
    let shown = DOCUMENT.with_borrow(|document| {
        let input = Input::new("document", document).with_profiles(&view.profiles);
        let asked = match document.is_empty() {
            true => Asked::Nothing,
            false => Asked::Document {
                input,
                address: None,
            },
        };
        page(&view, &asked)
    });
    PAGE.with_borrow_mut(|page| {
        *page = shown;
        page.len()
    })
}

/// Where the page is.
#[unsafe(no_mangle)]
pub extern "C" fn shown() -> *const u8 {
    PAGE.with_borrow(|page| page.as_ptr())
}
