//! What feedmill says is plain English, and every code that it prints is explained.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// Words of our own making, and idioms that are none, with what to write instead.
const FORBIDDEN: &[(&str, &str)] = &[
    ("is no ", "is not a …, or: invalid …"),
    ("are no ", "are not …"),
    ("behind it", "after it"),
    ("mend", "fix"),
    ("mended", "fixed, repaired"),
    ("mends", "fixes"),
    ("settle", "set"),
    ("settled", "set"),
    ("as it stands", "as it is"),
    ("as they stand", "as they are"),
    ("hear of", "are notified of"),
    ("hears of", "is notified of"),
    ("for want of", "without"),
    ("how many bytes", "size of … in bytes"),
    ("shall", "must, will"),
    ("judge", "check"),
    ("judged", "checked"),
    ("remedy", "fix"),
    ("furniture", "boilerplate"),
    ("where it is missing", "by default"),
    ("cannot be told", "cannot be …"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source of the tool and its engines.
fn sources() -> Vec<PathBuf> {
    let mut folders = vec![root().join("src")];
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        folders.push(entry.unwrap().path().join("src"));
    }
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 500, "{}", found.len());
    found
}

/// The string literals of a file, without those of its tests. Comments that document are among them:
/// `clap` prints them.
struct Literals(Vec<String>);

impl Literals {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                        self.0.push(text.value());
                    }
                }
                _ => {}
            }
        }
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let list = attribute.meta.require_list();
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && list.is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

impl<'s> Visit<'s> for Literals {
    fn visit_item_mod(&mut self, item: &'s syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'s syn::ItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_macro(&mut self, item: &'s syn::Macro) {
        self.tokens(item.tokens.clone());
    }

    fn visit_lit_str(&mut self, literal: &'s syn::LitStr) {
        self.0.push(literal.value());
    }
}

fn literals(path: &Path) -> Vec<String> {
    let syntax = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
    let mut literals = Literals(Vec::new());
    literals.visit_file(&syntax);
    literals.0
}

/// Whether `words` are in a text, as whole words.
fn has(text: &str, words: &str) -> bool {
    let mut text = text.to_lowercase();
    // "There is no date" is English, and so is "it is no longer".
    for verb in ["is no", "are no"] {
        for fine in [
            format!("there {verb}"),
            format!("here {verb}"),
            format!("{verb} longer"),
            format!("{verb} larger"),
            format!("{verb} more"),
        ] {
            text = text.replace(&fine, "");
        }
    }
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
    text.match_indices(words).any(|(at, _)| {
        let end = at + words.len();
        !is_word(text[..at].chars().next_back())
            && (words.ends_with(' ') || !is_word(text[end..].chars().next()))
    })
}

#[test]
fn messages_and_help_are_plain_english() {
    let (mut faults, mut seen) = (Vec::new(), 0);
    for path in sources() {
        for text in literals(&path) {
            seen += 1;
            for (words, instead) in FORBIDDEN {
                if has(&text, words) {
                    let path = path.strip_prefix(root()).unwrap().display();
                    faults.push(format!("{path}: `{words}` in {text:?}; write {instead}"));
                }
            }
        }
    }
    assert!(seen > 10_000, "{seen}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Who has only the binary has no `docs/`.
#[test]
fn messages_name_the_documentation_by_its_address() {
    let mut faults = Vec::new();
    for path in sources() {
        for text in literals(&path) {
            let pages = text.split_whitespace().filter(|word| {
                let word = word.trim_start_matches(['`', '(', '"']);
                word.starts_with("docs/") && word.contains(".md")
            });
            // The commands that make pages name their files, and so do the modules that make them.
            let is_of_page = text.contains("> docs/") || text.contains("the page `docs/");
            if pages.count() > 0 && !is_of_page && text.contains(' ') {
                faults.push(format!("{}: {text:?}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The codes in the table: the literals before a colon in its macros.
fn explained() -> BTreeSet<String> {
    struct Table(BTreeSet<String>);
    impl<'s> Visit<'s> for Table {
        fn visit_macro(&mut self, item: &'s syn::Macro) {
            let tokens: Vec<TokenTree> = item.tokens.clone().into_iter().collect();
            for pair in tokens.windows(2) {
                if let [TokenTree::Literal(name), TokenTree::Punct(colon)] = pair
                    && colon.as_char() == ':'
                    && let Ok(name) = syn::parse_str::<syn::LitStr>(&name.to_string())
                {
                    self.0.insert(name.value());
                }
            }
        }
    }
    let path = root().join("src/warning/codes.rs");
    let syntax = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
    let mut table = Table(BTreeSet::new());
    table.visit_file(&syntax);
    assert!(table.0.len() > 60, "{}", table.0.len());
    table.0
}

/// What stands as the second argument of `Warning::file`, or as the field `code`.
struct Codes(Vec<String>);

impl<'s> Visit<'s> for Codes {
    fn visit_item_mod(&mut self, item: &'s syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_call(&mut self, call: &'s syn::ExprCall) {
        if let syn::Expr::Path(function) = &*call.func {
            let names: Vec<String> = function
                .path
                .segments
                .iter()
                .map(|segment| segment.ident.to_string())
                .collect();
            if names.ends_with(&["Warning".to_owned(), "file".to_owned()])
                && let Some(code) = call.args.iter().nth(1)
            {
                self.literal(code);
            }
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_field_value(&mut self, field: &'s syn::FieldValue) {
        if let syn::Member::Named(name) = &field.member
            && name == "code"
        {
            self.literal(&field.expr);
        }
        visit::visit_field_value(self, field);
    }
}

impl Codes {
    fn literal(&mut self, expression: &syn::Expr) {
        if let syn::Expr::Lit(literal) = expression
            && let syn::Lit::Str(text) = &literal.lit
        {
            self.0.push(text.value());
        }
    }
}

#[test]
fn every_code_is_explained() {
    let explained = explained();
    let mut seen = BTreeSet::new();
    for path in sources() {
        let is_of_tool =
            path.starts_with(root().join("src")) && !path.starts_with(root().join("src/cli"));
        if !is_of_tool {
            continue;
        }
        let syntax = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut codes = Codes(Vec::new());
        codes.visit_file(&syntax);
        for code in codes.0 {
            assert!(
                explained.contains(&code),
                "{}: `{code}` has no entry in src/warning/codes.rs",
                path.display()
            );
            seen.insert(code);
        }
        // Codes that are chosen before they are used stand somewhere in the source.
        let used = literals(&path).into_iter();
        if !path.ends_with("warning/codes.rs") {
            seen.extend(used.filter(|text| explained.contains(text)));
        }
    }
    let unused: Vec<&String> = explained.difference(&seen).collect();
    assert!(
        unused.is_empty(),
        "explained, but never printed: {unused:?}"
    );
}

#[test]
fn words_are_found_as_words() {
    assert!(has("this is no date", "is no "));
    assert!(!has("there is no date", "is no ") && !has("it is no longer", "is no "));
    assert!(has("Mend it.", "mend"));
    assert!(!has("we recommend comments", "mend"));
    assert!(!has("a marshaller", "shall"));
}
