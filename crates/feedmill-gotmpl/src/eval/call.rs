//! Commands: functions, methods and fields.

use crate::eval::{Run, Scope};
use crate::functions;
use crate::go_time;
use crate::problem::Problem;
use crate::tree::{Command, Operand};
use crate::value::Value;

impl Run<'_> {
    /// What a command gives; `piped` is its last argument.
    pub fn command(
        &mut self,
        command: &Command,
        piped: Option<Value>,
        scope: &mut Scope<'_>,
    ) -> Result<Value, Problem> {
        self.step(scope, command.line)?;
        let line = command.line;
        let Some((first, rest)) = command.operands.split_first() else {
            return Ok(Value::Nil);
        };
        if let Operand::Function(name, fields) = first {
            let value = match &**name {
                "and" | "or" => self.shortcut(&**name == "and", rest, piped, line, scope)?,
                name => {
                    let mut arguments = self.arguments(rest, line, scope)?;
                    // Fields follow what the function gives, and take what is left of the arguments.
                    if !fields.is_empty() {
                        let value = self.function(name, Vec::new(), line, scope)?;
                        arguments.extend(piped);
                        return self.chain(value, fields, arguments, line, scope);
                    }
                    arguments.extend(piped);
                    self.function(name, arguments, line, scope)?
                }
            };
            return self.chain(value, fields, Vec::new(), line, scope);
        }
        let mut arguments = self.arguments(rest, line, scope)?;
        arguments.extend(piped);
        self.operand(first, arguments, line, scope)
    }

    fn arguments(
        &mut self,
        operands: &[Operand],
        line: usize,
        scope: &mut Scope<'_>,
    ) -> Result<Vec<Value>, Problem> {
        let mut arguments = Vec::with_capacity(operands.len() + 1);
        for operand in operands {
            let value = match operand {
                Operand::Function(name, fields) => {
                    let value = self.function(name, Vec::new(), line, scope)?;
                    self.chain(value, fields, Vec::new(), line, scope)?
                }
                other => self.operand(other, Vec::new(), line, scope)?,
            };
            arguments.push(value);
        }
        Ok(arguments)
    }

    /// `and` and `or` read no more of their arguments than they need.
    fn shortcut(
        &mut self,
        is_and: bool,
        rest: &[Operand],
        piped: Option<Value>,
        line: usize,
        scope: &mut Scope<'_>,
    ) -> Result<Value, Problem> {
        let mut value = Value::Nil;
        for operand in rest {
            value = self
                .arguments(std::slice::from_ref(operand), line, scope)?
                .pop()
                .unwrap_or_default();
            if value.is_true() != is_and {
                return Ok(value);
            }
        }
        Ok(piped.unwrap_or(value))
    }

    fn operand(
        &mut self,
        operand: &Operand,
        arguments: Vec<Value>,
        line: usize,
        scope: &mut Scope<'_>,
    ) -> Result<Value, Problem> {
        let alone = |value: Value, arguments: &[Value]| match arguments.is_empty() {
            true => Ok(value),
            false => Err(scope.problem(line, format!("{} is not a function", value.kind()))),
        };
        match operand {
            Operand::Dot => alone(scope.dot.clone(), &arguments),
            Operand::Constant(value) => alone(value.clone(), &arguments),
            Operand::Field(fields) => self.chain(scope.dot.clone(), fields, arguments, line, scope),
            Operand::Variable(name, fields) => {
                let value = scope.variable(name).cloned();
                let value = value
                    .ok_or_else(|| scope.problem(line, format!("unknown variable `${name}`")))?;
                self.chain(value, fields, arguments, line, scope)
            }
            Operand::Inner(pipeline, fields) => {
                let value = self.pipeline(pipeline, scope)?;
                self.chain(value, fields, arguments, line, scope)
            }
            Operand::Function(name, fields) => {
                let value = self.function(name, arguments, line, scope)?;
                self.chain(value, fields, Vec::new(), line, scope)
            }
        }
    }

    /// Fields of fields; the last one gets the arguments.
    fn chain(
        &mut self,
        value: Value,
        fields: &[Box<str>],
        arguments: Vec<Value>,
        line: usize,
        scope: &Scope<'_>,
    ) -> Result<Value, Problem> {
        let mut value = value;
        let mut arguments = arguments;
        let last = fields.len().wrapping_sub(1);
        for (at, name) in fields.iter().enumerate() {
            let given = match at == last {
                true => std::mem::take(&mut arguments),
                false => Vec::new(),
            };
            value = self.field(&value, name, &given, line, scope)?;
        }
        match arguments.is_empty() {
            true => Ok(value),
            false => Err(scope.problem(line, format!("{} is not a function", value.kind()))),
        }
    }

    fn field(
        &mut self,
        value: &Value,
        name: &str,
        arguments: &[Value],
        line: usize,
        scope: &Scope<'_>,
    ) -> Result<Value, Problem> {
        self.step(scope, line)?;
        let unknown = || {
            scope.problem(
                line,
                format!("`.{name}` of {} is not supported", value.kind()),
            )
        };
        match value {
            Value::Nil => Ok(Value::Nil),
            Value::Map(map) => {
                let found = map
                    .get(name)
                    .or_else(|| map.get(&name.to_lowercase()))
                    .cloned();
                match (found, arguments) {
                    (Some(Value::Object(object)), _) if !arguments.is_empty() => self
                        .host
                        .get(&object, "", arguments)
                        .map_err(|message| scope.problem(line, message)),
                    (found, []) => Ok(found.unwrap_or_default()),
                    (None, [key, ..]) if name == "Get" => Ok(functions::index(value, key)),
                    _ => Err(unknown()),
                }
            }
            Value::Time(time) => go_time::method(time, name, arguments).ok_or_else(unknown),
            Value::Object(object) if object.kind == "store" => {
                let done = self.stores.method(&object.id, name, arguments);
                done.ok_or_else(unknown)
            }
            Value::Object(object) => self
                .host
                .get(object, name, arguments)
                .map_err(|message| scope.problem(line, message)),
            Value::List(items) => match self.host.get_of_list(items, name, arguments) {
                Some(found) => found.map_err(|message| scope.problem(line, message)),
                None => Err(unknown()),
            },
            _ => Err(unknown()),
        }
    }

    fn function(
        &mut self,
        name: &str,
        arguments: Vec<Value>,
        line: usize,
        scope: &Scope<'_>,
    ) -> Result<Value, Problem> {
        let problem = |message: String| scope.problem(line, message);
        match name {
            "partial" | "partialCached" | "partials.Include" | "partials.IncludeCached" => {
                let file = arguments.first().and_then(Value::to_text);
                let file = file.ok_or_else(|| problem("`partial` wants a name".to_owned()))?;
                let data = arguments.get(1).cloned().unwrap_or_default();
                return self.partial(&file, &data, (scope, line));
            }
            "newScratch" | "collections.NewScratch" => {
                self.new_stores += 1;
                return Ok(Value::object("store", format!("new {}", self.new_stores)));
            }
            // What fails here is a template that is not supported, so that there never is an error to tell of.
            "try" => {
                let value = arguments.into_iter().next().unwrap_or_default();
                return Ok(Value::map([("Value", value), ("Err", Value::Nil)]));
            }
            _ => {}
        }
        if let Some(done) = functions::call(name, &arguments, self.limits) {
            return done.map_err(|message| problem(format!("`{name}`: {message}")));
        }
        match self.host.call(name, &arguments) {
            Some(done) => done.map_err(|message| problem(format!("`{name}`: {message}"))),
            None => Err(problem(format!("the function `{name}` is not supported"))),
        }
    }
}
