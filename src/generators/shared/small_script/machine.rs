//! The modules and settings of a site, run once on each thread.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::given::{Fault, Given, Object, Result, Scope, begin, shared};
use super::libraries;
use super::parser::Parser;
use super::registry::Registry;
use super::run::{Host, Modules, NoHost, Runner};
use super::scan::tokens;
use super::script::Script;

/// A function does not take longer.
const MOST_STEPS: usize = 100_000;

/// Nor does a module.
const MOST_IN_MODULE: usize = 1_000_000;

/// The key at which the function is called that the path has led to.
pub(crate) const CALL: &str = "()";

pub(crate) struct Machine {
    script: Arc<Script>,
    modules: RefCell<HashMap<String, Rc<Module>>>,
    registry: RefCell<Registry>,
    /// What functions gave that whole modules are, by their paths.
    called: RefCell<HashMap<String, Given>>,
}

/// A module, as far as it has been run.
struct Module {
    /// What it exports by `export`.
    exports: Rc<Object>,
    /// `module`, whose `exports` it may set.
    module: Rc<Object>,
}

impl Module {
    fn all(&self) -> Given {
        match self.exports.len() {
            0 => self.module.get("exports").unwrap_or(Given::Undefined),
            _ => Given::Object(Rc::clone(&self.exports)),
        }
    }

    fn export(&self, name: &str) -> Option<Given> {
        if self.exports.len() > 0 {
            return self.exports.get(name);
        }
        match (self.module.get("exports"), name) {
            (Some(Given::Object(object)), name) if name != "default" => object.get(name),
            (all, "default") => all,
            _ => None,
        }
    }
}

thread_local! {
    static MACHINE: RefCell<Option<Rc<Machine>>> = const { RefCell::new(None) };
}

impl Machine {
    /// The machine of this thread for a script.
    pub fn of(script: &Arc<Script>) -> Rc<Machine> {
        let found = MACHINE.with_borrow(Clone::clone);
        if let Some(machine) = found.filter(|machine| Arc::ptr_eq(&machine.script, script)) {
            return machine;
        }
        let machine = Rc::new(Machine {
            script: Arc::clone(script),
            modules: RefCell::default(),
            registry: RefCell::default(),
            called: RefCell::default(),
        });
        MACHINE.set(Some(Rc::clone(&machine)));
        shared(|| machine.settings());
        machine
    }

    /// Runs the settings, as far as they are followed.
    fn settings(&self) {
        let Ok(module) = self.load(&self.script.settings) else {
            return;
        };
        if let Some(Given::Closure(closure)) = module.export("default") {
            let runner = Runner::new(&NoHost, self, MOST_IN_MODULE);
            runner.lenient_at.set(Some(1));
            let _ = runner.call(&closure, Given::Undefined, &[Given::Known("config")]);
        }
    }

    fn load(&self, path: &str) -> Result<Rc<Module>> {
        if let Some(module) = self.modules.borrow().get(path) {
            return Ok(Rc::clone(module));
        }
        let text = self.script.files.get(path);
        let text = text.ok_or_else(|| format!("the file `{path}`"))?;
        let module = Rc::new(Module {
            exports: Rc::new(Object::default()),
            module: Rc::new(Object::default()),
        });
        // A module that is asked for while it runs is as far as it is.
        self.modules
            .borrow_mut()
            .insert(path.to_owned(), Rc::clone(&module));
        let exports = Rc::new(Object::default());
        module
            .module
            .set("exports".into(), Given::Object(Rc::clone(&exports)));
        if path.ends_with(".json") {
            let value = serde_json::from_str(text).map_err(|_| format!("the file `{path}`"))?;
            module.module.set("exports".into(), Given::of(&value));
            return Ok(module);
        }
        let tokens = tokens(text);
        let steps = Parser::new(&tokens).steps(None)?;
        let scope = Scope::new(None);
        scope.declare(&" file".into(), Given::text(path));
        scope.declare(
            &" exports".into(),
            Given::Object(Rc::clone(&module.exports)),
        );
        scope.declare(&"module".into(), Given::Object(Rc::clone(&module.module)));
        scope.declare(&"exports".into(), Given::Object(exports));
        let runner = Runner::new(&NoHost, self, MOST_IN_MODULE);
        runner.lenient_at.set(Some(0));
        runner.steps(&steps, &scope)?;
        Ok(module)
    }

    /// What a file exports: by default, or all of it.
    pub fn exported(&self, path: &str) -> std::result::Result<Given, String> {
        let module = shared(|| self.load(path)).map_err(|fault| fault.what())?;
        Ok(module.export("default").unwrap_or_else(|| module.all()))
    }

    /// The member of what a file exports that a path of keys leads to.
    pub fn at(&self, path: &str, keys: &[&str]) -> std::result::Result<Given, String> {
        let mut given = match (path, keys.first()) {
            // What the settings register.
            ("", Some(name)) => {
                let registry = self.registry.borrow();
                let found = registry.data.iter().rev().find(|(known, _)| known == name);
                found
                    .map(|(_, given)| given.clone())
                    .ok_or_else(|| format!("`{name}`"))?
            }
            _ => self.exported(path)?,
        };
        let passed = usize::from(path.is_empty());
        for (at, key) in keys.iter().enumerate().skip(passed) {
            given = match (*key, &given) {
                (CALL, given) => {
                    let path = format!("{path}/{}", keys[..at].join("/"));
                    let known = self.called.borrow().get(&path).cloned();
                    match known {
                        Some(known) => known,
                        None => {
                            let made =
                                shared(|| self.call_within(given, &NoHost, &[], MOST_IN_MODULE))?;
                            self.called.borrow_mut().insert(path, made.clone());
                            made
                        }
                    }
                }
                (key, Given::Object(object)) => object.get(key).unwrap_or(Given::Undefined),
                (key, Given::List(list)) => {
                    let at = key.parse::<usize>().ok();
                    let item = at.and_then(|at| list.items.borrow().get(at).cloned());
                    item.unwrap_or(Given::Undefined)
                }
                _ => return Err(format!("`{key}`")),
            };
        }
        Ok(given)
    }

    /// What a function gives for a page.
    pub fn call(
        &self,
        function: &Given,
        host: &dyn Host,
        arguments: &[Given],
    ) -> std::result::Result<Given, String> {
        begin();
        self.call_within(function, host, arguments, MOST_STEPS)
    }

    fn call_within(
        &self,
        function: &Given,
        host: &dyn Host,
        arguments: &[Given],
        steps: usize,
    ) -> std::result::Result<Given, String> {
        let runner = Runner::new(host, self, steps);
        let made = runner.apply_to(function, Given::Known("this"), arguments);
        made.map_err(|fault| fault.what())
    }

    /// What the settings registered.
    pub fn registry(&self) -> std::cell::Ref<'_, Registry> {
        self.registry.borrow()
    }

    /// A filter of the settings.
    pub fn filter(&self, name: &str) -> Option<Given> {
        self.registry.borrow().filters.get(name).cloned()
    }

    /// A shortcode of the settings.
    pub fn shortcode(&self, name: &str) -> Option<Given> {
        let registry = self.registry.borrow();
        registry
            .shortcodes
            .get(name)
            .map(|(given, _)| given.clone())
    }
}

impl Modules for Machine {
    fn module(&self, from: &str, name: &str, export: Option<&str>) -> Result<Given> {
        if let Some(path) = self.script.resolve(from, name) {
            let module = shared(|| self.load(path))?;
            return match export {
                None => Ok(module.all()),
                Some(export) => module
                    .export(export)
                    .ok_or_else(|| Fault::Unknown(format!("`{export}` of `{name}`"))),
            };
        }
        if name.starts_with('.') {
            return Err(format!("the file `{name}`").into());
        }
        libraries::package(name, export)
    }

    fn register(&self, run: &Runner<'_>, method: &str, arguments: &[Given]) -> Result<Given> {
        if method == "getFilter"
            && let Some(Given::Text(name)) = arguments.first()
        {
            return Ok(Given::Filter(Rc::clone(name)));
        }
        let plugin = self.registry.borrow_mut().take(method, arguments);
        if let Some(Given::Closure(plugin)) = plugin {
            let before = run.lenient_at.replace(Some(run.depth.get() + 1));
            let options = arguments.get(1).cloned().unwrap_or(Given::Undefined);
            let made = run.call(
                &plugin,
                Given::Undefined,
                &[Given::Known("config"), options],
            );
            run.lenient_at.set(before);
            made?;
        }
        Ok(Given::Known("config"))
    }

    fn filter(&self, name: &str) -> Option<Given> {
        Machine::filter(self, name)
    }
}

/// Nothing but the language.
struct NoModules;

impl Modules for NoModules {
    fn module(&self, _from: &str, name: &str, _export: Option<&str>) -> Result<Given> {
        Err(format!("`{name}`").into())
    }

    fn register(&self, _run: &Runner<'_>, method: &str, _arguments: &[Given]) -> Result<Given> {
        Err(format!("`{method}()`").into())
    }

    fn filter(&self, _name: &str) -> Option<Given> {
        None
    }
}

/// What the method of a value gives; `None` if it is not followed.
pub(crate) fn method(object: &Given, name: &str, arguments: &[Given]) -> Option<Given> {
    begin();
    let runner = Runner::new(&NoHost, &NoModules, MOST_STEPS);
    super::methods::method(&runner, object, name, arguments).ok()
}
