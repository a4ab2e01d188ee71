//! Runs a template over a few values, and shows what happens to one that asks for too much.

use feedmill_gotmpl::{Limits, NoHost, Problem, Template, Value};

fn main() -> Result<(), Problem> {
    let data = Value::map([
        ("name", Value::text("Ada <3")),
        ("cups", Value::list(vec![Value::Int(1), Value::Int(2)])),
    ]);
    let text =
        "Hello {{ .name }}!{{ range $i, $cup := .cups }}\n{{ add $i 1 }}: {{ $cup }} cups{{ end }}";
    let template = Template::parse("greeting.html", text)?;
    println!("{}", template.render(&data, &NoHost, Limits::default())?);

    let endless = Template::parse("endless.html", "{{ range 1000000000 }}x{{ end }}")?;
    if let Err(problem) = endless.render(&data, &NoHost, Limits::default()) {
        println!("{problem}");
    }
    Ok(())
}
