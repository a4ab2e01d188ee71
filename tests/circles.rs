//! Files use each other one way only: whoever reads one need not read the circle that it is part of.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemUse, UseTree};

/// The circles that are left. The list only gets shorter: no new one is added.
const KNOWN: &[&[&str]] = &[
    // A part of a scan is a scan of its own.
    &["content::scan", "content::scan::block"],
    // Templates call for Markdown, and Markdown for templates.
    &[
        "generators::hugo::hooks",
        "generators::hugo::host",
        "generators::hugo::host::page",
        "generators::hugo::shortcode",
        "generators::hugo::standard",
    ],
];

/// A file of the library.
struct Source {
    /// Its module, such as `content::body`, in pieces.
    module: Vec<String>,
    /// What each name stands for that it imports.
    imports: BTreeMap<String, Vec<String>>,
    /// Every other path in it.
    paths: Vec<Vec<String>>,
}

/// All paths of a file but those of its tests.
#[derive(Default)]
struct Paths {
    imports: BTreeMap<String, Vec<String>>,
    paths: Vec<Vec<String>>,
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|one| {
        one.path().is_ident("cfg")
            && one
                .parse_args::<syn::Ident>()
                .is_ok_and(|what| what == "test")
    })
}

fn leaves(tree: &UseTree, before: &[String], found: &mut BTreeMap<String, Vec<String>>) {
    let with = |name: String| {
        let mut path = before.to_vec();
        if name != "self" || path.is_empty() {
            path.push(name);
        }
        path
    };
    match tree {
        UseTree::Path(path) => leaves(&path.tree, &with(path.ident.to_string()), found),
        UseTree::Name(name) => {
            let path = with(name.ident.to_string());
            found.insert(path.last().cloned().unwrap_or_default(), path);
        }
        UseTree::Rename(name) => {
            found.insert(name.rename.to_string(), with(name.ident.to_string()));
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, before, found);
            }
        }
        _ => {}
    }
}

impl<'s> Visit<'s> for Paths {
    fn visit_item(&mut self, item: &'s Item) {
        let attributes = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'s ItemUse) {
        leaves(&item.tree, &[], &mut self.imports);
    }

    fn visit_path(&mut self, path: &'s syn::Path) {
        let pieces = path.segments.iter().map(|piece| piece.ident.to_string());
        self.paths.push(pieces.collect());
        visit::visit_path(self, path);
    }
}

/// Every file of the library by its module.
fn sources() -> BTreeMap<Vec<String>, Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // The binary is a crate of its own, which has nothing but the tool.
            if path.extension().is_none_or(|ending| ending != "rs") || path.ends_with("main.rs") {
                continue;
            }
            let syntax = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            let mut paths = Paths::default();
            paths.visit_file(&syntax);
            let module = module_of(path.strip_prefix(&root).unwrap());
            found.insert(
                module.clone(),
                Source {
                    module,
                    imports: paths.imports,
                    paths: paths.paths,
                },
            );
        }
    }
    found
}

fn module_of(file: &Path) -> Vec<String> {
    let file: PathBuf = file.with_extension("");
    let pieces = file
        .iter()
        .map(|piece| piece.to_string_lossy().into_owned());
    let mut pieces: Vec<String> = pieces.collect();
    if pieces
        .last()
        .is_some_and(|last| last == "mod" || last == "lib")
    {
        pieces.pop();
    }
    pieces
}

/// The module in which what `path` means in the module `from` is defined, through all re-exports.
fn resolve(
    sources: &BTreeMap<Vec<String>, Source>,
    from: &[String],
    path: &[String],
    depth: usize,
) -> Option<Vec<String>> {
    if depth > 12 {
        return None;
    }
    let (first, rest) = path.split_first()?;
    let mut at = match first.as_str() {
        "crate" => Vec::new(),
        "self" => from.to_vec(),
        "super" => from.split_last()?.1.to_vec(),
        name => {
            let mut child = from.to_vec();
            child.push(name.to_owned());
            if sources.contains_key(&child) {
                child
            } else {
                let meant = sources.get(from)?.imports.get(name)?;
                if meant.as_slice() == [name] {
                    return None;
                }
                let mut meant = meant.clone();
                meant.extend_from_slice(rest);
                return resolve(sources, from, &meant, depth + 1);
            }
        }
    };
    let mut rest = rest;
    while let Some((next, after)) = rest.split_first() {
        if next == "super" {
            at.pop();
        } else {
            let mut child = at.clone();
            child.push(next.clone());
            if !sources.contains_key(&child) {
                let imported = sources.get(&at)?.imports.contains_key(next);
                return match imported {
                    true => resolve(sources, &at, rest, depth + 1),
                    false => Some(at),
                };
            }
            at = child;
        }
        rest = after;
    }
    // A module by itself: what is used of it stands in other paths.
    None
}

/// Which modules each module uses.
fn uses() -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let sources = sources();
    let used = |source: &Source| {
        let all = source.paths.iter().chain(source.imports.values());
        all.filter_map(|path| resolve(&sources, &source.module, path, 0))
            .filter(|used| *used != source.module)
            .collect::<BTreeSet<_>>()
    };
    let is_list = |module: &Vec<String>| {
        let file = module.iter().collect::<PathBuf>().join("mod.rs");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        module.is_empty() || root.join(file).exists()
    };
    sources
        .values()
        .map(|source| {
            // What a `mod.rs` re-exports is not used there.
            let used = match is_list(&source.module) {
                true => {
                    let all = source.paths.iter();
                    all.filter_map(|path| resolve(&sources, &source.module, path, 0))
                        .filter(|used| *used != source.module)
                        .collect()
                }
                false => used(source),
            };
            (source.module.clone(), used)
        })
        .collect()
}

/// Every set of two modules or more that use each other, round about or directly.
fn circles() -> Vec<Vec<String>> {
    let uses = uses();
    let reached = |from: &Vec<String>| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(next) = open.pop() {
            for used in uses.get(next).into_iter().flatten() {
                if seen.insert(used) {
                    open.push(used);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = uses
        .keys()
        .map(|module| (module, reached(module)))
        .collect();
    let mut found = BTreeSet::new();
    for (module, others) in &reached {
        if !others.contains(module) {
            continue;
        }
        let circle: Vec<String> = others
            .iter()
            .filter(|other| reached[**other].contains(module))
            .map(|other| other.join("::"))
            .collect();
        found.insert(circle);
    }
    found.into_iter().collect()
}

#[test]
fn files_use_each_other_one_way() {
    let found = circles();
    let is_within =
        |circle: &[String], files: &[&str]| circle.iter().all(|one| files.contains(&one.as_str()));
    let new: Vec<_> = found
        .iter()
        .filter(|circle| !KNOWN.iter().any(|files| is_within(circle, files)))
        .collect();
    assert!(
        new.is_empty(),
        "these files use each other, directly or round about: {new:#?}"
    );
}

#[test]
fn the_paths_of_all_files_are_understood() {
    let uses = uses();
    let of = |module: &[&str]| {
        let module: Vec<String> = module.iter().map(|one| (*one).to_owned()).collect();
        uses[&module]
            .iter()
            .map(|used| used.join("::"))
            .collect::<Vec<_>>()
    };
    // Through a re-export, through an imported module, and beside it.
    assert!(of(&["render", "format"]).contains(&"render::document".to_owned()));
    assert!(of(&["build", "builder"]).contains(&"output::folder".to_owned()));
}
