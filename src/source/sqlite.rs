//! Posts in a database of SQLite.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};

use super::error::SourceError;
use super::posts::{PostSource, Posts};
use super::row::{RowReader, Terms};
use super::rows::Rows;
use crate::value::Value;

/// The posts in a file of SQLite.
#[derive(Debug)]
pub(super) struct Sqlite {
    pub path: PathBuf,
    pub name: String,
    pub rows: Rows,
    /// The site's address, without a `/` after it.
    pub base: String,
}

/// How long another program may write before the build gives up.
const PATIENCE: Duration = Duration::from_secs(10);

impl PostSource for Sqlite {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn each(&self, posts: &mut Posts) -> Result<(), SourceError> {
        let plan = self.rows.plan()?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(&self.path, flags).map_err(|error| {
            let help =
                "check the path after `sqlite:`; a relative path starts at the site's folder";
            SourceError::new(format!("the database cannot be opened: {error}"), help)
        })?;
        let failed = |what: &str, error: &rusqlite::Error| {
            let help = "check `content.rows`: `sqlite3 FILE .schema` shows the tables";
            SourceError::new(format!("{what} cannot be read: {error}"), help)
        };
        // All is read as it was at one moment, whoever writes meanwhile.
        connection
            .busy_timeout(PATIENCE)
            .map_err(|error| failed(&plan.what, &error))?;
        let snapshot = connection
            .transaction()
            .map_err(|error| failed(&plan.what, &error))?;
        let mut terms = Terms::new();
        for (key, query) in &plan.terms {
            let of_key = names(&snapshot, query);
            let what = format!("`content.rows.terms.{key}`");
            terms.push((key.clone(), of_key.map_err(|error| failed(&what, &error))?));
        }
        let failed = |error: rusqlite::Error| failed(&plan.what, &error);
        let mut statement = snapshot.prepare(&plan.posts).map_err(failed)?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        plan.check(&columns.iter().map(String::as_str).collect::<Vec<_>>())?;
        let reader = RowReader {
            plan: &plan,
            terms,
            base: &self.base,
        };
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let values = columns.iter().enumerate();
            let values = values.map(|(at, column)| Ok((column.clone(), value(row, at)?)));
            match values.collect::<Result<Vec<_>, String>>() {
                Ok(values) => posts.push(&reader.post(values.into_iter()))?,
                Err(column) => {
                    let id = columns.iter().position(|name| plan.key(name) == "id");
                    let id = id.and_then(|at| value(row, at).ok()?.to_text());
                    let place = format!("{}, id {}", plan.what, id.unwrap_or_default());
                    posts.fault(
                        &place,
                        format!("the column `{column}` is not text"),
                        "store UTF-8, or leave the column out with `content.rows.query`",
                    );
                }
            }
        }
        Ok(())
    }
}

/// The names that a query gives of each id.
fn names(connection: &Connection, query: &str) -> rusqlite::Result<HashMap<String, Vec<Value>>> {
    let mut statement = connection.prepare(query)?;
    let mut rows = statement.query([])?;
    let mut names: HashMap<String, Vec<Value>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let text = |at| value(row, at).ok().and_then(|value: Value| value.to_text());
        // A column that there is not is an error, and a NULL is no name.
        let _ = (row.get_ref(0)?, row.get_ref(1)?);
        if let (Some(id), Some(name)) = (text(0), text(1)) {
            names.entry(id).or_default().push(name.into());
        }
    }
    Ok(names)
}

/// The value of a column; its name, if it is not text.
fn value(row: &Row<'_>, at: usize) -> Result<Value, String> {
    let name = || {
        let name = row.as_ref().column_name(at);
        name.map(str::to_owned).unwrap_or_default()
    };
    let text = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).map_err(|_| name())?;
        Ok(Value::from(text))
    };
    match row.get_ref(at).map_err(|_| name())? {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(number.into()),
        ValueRef::Real(number) => Ok(Value::Float(number)),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => text(bytes),
    }
}
