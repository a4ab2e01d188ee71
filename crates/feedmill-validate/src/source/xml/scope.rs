//! Which prefix stands for which namespace, at one place of a document.

use std::collections::HashMap;

use crate::schema::Space;

/// Up to how many bindings are looked through one by one, which is faster while they are few.
const FEW: usize = 16;

pub(super) struct Scope<'t> {
    bindings: Vec<Binding<'t>>,
    /// The places of the bindings of each prefix, the last of which holds. A document may bind thousands.
    places: HashMap<&'t str, Vec<usize>>,
    /// How many bindings there were before each open element.
    marks: Vec<usize>,
}

struct Binding<'t> {
    prefix: &'t str,
    space: Space,
    is_bound: bool,
}

impl<'t> Scope<'t> {
    pub fn new() -> Self {
        let mut scope = Self {
            bindings: Vec::new(),
            places: HashMap::new(),
            marks: Vec::new(),
        };
        scope.push("", Space::None, true);
        scope.push("xml", Space::Xml, true);
        scope
    }

    pub fn open(&mut self) {
        self.marks.push(self.bindings.len());
    }

    pub fn close(&mut self) {
        let Some(mark) = self.marks.pop() else {
            return;
        };
        for binding in self.bindings.drain(mark..) {
            if let Some(places) = self.places.get_mut(binding.prefix) {
                places.pop();
            }
        }
    }

    /// Bind a prefix; gives the namespace.
    pub fn bind(&mut self, prefix: &'t str, uri: &str) -> Space {
        let space = Space::of(uri);
        self.push(prefix, space, prefix.is_empty() || !uri.is_empty());
        space
    }

    fn push(&mut self, prefix: &'t str, space: Space, is_bound: bool) {
        let place = self.bindings.len();
        self.places.entry(prefix).or_default().push(place);
        self.bindings.push(Binding {
            prefix,
            space,
            is_bound,
        });
    }

    /// The namespace of a prefix, unless it stands for none.
    pub fn find(&self, prefix: &str) -> Option<Space> {
        let binding = if self.bindings.len() > FEW {
            let place = *self.places.get(prefix)?.last()?;
            self.bindings.get(place)?
        } else {
            let mut bindings = self.bindings.iter().rev();
            bindings.find(|binding| binding.prefix == prefix)?
        };
        binding.is_bound.then_some(binding.space)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_binding_holds_however_many_there_are() {
        let names: Vec<String> = (0..40).map(|number| format!("n{number}")).collect();
        let mut scope = Scope::new();
        scope.bind("a", "http://www.w3.org/2005/Atom");
        for many in [&names[..1], &names] {
            scope.open();
            for name in many {
                scope.bind(name, "https://example.org/");
            }
            scope.bind("a", "http://purl.org/dc/elements/1.1/");
            assert_eq!(scope.find("a"), Some(Space::Dc));
            assert_eq!(scope.find("n0"), Some(Space::Unknown));
            assert_eq!(scope.find("n40"), None);
            scope.open();
            scope.bind("a", "");
            assert_eq!(scope.find("a"), None);
            scope.close();
            assert_eq!(scope.find("a"), Some(Space::Dc));
            scope.close();
            assert_eq!(scope.find("a"), Some(Space::Atom));
            assert_eq!(scope.find("n0"), None);
        }
    }
}
