//! Posts in a database of PostgreSQL, or of one that speaks as it does.

use std::collections::HashMap;

use postgres::fallible_iterator::FallibleIterator;
use postgres::{Config, IsolationLevel, Transaction};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::SourceError;
use super::passwords;
use super::posts::{PostSource, Posts};
use super::row::{RowReader, Terms};
use super::rows::Rows;
use crate::value::{Map, Value};

/// The posts in a database of PostgreSQL.
#[derive(Debug)]
pub(super) struct Postgres {
    /// The address as the settings write it, hidden from whoever prints this.
    pub address: super::from::Address,
    pub name: String,
    pub rows: Rows,
    /// The site's address, without a `/` after it.
    pub base: String,
}

impl PostSource for Postgres {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn each(&self, posts: &mut Posts) -> Result<(), SourceError> {
        let plan = self.rows.plan()?;
        let mut client = self.connect()?;
        let failed = |what: &str, error: &postgres::Error| {
            SourceError::new(
                format!(
                    "{what} cannot be read: {}; nothing was written",
                    words(error)
                ),
                "check `content.rows`, and what the user may read: GRANT SELECT is enough",
            )
        };
        // All is read as it was at one moment, whoever writes meanwhile, and nothing can be written.
        let snapshot = client
            .build_transaction()
            .isolation_level(IsolationLevel::RepeatableRead)
            .read_only(true)
            .start();
        let mut snapshot = snapshot.map_err(|error| failed(&plan.what, &error))?;
        let wrapped = plan.posts.trim().trim_end_matches(';').to_owned();
        let shape = snapshot.prepare(&format!("SELECT * FROM ({wrapped}\n) AS posts LIMIT 0"));
        let shape = shape.map_err(|error| failed(&plan.what, &error))?;
        let columns: Vec<&str> = shape.columns().iter().map(postgres::Column::name).collect();
        plan.check(&columns)?;
        let mut terms = Terms::new();
        for (key, query) in &plan.terms {
            let mut names: HashMap<String, Vec<Value>> = HashMap::new();
            let read = each(&mut snapshot, query, &mut |row| {
                let mut values = row.iter().map(|(_, value)| value.to_text());
                if let (Some(Some(id)), Some(Some(name))) = (values.next(), values.next()) {
                    names.entry(id).or_default().push(name.into());
                }
                Ok(())
            });
            let what = format!("`content.rows.terms.{key}`");
            read.map_err(|error| error.or(|error| failed(&what, error)))?;
            terms.push((key.clone(), names));
        }
        let reader = RowReader {
            plan: &plan,
            terms,
            base: &self.base,
        };
        let read = each(&mut snapshot, &wrapped, &mut |row| {
            let values = row
                .iter()
                .map(|(column, value)| (column.to_owned(), value.clone()));
            posts.push(&reader.post(values))
        });
        read.map_err(|error| error.or(|error| failed(&plan.what, error)))
    }
}

/// Why rows cannot be had: the database, or what is done with them.
enum Failed {
    Database(postgres::Error),
    Source(SourceError),
}

impl Failed {
    fn or(self, of_database: impl FnOnce(&postgres::Error) -> SourceError) -> SourceError {
        match self {
            Failed::Database(error) => of_database(&error),
            Failed::Source(error) => error,
        }
    }
}

/// Passes on each row of a query as the database itself writes it as JSON, so that values of all types have one form.
fn each(
    snapshot: &mut Transaction<'_>,
    query: &str,
    take: &mut dyn FnMut(Map) -> Result<(), SourceError>,
) -> Result<(), Failed> {
    let query = query.trim().trim_end_matches(';');
    let query = format!("SELECT row_to_json(posts)::text FROM ({query}\n) AS posts");
    let no_parameters: [&str; 0] = [];
    let rows = snapshot.query_raw(&query, no_parameters);
    let mut rows = rows.map_err(Failed::Database)?;
    while let Some(row) = rows.next().map_err(Failed::Database)? {
        let text: &str = row.try_get(0).map_err(Failed::Database)?;
        let row = serde_json::from_str(text).unwrap_or_default();
        take(row).map_err(Failed::Source)?;
    }
    Ok(())
}

impl Postgres {
    fn connect(&self) -> Result<postgres::Client, SourceError> {
        let help = "write `postgres://user@host:port/database` in `content.from`, and give the password in `PGPASSWORD` or `~/.pgpass`";
        let address = passwords::expanded(&self.address.0)?;
        let config = address.parse::<Config>();
        let mut config =
            config.map_err(|_| SourceError::new("the address of the database is invalid", help))?;
        if config.get_password().is_none()
            && let Some(password) = passwords::find(&config)
        {
            config.password(password);
        }
        config.application_name("feedmill");
        let roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let provider = rustls::crypto::ring::default_provider();
        let tls = ClientConfig::builder_with_provider(provider.into())
            .with_safe_default_protocol_versions()
            .map_err(|error| SourceError::new(format!("TLS cannot be used: {error}"), help))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = config.connect(MakeRustlsConnect::new(tls));
        client.map_err(|error| {
            SourceError::new(
                format!(
                    "the database cannot be reached: {}; nothing was written",
                    words(&error)
                ),
                help,
            )
        })
    }
}

/// The error with its cause, which says what is wrong.
fn words(error: &postgres::Error) -> String {
    if let Some(error) = error.as_db_error() {
        return error.message().to_owned();
    }
    match std::error::Error::source(error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}
