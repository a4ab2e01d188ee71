//! A tree of nodes to text.

mod budget;
mod choose;
mod evaluate;
mod include;
mod lookup;
mod repeat;
mod unknown;

use std::collections::HashMap;
use std::rc::Rc;

use super::context::Context;
use super::datum::{Datum, print};
use super::filters::url;
use super::parse::{Kind, Node, parse};
use super::problem::{Problem, ProblemKind, Problems};

pub(super) use budget::Budget;
pub(super) use evaluate::is_empty;
pub(super) use lookup::size;
use repeat::Turn;

/// Blocks within blocks, over all includes, as a multiple of the limit for one template.
const DEEPEST: usize = 2;

/// Renders a template that is known to have something to do.
pub(super) fn run(source: &str, context: &Context<'_>) -> (String, Vec<Problem>) {
    let mut problems = Problems::default();
    let nodes = parse(source, context.limits.nesting, &mut problems);
    let mut machine = Machine::new(context, problems);
    let mut out = String::with_capacity(source.len());
    machine.nodes(&nodes, &mut out);
    (out, machine.problems.into_list())
}

/// What a template knows and has done while it runs.
pub(super) struct Machine<'a> {
    pub context: Context<'a>,
    pub budget: Budget,
    problems: Problems,
    /// The line of the source that is being rendered.
    line: usize,
    /// Whether it has been told that the budget is spent.
    told: bool,
    depth: usize,
    include_depth: usize,
    /// What `assign` and `capture` made, in includes as well.
    globals: HashMap<Rc<str>, Datum<'a>>,
    /// What loops and includes bind, the innermost last.
    pub locals: Vec<(Rc<str>, Datum<'a>)>,
    counters: HashMap<String, i64>,
    cycles: HashMap<String, usize>,
    offsets: HashMap<Rc<str>, usize>,
    if_changed: Option<String>,
    loops: Vec<Turn>,
    rows: Vec<Turn>,
    interrupt: Option<Interrupt>,
}

/// `break` or `continue`, on its way to the loop around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Interrupt {
    Break,
    Continue,
}

impl<'a> Machine<'a> {
    fn new(context: &Context<'a>, problems: Problems) -> Self {
        Machine {
            context: *context,
            budget: Budget::new(&context.limits),
            problems,
            line: 1,
            told: false,
            depth: 0,
            include_depth: 0,
            globals: HashMap::new(),
            locals: Vec::new(),
            counters: HashMap::new(),
            cycles: HashMap::new(),
            offsets: HashMap::new(),
            if_changed: None,
            loops: Vec::new(),
            rows: Vec::new(),
            interrupt: None,
        }
    }

    /// Tells of a problem at the line that is being rendered.
    pub fn problem(&mut self, kind: ProblemKind, tag: &str, message: impl Into<String>) {
        self.problems.push(self.line, kind, tag, message);
    }

    fn nodes(&mut self, nodes: &[Node<'_>], out: &mut String) {
        if self.depth >= self.context.limits.nesting.saturating_mul(DEEPEST) {
            self.problem(
                ProblemKind::Limit,
                "",
                "blocks and includes lie too deep; what is in them was left out",
            );
            return;
        }
        self.depth += 1;
        for node in nodes {
            self.node(node, out);
            if self.interrupt.is_some() {
                break;
            }
        }
        self.depth -= 1;
    }

    fn node(&mut self, node: &Node<'_>, out: &mut String) {
        if self.include_depth == 0 {
            self.line = node.line;
        }
        match &node.kind {
            Kind::Text(text) | Kind::Raw(text) => return self.write(text, out),
            Kind::Highlight { language, body } => return self.highlight(language, body, out),
            Kind::Group(body) => return self.nodes(body, out),
            _ => {}
        }
        // With the budget spent, the text of the post is still given.
        if self.budget.step(1) {
            self.act(&node.kind, out);
        }
        if let Some(what) = self.budget.spent() {
            self.cut_off(what);
        }
    }

    /// Tells once that the budget is spent: what follows is cut off for the same reason.
    fn cut_off(&mut self, what: &str) {
        if !std::mem::replace(&mut self.told, true) {
            let message = format!("the template was cut off here: {what}");
            self.problem(ProblemKind::Limit, "", message);
        }
    }

    fn act(&mut self, kind: &Kind<'_>, out: &mut String) {
        match kind {
            Kind::Text(_) | Kind::Raw(_) | Kind::Highlight { .. } | Kind::Group(_) => {}
            Kind::Output(pipeline) => {
                let value = self.pipeline(pipeline);
                self.print(&value, out);
            }
            Kind::Assign { name, value } => {
                let value = self.pipeline(value);
                self.globals.insert(name.clone(), value);
            }
            Kind::Capture { name, body } => {
                let mut text = String::new();
                self.nodes(body, &mut text);
                self.globals.insert(name.clone(), text.into());
            }
            Kind::If { unless, branches } => self.choose(*unless, branches, out),
            Kind::Case { subject, branches } => self.case(subject, branches, out),
            Kind::For {
                repeat,
                body,
                otherwise,
            } => self.repeat(repeat, body, otherwise, out),
            Kind::TableRow { repeat, body } => self.table_row(repeat, body, out),
            Kind::Cycle(cycle) => self.cycle(cycle, out),
            Kind::Counter { name, up } => self.count(name, *up, out),
            Kind::IfChanged(body) => {
                let mut text = String::new();
                self.nodes(body, &mut text);
                if self.if_changed.as_deref() != Some(text.as_str()) {
                    self.write(&text, out);
                    self.if_changed = Some(text);
                }
            }
            Kind::Break => self.interrupt = Some(Interrupt::Break),
            Kind::Continue => self.interrupt = Some(Interrupt::Continue),
            Kind::Include(include) => self.include(include, out),
            Kind::Link(path) => {
                let path = self.inner(path);
                let found = self.context.lookups.link(path.trim());
                self.address("link", &path, found, out);
            }
            Kind::PostUrl(name) => {
                let found = self.context.lookups.post_url(name);
                self.address("post_url", name, found, out);
            }
            Kind::Unknown { name, markup, body } => {
                self.plugin(name, markup, body.as_deref(), out);
            }
        }
    }

    /// The URL that a tag asked for; the site's home where there is no such page.
    fn address(&mut self, tag: &str, name: &str, found: Option<String>, out: &mut String) {
        if found.is_none() {
            let message =
                format!("`{tag}` names `{name}`, which is not there; it leads to the home page");
            self.problem(ProblemKind::Missing, tag, message);
        }
        let url = url::relative(&self.context, found.as_deref().unwrap_or("/"));
        self.write(&url, out);
    }

    fn count(&mut self, name: &str, up: bool, out: &mut String) {
        let counter = self.counters.entry(name.to_owned()).or_insert(0);
        if !up {
            *counter = counter.saturating_sub(1);
        }
        let shown = counter.to_string();
        if up {
            *counter = counter.saturating_add(1);
        }
        self.write(&shown, out);
    }

    /// Code, in a form that Markdown leaves alone. Jekyll adds colours and a figure around it; the text is the same.
    fn highlight(&mut self, language: &str, body: &[Node<'_>], out: &mut String) {
        let mut code = String::new();
        self.nodes(body, &mut code);
        let code = code.replace("\r\n", "\n");
        let code = code.trim_matches(['\n', '\r']);
        let class = language.replace('+', "-");
        let mut html = match class.is_empty() {
            true => String::from("<pre><code>"),
            false => format!("<pre><code class=\"language-{class}\">"),
        };
        for c in code.chars() {
            match c {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                other => html.push(other),
            }
        }
        html.push_str("</code></pre>");
        self.write(&html, out);
    }

    fn print(&mut self, value: &Datum<'_>, out: &mut String) {
        match value.as_str() {
            Some(text) => self.write(text, out),
            None => {
                let mut text = String::new();
                print(value, &mut text);
                self.budget.value(value);
                self.write(&text, out);
            }
        }
    }

    fn write(&mut self, text: &str, out: &mut String) {
        if self.budget.write(text.len()) {
            out.push_str(text);
        }
    }
}
