//! Runs a script: its statements.

use std::cell::Cell;
use std::rc::Rc;

use super::given::{Closure, Fault, Given, Result, Scope};
use super::syntax::{Expr, Step, Target};
use crate::value::Value;

/// What a script asks of the site and of the page that it runs for.
pub(crate) trait Host {
    /// A member of the post's data.
    fn data(&self, key: &str) -> Option<Value>;
    /// A member of `page`.
    fn page(&self, key: &str) -> Option<Given>;
    /// What a filter of the generator's makes of a value; `None` if there is none of that name.
    fn filter(&self, name: &str, arguments: &[Given]) -> Option<Given>;
    /// Markdown as HTML, of one line if `inline`.
    fn markdown(&self, text: &str, inline: bool) -> String;
}

/// No page: what settings and data are computed for.
pub(crate) struct NoHost;

impl Host for NoHost {
    fn data(&self, _key: &str) -> Option<Value> {
        None
    }

    fn page(&self, _key: &str) -> Option<Given> {
        None
    }

    fn filter(&self, _name: &str, _arguments: &[Given]) -> Option<Given> {
        None
    }

    fn markdown(&self, text: &str, _inline: bool) -> String {
        text.to_owned()
    }
}

/// What ends statements before their end.
pub(super) enum Flow {
    On,
    Return(Given),
    Break,
    Continue,
}

/// What runs scripts: their modules and settings.
pub(super) trait Modules {
    /// What a module gives, as `from` names it: all of it, or the export of a name.
    fn module(&self, from: &str, name: &str, export: Option<&str>) -> Result<Given>;
    /// What the settings register for the site.
    fn register(&self, run: &Runner<'_>, method: &str, arguments: &[Given]) -> Result<Given>;
    /// A filter that the settings registered.
    fn filter(&self, name: &str) -> Option<Given>;
}

pub(super) struct Runner<'h> {
    pub host: &'h dyn Host,
    pub modules: &'h dyn Modules,
    /// Expressions that may still be evaluated.
    pub steps: Cell<usize>,
    pub depth: Cell<usize>,
    /// Whether what is not followed is passed over, statement by statement, by the function that runs at this depth.
    pub lenient_at: Cell<Option<usize>>,
}

impl<'h> Runner<'h> {
    pub fn new(host: &'h dyn Host, modules: &'h dyn Modules, steps: usize) -> Self {
        Runner {
            host,
            modules,
            steps: Cell::new(steps),
            depth: Cell::new(0),
            lenient_at: Cell::new(None),
        }
    }

    pub fn call(&self, closure: &Closure, this: Given, arguments: &[Given]) -> Result<Given> {
        const DEEPEST: usize = 40;
        self.spend_steps(1)?;
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return Err("calls that are nested too deep".into());
        }
        self.depth.set(depth + 1);
        let given = self.call_at(closure, this, arguments);
        self.depth.set(depth);
        given
    }

    fn call_at(&self, closure: &Closure, this: Given, arguments: &[Given]) -> Result<Given> {
        let function = &closure.function;
        let scope = Scope::new(Some(closure.scope.clone()));
        if !function.is_arrow {
            scope.declare(&"this".into(), this);
            scope.declare(&"arguments".into(), Given::list(arguments.to_vec()));
        }
        for (at, (target, default)) in function.arguments.iter().enumerate() {
            let given = arguments.get(at).cloned().unwrap_or(Given::Undefined);
            self.bind(target, default.as_ref(), given, &scope)?;
        }
        if let Some(rest) = &function.rest {
            let left = arguments.iter().skip(function.arguments.len());
            self.bind(rest, None, Given::list(left.cloned().collect()), &scope)?;
        }
        match self.steps(&function.body, &scope)? {
            Flow::Return(given) => Ok(given),
            _ => Ok(Given::Undefined),
        }
    }

    pub fn spend_steps(&self, count: usize) -> Result<()> {
        match self.steps.get().checked_sub(count) {
            Some(left) => {
                self.steps.set(left);
                Ok(())
            }
            None => Err("a function that takes too long".into()),
        }
    }

    /// Gives a value to a name that is declared, or to those of a pattern.
    pub fn bind(
        &self,
        target: &Target,
        default: Option<&Expr>,
        given: Given,
        scope: &Scope,
    ) -> Result<()> {
        self.place(target, default, given, scope, true)
    }

    pub fn place(
        &self,
        target: &Target,
        default: Option<&Expr>,
        given: Given,
        scope: &Scope,
        is_new: bool,
    ) -> Result<()> {
        let given = match (given, default) {
            (Given::Undefined, Some(default)) => self.value(default, scope)?,
            (given, _) => given,
        };
        match target {
            Target::Name(name) if is_new => scope.declare(name, given),
            Target::Name(name) => {
                if !scope.assign(name, given)? {
                    return Err(format!("`{name} =`").into());
                }
            }
            Target::Member(object, key) => {
                let object = self.value(object, scope)?;
                let key = self.value(key, scope)?;
                super::assign::set_member(&object, &key, given)?;
            }
            Target::Parts(parts, rest) => {
                let mut taken = Vec::new();
                for (key, target, default) in parts {
                    let key = self.value(key, scope)?;
                    taken.push(key.shown()?);
                    let part = self.member_of(&given, &key)?;
                    self.place(target, default.as_ref(), part, scope, is_new)?;
                }
                if let (Some(rest), Given::Object(object)) = (rest, &given) {
                    let entries = object.entries().into_iter();
                    let left = entries.filter(|(key, _)| !taken.iter().any(|it| **it == **key));
                    scope.declare(rest, Given::object(left));
                }
            }
            Target::Items(items, rest) => {
                let list = self.items(&given)?;
                for (at, item) in items.iter().enumerate() {
                    if let Some((target, default)) = item {
                        let given = list.get(at).cloned().unwrap_or(Given::Undefined);
                        self.place(target, default.as_ref(), given, scope, is_new)?;
                    }
                }
                if let Some(rest) = rest {
                    let left = list.into_iter().skip(items.len()).collect();
                    self.place(rest, None, Given::list(left), scope, is_new)?;
                }
            }
        }
        Ok(())
    }

    /// Runs statements, those that declare functions first.
    pub fn steps(&self, steps: &[Step], scope: &Scope) -> Result<Flow> {
        for step in steps {
            if let Step::Function(name, function) = step {
                let closure = Closure {
                    function: Rc::clone(function),
                    scope: scope.clone(),
                };
                scope.declare(name, Given::Closure(Rc::new(closure)));
            }
        }
        let is_lenient = self.lenient_at.get() == Some(self.depth.get());
        for step in steps {
            match self.step(step, scope) {
                Ok(Flow::On) => {}
                Ok(flow) => return Ok(flow),
                Err(fault) if is_lenient => forget(step, &fault, scope),
                Err(fault) => return Err(fault),
            }
        }
        Ok(Flow::On)
    }

    fn step(&self, step: &Step, scope: &Scope) -> Result<Flow> {
        self.spend_steps(1)?;
        match step {
            Step::Declare(target, value) => {
                let given = match value {
                    Some(value) => self.value(value, scope)?,
                    None => Given::Undefined,
                };
                self.bind(target, None, given, scope)?;
            }
            Step::Return(value) => {
                return Ok(Flow::Return(match value {
                    Some(value) => self.value(value, scope)?,
                    None => Given::Undefined,
                }));
            }
            Step::If(test, yes, no) => {
                let branch = match self.value(test, scope)?.is_true() {
                    true => yes,
                    false => no,
                };
                return self.steps(branch, &Scope::new(Some(scope.clone())));
            }
            // What only prints gives nothing that counts.
            Step::Run(value) if is_print(value) => {}
            Step::Run(value) => {
                self.value(value, scope)?;
            }
            Step::Each {
                target,
                list,
                is_keys,
                body,
            } => {
                let list = self.value(list, scope)?;
                let items = match is_keys {
                    true => super::objects::keys(&list)?,
                    false => self.items(&list)?,
                };
                for item in items {
                    let inner = Scope::new(Some(scope.clone()));
                    self.bind(target, None, item, &inner)?;
                    match self.steps(body, &inner)? {
                        Flow::On | Flow::Continue => {}
                        Flow::Break => break,
                        flow => return Ok(flow),
                    }
                }
            }
            Step::For {
                start,
                test,
                after,
                body,
                runs_first,
            } => {
                return self.repeat(
                    start,
                    test.as_ref(),
                    after.as_ref(),
                    body,
                    *runs_first,
                    scope,
                );
            }
            Step::Switch(value, cases) => {
                let value = self.value(value, scope)?;
                let mut found = None;
                for (at, (case, _)) in cases.iter().enumerate() {
                    if let Some(case) = case
                        && super::builtin::equal(&self.value(case, scope)?, &value, false)
                    {
                        found = Some(at);
                        break;
                    }
                }
                let found = found.or_else(|| cases.iter().position(|(case, _)| case.is_none()));
                let inner = Scope::new(Some(scope.clone()));
                for (_, body) in cases.iter().skip(found.unwrap_or(cases.len())) {
                    match self.steps(body, &inner)? {
                        Flow::On => {}
                        Flow::Break => break,
                        flow => return Ok(flow),
                    }
                }
            }
            Step::Try {
                body,
                name,
                caught,
                last,
            } => {
                let mut given = self.steps(body, &Scope::new(Some(scope.clone())));
                if let (Err(Fault::Thrown(error)), Some(caught)) = (&given, caught) {
                    let inner = Scope::new(Some(scope.clone()));
                    if let Some(name) = name {
                        self.bind(name, None, error.clone(), &inner)?;
                    }
                    given = self.steps(caught, &inner);
                }
                match self.steps(last, &Scope::new(Some(scope.clone())))? {
                    Flow::On => return given,
                    flow => return Ok(flow),
                }
            }
            Step::Throw(value) => return Err(Fault::Thrown(self.value(value, scope)?)),
            Step::Block(body) => return self.steps(body, &Scope::new(Some(scope.clone()))),
            Step::Break => return Ok(Flow::Break),
            Step::Continue => return Ok(Flow::Continue),
            Step::Function(..) => {}
            Step::Import(..) | Step::Export(_) | Step::ExportAll(_) => {
                return self.exchange(step, scope).map(|()| Flow::On);
            }
            Step::Unknown(what, _) => return Err(Fault::Unknown(what.clone())),
        }
        Ok(Flow::On)
    }

    fn repeat(
        &self,
        start: &[Step],
        test: Option<&Expr>,
        after: Option<&Expr>,
        body: &[Step],
        runs_first: bool,
        scope: &Scope,
    ) -> Result<Flow> {
        let outer = Scope::new(Some(scope.clone()));
        self.steps(start, &outer)?;
        let mut is_first = runs_first;
        loop {
            self.spend_steps(1)?;
            if let Some(test) = test
                && !is_first
                && !self.value(test, &outer)?.is_true()
            {
                return Ok(Flow::On);
            }
            is_first = false;
            match self.steps(body, &Scope::new(Some(outer.clone())))? {
                Flow::On | Flow::Continue => {}
                Flow::Break => return Ok(Flow::On),
                flow => return Ok(flow),
            }
            if let Some(after) = after {
                self.value(after, &outer)?;
            }
        }
    }

    /// What a module takes from others, and gives to them.
    fn exchange(&self, step: &Step, scope: &Scope) -> Result<()> {
        let file = || match scope.get(" file") {
            Some(Given::Text(file)) => file,
            _ => "".into(),
        };
        let exports = || match scope.get(" exports") {
            Some(Given::Object(exports)) => Ok(exports),
            _ => Err(Fault::from("an export within a function")),
        };
        match step {
            Step::Import(module, names) => {
                let file = file();
                for (export, name) in names {
                    let given = self.modules.module(&file, module, export.as_deref());
                    let given = given.unwrap_or_else(|fault| Given::Unknown(fault.what().into()));
                    scope.declare(name, given);
                }
            }
            Step::Export(pairs) => {
                let exports = exports()?;
                for (name, value) in pairs {
                    let given = match self.value(value, scope) {
                        Ok(given) => given,
                        Err(fault) => Given::Unknown(fault.what().into()),
                    };
                    exports.set(Rc::clone(name), given);
                }
            }
            Step::ExportAll(module) => {
                let exports = exports()?;
                if let Given::Object(all) = self.modules.module(&file(), module, None)? {
                    for (name, given) in all.entries() {
                        if &*name != "default" {
                            exports.set(name, given);
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Remembers what a statement would have declared or exported that was not followed.
fn forget(step: &Step, fault: &Fault, scope: &Scope) {
    let unknown = || Given::Unknown(fault.what().into());
    let mut names = Vec::new();
    match step {
        Step::Declare(target, _) => super::statement::names_of(target, &mut names),
        Step::Unknown(_, declared) => {
            for name in declared {
                match (name.strip_prefix("export "), scope.get(" exports")) {
                    (Some(name), Some(Given::Object(exports))) => {
                        exports.set(name.into(), unknown());
                    }
                    _ => names.push(Rc::clone(name)),
                }
            }
        }
        // `module.exports = …` and `exports.a = …`
        Step::Run(Expr::Assign(_, target, _)) => {
            if let Target::Member(Expr::Name(object), Expr::Text(key)) = target.as_ref()
                && matches!(&**object, "module" | "exports")
                && let Some(Given::Object(object)) = scope.get(object)
            {
                object.set(Rc::clone(key), unknown());
            }
        }
        _ => {}
    }
    for name in names {
        scope.declare(&name, unknown());
    }
}

fn is_print(expression: &Expr) -> bool {
    let Expr::Call(function, ..) = expression else {
        return false;
    };
    matches!(function.as_ref(), Expr::Member(object, _, _)
        if matches!(object.as_ref(), Expr::Name(name) if &**name == "console"))
}
