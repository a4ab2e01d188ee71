//! A template at work.

mod call;

use std::sync::Arc;

use crate::context::Output;
use crate::host::Host;
use crate::problem::{Limits, Problem};
use crate::store::Stores;
use crate::tree::{Branch, Node, Pipeline, Template};
use crate::value::Value;

impl Template {
    /// Runs the template over `data`, the dot.
    ///
    /// # Errors
    ///
    /// If it needs something that is not understood, or more work than `limits` allow.
    pub fn render(&self, data: &Value, host: &dyn Host, limits: Limits) -> Result<String, Problem> {
        self.render_with(data, host, limits, &mut Stores::default())
    }

    /// Runs the template over `data` with the stores that templates of the same page keep for each other.
    ///
    /// # Errors
    ///
    /// As [`Template::render`].
    pub fn render_with(
        &self,
        data: &Value,
        host: &dyn Host,
        limits: Limits,
        stores: &mut Stores,
    ) -> Result<String, Problem> {
        let mut run = Run {
            host,
            limits,
            steps: 0,
            depth: 0,
            stores,
            new_stores: 0,
        };
        Ok(run.template(self, data)?.0)
    }
}

/// One run of a template and of those that it calls.
pub(crate) struct Run<'h> {
    pub host: &'h dyn Host,
    pub limits: Limits,
    steps: usize,
    depth: usize,
    pub stores: &'h mut Stores,
    pub new_stores: usize,
}

/// What a template is being run with.
pub(crate) struct Scope<'t> {
    pub template: &'t Template,
    pub dot: Value,
    variables: Vec<(Box<str>, Value)>,
}

/// How the nodes of a block ended.
enum Flow {
    On,
    Break,
    Continue,
    Return(Value),
}

impl Run<'_> {
    /// The text of a template, and what it returns if it does.
    fn template(
        &mut self,
        template: &Template,
        data: &Value,
    ) -> Result<(String, Option<Value>), Problem> {
        let mut scope = Scope {
            template,
            dot: data.clone(),
            variables: vec![("".into(), data.clone())],
        };
        let mut output = Output::new();
        let flow = self.nodes(&template.nodes, &mut scope, &mut output)?;
        let returned = match flow {
            Flow::Return(value) => Some(value),
            _ => None,
        };
        Ok((output.text, returned))
    }

    /// What a partial gives.
    pub fn partial(
        &mut self,
        name: &str,
        data: &Value,
        place: (&Scope<'_>, usize),
    ) -> Result<Value, Problem> {
        let (scope, line) = place;
        // Those that the template defines itself go before the files of the site.
        let inline = scope
            .template
            .defined
            .get(&*format!("_partials/{name}"))
            .or_else(|| scope.template.defined.get(&*format!("partials/{name}")))
            .or_else(|| {
                scope
                    .template
                    .defined
                    .get(&*format!("partials/{name}.html"))
            });
        let template = match inline {
            Some(nodes) => Arc::new(Template {
                name: scope.template.name.clone(),
                nodes: nodes.to_vec(),
                defined: scope.template.defined.clone(),
            }),
            None => self
                .host
                .partial(name)
                .ok_or_else(|| scope.problem(line, format!("unknown partial `{name}`")))?,
        };
        self.step(scope, line)?;
        self.depth += 1;
        if self.depth > self.limits.depth {
            return Err(scope.problem(line, "templates are nested too deeply"));
        }
        let (text, returned) = self.template(&template, data)?;
        self.depth -= 1;
        Ok(returned.unwrap_or_else(|| Value::html(text)))
    }

    pub fn step(&mut self, scope: &Scope<'_>, line: usize) -> Result<(), Problem> {
        self.steps += 1;
        match self.steps > self.limits.steps {
            true => Err(scope.problem(line, "the template takes too many steps")),
            false => Ok(()),
        }
    }

    fn nodes(
        &mut self,
        nodes: &[Node],
        scope: &mut Scope<'_>,
        output: &mut Output,
    ) -> Result<Flow, Problem> {
        let variables = scope.variables.len();
        let mut flow = Flow::On;
        for node in nodes {
            flow = self.node(node, scope, output)?;
            if output.text.len() > self.limits.bytes {
                return Err(scope.problem(1, "the template writes too much"));
            }
            if !matches!(flow, Flow::On) {
                break;
            }
        }
        scope.variables.truncate(variables);
        Ok(flow)
    }

    fn node(
        &mut self,
        node: &Node,
        scope: &mut Scope<'_>,
        output: &mut Output,
    ) -> Result<Flow, Problem> {
        match node {
            Node::Text(text) => output.literal(text),
            Node::Action(pipeline) => {
                let value = self.pipeline(pipeline, scope)?;
                if pipeline.variables.is_empty() {
                    output.value(&value);
                }
            }
            Node::If(branch) => {
                let variables = scope.variables.len();
                let is_true = self.pipeline(&branch.test, scope)?.is_true();
                let chosen = if is_true {
                    &branch.then
                } else {
                    &branch.otherwise
                };
                let flow = self.nodes(chosen, scope, output)?;
                scope.variables.truncate(variables);
                return Ok(flow);
            }
            Node::With(branch) => {
                let variables = scope.variables.len();
                let value = self.pipeline(&branch.test, scope)?;
                let flow = if value.is_true() {
                    let before = std::mem::replace(&mut scope.dot, value);
                    let flow = self.nodes(&branch.then, scope, output)?;
                    scope.dot = before;
                    flow
                } else {
                    self.nodes(&branch.otherwise, scope, output)?
                };
                scope.variables.truncate(variables);
                return Ok(flow);
            }
            Node::Range(branch) => return self.range(branch, scope, output),
            Node::Call { name, data, line } => {
                let data = match data {
                    Some(data) => self.pipeline(data, scope)?,
                    None => Value::Nil,
                };
                let Some(nodes) = scope.template.defined.get(name).cloned() else {
                    return Err(scope.problem(*line, format!("unknown template `{name}`")));
                };
                self.depth += 1;
                if self.depth > self.limits.depth {
                    return Err(scope.problem(*line, "templates are nested too deeply"));
                }
                let mut inner = Scope {
                    template: scope.template,
                    dot: data.clone(),
                    variables: vec![("".into(), data)],
                };
                self.nodes(&nodes, &mut inner, output)?;
                self.depth -= 1;
            }
            Node::Break => return Ok(Flow::Break),
            Node::Continue => return Ok(Flow::Continue),
            Node::Return(pipeline) => {
                let value = match pipeline {
                    Some(pipeline) => self.pipeline(pipeline, scope)?,
                    None => Value::Nil,
                };
                return Ok(Flow::Return(value));
            }
        }
        Ok(Flow::On)
    }

    fn range(
        &mut self,
        branch: &Branch,
        scope: &mut Scope<'_>,
        output: &mut Output,
    ) -> Result<Flow, Problem> {
        let test = &branch.test;
        let outer = scope.variables.len();
        let over = self.commands(test, scope)?;
        let items: Vec<(Value, Value)> = match &over {
            Value::List(items) => {
                let items = items.iter().enumerate();
                items.map(|(at, item)| (int(at), item.clone())).collect()
            }
            Value::Map(map) => {
                let items = map.iter();
                items
                    .map(|(key, item)| (Value::text(key), item.clone()))
                    .collect()
            }
            Value::Int(count) => {
                let count = usize::try_from(*count).unwrap_or(0);
                if count > self.limits.steps {
                    return Err(scope.problem(test.line, "the template takes too many steps"));
                }
                (0..count).map(|at| (int(at), int(at))).collect()
            }
            Value::Nil => Vec::new(),
            other => {
                let message = format!("`range` over {} is not supported", other.kind());
                return Err(scope.problem(test.line, message));
            }
        };
        if items.is_empty() {
            return self.nodes(&branch.otherwise, scope, output);
        }
        let before = scope.dot.clone();
        let mut result = Flow::On;
        for (key, item) in items {
            self.step(scope, test.line)?;
            let of_range = match test.variables.as_slice() {
                [one] => vec![(one, item.clone())],
                [one, two, ..] => vec![(one, key), (two, item.clone())],
                [] => Vec::new(),
            };
            for (name, value) in of_range {
                match test.is_new {
                    true => scope.variables.push((name.clone(), value)),
                    false => scope.assign(name, value, test.line)?,
                }
            }
            scope.dot = item;
            let flow = self.nodes(&branch.then, scope, output)?;
            scope.variables.truncate(outer);
            match flow {
                Flow::Break => break,
                Flow::On | Flow::Continue => {}
                Flow::Return(value) => {
                    result = Flow::Return(value);
                    break;
                }
            }
        }
        scope.dot = before;
        Ok(result)
    }

    fn pipeline(&mut self, pipeline: &Pipeline, scope: &mut Scope<'_>) -> Result<Value, Problem> {
        let value = self.commands(pipeline, scope)?;
        for name in &pipeline.variables {
            match pipeline.is_new {
                true => scope.variables.push((name.clone(), value.clone())),
                false => scope.assign(name, value.clone(), pipeline.line)?,
            }
        }
        Ok(value)
    }

    fn commands(&mut self, pipeline: &Pipeline, scope: &mut Scope<'_>) -> Result<Value, Problem> {
        let mut value = None;
        for command in &pipeline.commands {
            value = Some(self.command(command, value, scope)?);
        }
        Ok(value.unwrap_or_default())
    }
}

fn int(number: usize) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

impl Scope<'_> {
    pub fn problem(&self, line: usize, message: impl Into<String>) -> Problem {
        Problem {
            template: self.template.name.to_string(),
            line,
            message: message.into(),
        }
    }

    pub fn variable(&self, name: &str) -> Option<&Value> {
        let mut found = self.variables.iter().rev();
        found
            .find(|(one, _)| &**one == name)
            .map(|(_, value)| value)
    }

    fn assign(&mut self, name: &str, value: Value, line: usize) -> Result<(), Problem> {
        let mut found = self.variables.iter_mut().rev();
        match found.find(|(one, _)| &**one == name) {
            Some((_, place)) => {
                *place = value;
                Ok(())
            }
            None => Err(self.problem(line, format!("unknown variable `${name}`"))),
        }
    }
}
