//! The public API of the library is the one in `tests/api.txt`: whoever changes it does so on purpose.
//!
//! The list is made from the sources, so that it is the same with every set of features and needs no nightly toolchain. Items
//! that are `#[doc(hidden)]` are not part of it, nor are those of the engines, which are re-exported whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, File, Item, UseTree, Visibility};

/// A file of the library, and the folder in which its modules lie.
#[derive(Clone)]
struct Module {
    file: PathBuf,
    children: PathBuf,
    syntax: File,
}

impl Module {
    fn read(file: PathBuf, children: PathBuf) -> Self {
        let text = fs::read_to_string(&file).unwrap();
        Module {
            syntax: syn::parse_file(&text).unwrap(),
            file,
            children,
        }
    }

    fn root() -> Self {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        Module::read(sources.join("lib.rs"), sources)
    }

    /// The module `name` of this one, if there is one.
    fn child(&self, name: &str) -> Option<Module> {
        let folder = self.children.join(name);
        let beside = self.children.join(format!("{name}.rs"));
        let inside = folder.join("mod.rs");
        let file = if beside.exists() { beside } else { inside };
        file.exists().then(|| Module::read(file, folder))
    }

    /// Where the item `name` is defined, and the item, through all re-exports.
    fn find(&self, name: &str) -> Option<(Module, Item)> {
        for item in &self.syntax.items {
            match item {
                Item::Use(used) => {
                    for (path, shown) in leaves(&used.tree) {
                        let is_here = shown == name && path.len() > 1;
                        if let Some(found) = is_here.then(|| self.follow(&path)).flatten() {
                            return Some(found);
                        }
                    }
                }
                other if name_of(other).is_some_and(|own| own == name) => {
                    return Some((self.clone(), other.clone()));
                }
                _ => {}
            }
        }
        None
    }

    /// The item at a path; `None` if it is of another package.
    fn follow(&self, path: &[String]) -> Option<(Module, Item)> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Module::root().follow(rest),
            _ if rest.is_empty() => self.find(first),
            _ => self.child(first)?.follow(rest),
        }
    }
}

/// Every path of a `use`, with the name under which it is known.
fn leaves(tree: &UseTree) -> Vec<(Vec<String>, String)> {
    match tree {
        UseTree::Path(path) => {
            let name = path.ident.to_string();
            let below = leaves(&path.tree).into_iter();
            below
                .map(|(mut rest, shown)| {
                    // `a::{self}` is `a`.
                    if rest == ["self"] {
                        return (vec![name.clone()], name.clone());
                    }
                    rest.insert(0, name.clone());
                    (rest, shown)
                })
                .collect()
        }
        UseTree::Name(name) => vec![(vec![name.ident.to_string()], name.ident.to_string())],
        UseTree::Rename(name) => vec![(vec![name.ident.to_string()], name.rename.to_string())],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
        // The facade has none: the test below sees to it.
        _ => vec![(vec!["*".to_owned()], "*".to_owned())],
    }
}

fn name_of(item: &Item) -> Option<String> {
    Some(match item {
        Item::Struct(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Const(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        _ => return None,
    })
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|one| one.to_token_stream().to_string() == "# [doc (hidden)]")
}

/// Derives and `non_exhaustive`, which are promises as well.
fn promises(attributes: &[Attribute]) -> String {
    attributes
        .iter()
        .filter(|one| one.path().is_ident("derive") || one.path().is_ident("non_exhaustive"))
        .map(|one| format!("{} ", tidy(one)))
        .collect()
}

/// Rust without the blanks that tokens have between them.
fn tidy(tokens: impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (from, to) in [
        (" :: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        ("< ", "<"),
        (" (", "("),
        (" )", ")"),
        (" ,", ","),
        (" :", ":"),
        ("& ", "&"),
        ("# [", "#["),
        (" ;", ";"),
        (", )", ")"),
        (",)", ")"),
        ("-> ", " -> "),
    ] {
        text = text.replace(from, to);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Listing(BTreeSet<String>);

impl Listing {
    fn add(&mut self, line: impl Into<String>) {
        self.0.insert(line.into());
    }

    /// All that a module shows, below `path`.
    fn module(&mut self, path: &str, module: &Module) {
        for item in &module.syntax.items {
            match item {
                Item::Mod(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                    let path = format!("{path}::{}", item.ident);
                    self.add(format!("{path} mod"));
                    let child = module.child(&item.ident.to_string()).unwrap();
                    self.module(&path, &child);
                }
                Item::Use(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                    for (used, shown) in leaves(&item.tree) {
                        let path = format!("{path}::{shown}");
                        match module.follow(&used) {
                            Some((home, item)) => self.item(&path, &home, &item),
                            None => self.add(format!("{path} = {}", used.join("::"))),
                        }
                    }
                }
                other if name_of(other).is_some() => {
                    let name = name_of(other).unwrap();
                    self.item(&format!("{path}::{name}"), module, other);
                }
                _ => {}
            }
        }
    }

    fn item(&mut self, path: &str, home: &Module, item: &Item) {
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let generics = tidy(&item.generics);
                self.add(format!("{path}{generics} {}struct", promises(&item.attrs)));
                for field in &item.fields {
                    if is_public(&field.vis) && !is_hidden(&field.attrs) {
                        let name = field.ident.as_ref().map(ToString::to_string);
                        let name = name.unwrap_or_else(|| "0".to_owned());
                        self.add(format!("{path}::{name}: {}", tidy(&field.ty)));
                    }
                }
                self.implementations(path, home, &item.ident.to_string());
            }
            Item::Enum(item) if is_public(&item.vis) => {
                self.add(format!("{path} {}enum", promises(&item.attrs)));
                for variant in &item.variants {
                    let mut variant = variant.clone();
                    variant.attrs.clear();
                    for field in &mut variant.fields {
                        field.attrs.clear();
                    }
                    self.add(format!("{path}::{}", tidy(&variant)));
                }
                self.implementations(path, home, &item.ident.to_string());
            }
            Item::Fn(item) if is_public(&item.vis) => {
                self.add(format!("{path} {}", tidy(&item.sig)));
            }
            Item::Const(item) if is_public(&item.vis) => {
                self.add(format!("{path}: {} const", tidy(&item.ty)));
            }
            Item::Trait(item) if is_public(&item.vis) => self.add(format!("{path} trait")),
            Item::Type(item) if is_public(&item.vis) => {
                self.add(format!("{path} = {}", tidy(&item.ty)));
            }
            _ => {}
        }
    }

    /// What is implemented for a type beside its definition, in the other files of its folder that implement something for
    /// the only type of that name, and in files of other rooms that import it from its own.
    fn implementations(&mut self, path: &str, home: &Module, name: &str) {
        let mut modules = vec![home.clone()];
        let folder = home.file.parent().unwrap();
        let mut beside: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|file| file.extension().is_some_and(|ending| ending == "rs"))
            .filter(|file| *file != home.file && !file.ends_with("lib.rs"))
            .collect();
        beside.sort();
        let beside = beside
            .into_iter()
            .map(|file| Module::read(file, folder.to_owned()))
            .filter(|module| {
                let defines = |item: &Item| name_of(item).is_some_and(|own| own == name);
                !module.syntax.items.iter().any(defines)
            });
        modules.extend(beside);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let room = home.file.strip_prefix(&root).unwrap().with_extension("");
        let room = room.iter().next().unwrap().to_string_lossy().into_owned();
        let imports = |module: &Module| {
            module.syntax.items.iter().any(|item| {
                let Item::Use(used) = item else { return false };
                let mut paths = leaves(&used.tree).into_iter();
                paths.any(|(path, shown)| shown == name && path[0] == "crate" && path[1] == room)
            })
        };
        modules.extend(
            files(&root)
                .into_iter()
                .filter(|file| file.parent() != Some(folder))
                .filter(|file| {
                    // Parsing takes long, and few files implement anything for the type.
                    let text = fs::read_to_string(file).unwrap();
                    text.contains(&format!("impl {name} "))
                        || text.contains(&format!(" for {name} "))
                })
                .map(|file| Module::read(file.clone(), file.with_extension("")))
                .filter(imports),
        );
        for item in modules.iter().flat_map(|module| &module.syntax.items) {
            let Item::Impl(item) = item else { continue };
            let of = tidy(&item.self_ty);
            let of = of.split('<').next().unwrap().rsplit("::").next().unwrap();
            if of != name {
                continue;
            }
            if let Some((of, _)) = &item.trait_ {
                self.add(format!("{path} impl {}", tidy(of)));
                continue;
            }
            for item in &item.items {
                match item {
                    syn::ImplItem::Fn(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                        self.add(format!("{path}::{} {}", item.sig.ident, tidy(&item.sig)));
                    }
                    syn::ImplItem::Const(item) if is_public(&item.vis) => {
                        self.add(format!("{path}::{}: {} const", item.ident, tidy(&item.ty)));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Every file of Rust below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn listing() -> Vec<String> {
    let mut listing = Listing::default();
    listing.module("feedmill", &Module::root());
    listing.0.into_iter().collect()
}

#[test]
fn the_public_api_is_the_one_that_was_chosen() {
    let listed = listing();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api.txt");
    if std::env::var_os("FEEDMILL_REFRESH").is_some() {
        fs::write(&file, listed.join("\n") + "\n").unwrap();
    }
    let chosen = fs::read_to_string(&file).unwrap_or_default();
    let chosen: BTreeSet<&str> = chosen.lines().collect();
    let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    let gone = chosen.difference(&listed).map(|line| format!("- {line}"));
    let new = listed.difference(&chosen).map(|line| format!("+ {line}"));
    let changes: Vec<String> = gone.chain(new).collect();
    assert!(
        changes.is_empty(),
        "the public API changed (FEEDMILL_REFRESH=1 takes what there is; then read `git diff`):\n{}",
        changes.join("\n")
    );
}

/// Another version of a crate that feedmill only uses inside must not be a breaking change of feedmill.
#[test]
fn no_error_of_another_package_is_public() {
    let listed = listing();
    for name in [
        "rss::",
        "atom_syndication::",
        "notify::",
        "serde_yaml::",
        "toml::",
        "quick_xml::",
        "hyper::",
        "ureq::",
        "object_store::",
    ] {
        let leaks: Vec<&String> = listed.iter().filter(|line| line.contains(name)).collect();
        assert!(leaks.is_empty(), "{leaks:#?}");
    }
}

#[test]
fn the_facade_is_small() {
    let listed = listing();
    let names: BTreeSet<&str> = listed
        .iter()
        .filter_map(|line| line.strip_prefix("feedmill::"))
        .map(|line| line.split([':', ' ', '<']).next().unwrap())
        .collect();
    assert!(names.contains("Build") && names.contains("feed"));
    assert!(names.len() <= 20, "{names:#?}");
    let globs: Vec<&String> = listed.iter().filter(|line| line.contains('*')).collect();
    assert!(globs.is_empty(), "what is re-exported is named: {globs:?}");
}
