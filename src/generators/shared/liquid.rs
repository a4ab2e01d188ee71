//! What Liquid could not do in a post.

use crate::content::Post;
use crate::content::body::liquid::{Problem, ProblemKind};
use crate::warning::Warning;

/// The warning about a problem, at its line.
pub(crate) fn problem_in(post: &Post, problem: Problem) -> Warning {
    let (code, help) = match problem.kind {
        ProblemKind::UnknownTag => (
            "unknown-tag",
            "it comes from a plugin of the site; write HTML or Markdown where the feed should show it",
        ),
        ProblemKind::UnknownFilter => (
            "unknown-filter",
            "it comes from a plugin of the site; its input is shown unchanged",
        ),
        ProblemKind::Syntax => ("liquid-syntax", "fix the tag, or put it inside {% raw %}"),
        ProblemKind::Missing => (
            "liquid-missing",
            "check the name; copy files of a theme into the site",
        ),
        ProblemKind::Argument => (
            "liquid-argument",
            "check the arguments of the tag or filter",
        ),
        ProblemKind::Limit => (
            "liquid-limit",
            "make the loop shorter; a template may not ask for more",
        ),
    };
    let line = post.body_line + problem.line.saturating_sub(1);
    let text = post.body.lines().nth(problem.line.saturating_sub(1));
    Warning {
        line,
        column: 1,
        text: text.unwrap_or_default().to_owned(),
        ..Warning::file(&post.path, code, problem.message, help)
    }
}
