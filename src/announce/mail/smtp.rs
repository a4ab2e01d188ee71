//! SMTP with TLS. Everything is agreed on before the message itself is sent, so that what is not known in the end is only whether the
//! server has it whose answer did not come.

use std::cell::RefCell;
use std::io::{self, ErrorKind};
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;

use crate::announce::mailer::{Mailer, Undelivered};
use crate::config::MailServer;
use crate::net::secrets::Secrets;
use crate::read;

/// How long a server may take for one answer.
const TIMEOUT: Duration = Duration::from_secs(60);

/// The shortest secret that is hidden.
const SHORTEST: usize = 4;

/// A server, and who logs in there.
pub(super) struct Smtp {
    server: MailServer,
    /// The name and the password.
    login: Option<(String, String)>,
    /// What it calls itself.
    hello: ClientId,
    /// A file of certificates that are trusted besides the usual ones.
    certificates: Option<String>,
    secrets: Secrets,
    connection: RefCell<Option<SmtpConnection>>,
}

impl Smtp {
    pub fn new(
        server: MailServer,
        login: Option<(String, String)>,
        host: &str,
        certificates: Option<String>,
    ) -> Self {
        let secrets = login.iter().map(|(_, password)| password.clone());
        Smtp {
            secrets: Secrets::new(secrets, SHORTEST),
            server,
            login,
            hello: ClientId::Domain(host.to_owned()),
            certificates,
            connection: RefCell::default(),
        }
    }

    fn open(&self) -> Result<SmtpConnection, String> {
        let MailServer {
            host,
            port,
            has_tls_from_the_start,
        } = &self.server;
        let said = |error: Error| self.said(&error);
        let tls = self.tls()?;
        let from_start = Some(&tls).filter(|_| *has_tls_from_the_start);
        let place = (host.trim_matches(['[', ']']), *port);
        let opened = SmtpConnection::connect(place, Some(TIMEOUT), &self.hello, from_start, None);
        let mut connection = opened.map_err(said)?;
        if !*has_tls_from_the_start {
            if connection.can_starttls() {
                connection.starttls(&tls, &self.hello).map_err(said)?;
            } else if !is_this_machine(host) {
                connection.abort();
                return Err("it offers no STARTTLS, and no mail is sent without TLS".to_owned());
            }
        }
        if let Some((user, password)) = &self.login {
            let credentials = Credentials::new(user.clone(), password.clone());
            let logged_in = connection.auth(DEFAULT_MECHANISMS, &credentials);
            logged_in.map_err(|error| format!("cannot log in: {}", self.said(&error)))?;
        }
        Ok(connection)
    }

    fn tls(&self) -> Result<TlsParameters, String> {
        let mut builder = TlsParameters::builder(self.server.host.clone());
        if let Some(file) = &self.certificates {
            let fail = |error: &dyn std::fmt::Display| format!("SSL_CERT_FILE: {file}: {error}");
            let bytes =
                read::file(Path::new(file), read::DOCUMENT).map_err(|error| fail(&error))?;
            let known = Certificate::from_pem(&bytes).map_err(|error| fail(&error))?;
            builder = builder.add_root_certificate(known);
        }
        builder.build().map_err(|error| self.said(&error))
    }

    fn said(&self, error: &Error) -> String {
        let mut text = error.to_string();
        let mut source = std::error::Error::source(error);
        let waited = source.and_then(|source| source.downcast_ref::<io::Error>());
        // Systems call it one or the other.
        if waited
            .is_some_and(|one| matches!(one.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut))
        {
            return format!("no answer within {} seconds", TIMEOUT.as_secs());
        }
        while let Some(inner) = source {
            let inner_text = inner.to_string();
            if !text.contains(&inner_text) {
                text = format!("{text}: {inner_text}");
            }
            source = inner.source();
        }
        let text = self.secrets.hidden(&text);
        text.chars().filter(|c| !c.is_control()).take(300).collect()
    }

    fn hand_over(
        &self,
        connection: &mut SmtpConnection,
        from: &str,
        to: &str,
        message: &[u8],
    ) -> Result<(), Undelivered> {
        let address = |text: &str| {
            text.parse::<Address>()
                .map_err(|error| Undelivered::Refused(format!("{text}: {error}")))
        };
        let (from, to) = (address(from)?, address(to)?);
        let before = |error: Error| match error.is_permanent() {
            true => Undelivered::Refused(self.said(&error)),
            false => Undelivered::NotSent(self.said(&error)),
        };
        connection
            .command(Mail::new(Some(from), Vec::new()))
            .map_err(before)?;
        connection
            .command(Rcpt::new(to, Vec::new()))
            .map_err(before)?;
        connection.command(Data).map_err(before)?;
        match connection.message(message) {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() || error.is_transient() => Err(before(error)),
            Err(error) => Err(Undelivered::Unknown(self.said(&error))),
        }
    }
}

impl Mailer for Smtp {
    fn connect(&self) -> Result<(), Undelivered> {
        let mut connection = self.connection.borrow_mut();
        if connection
            .as_mut()
            .is_some_and(SmtpConnection::test_connected)
        {
            return Ok(());
        }
        *connection = None;
        let opened = self.open().map_err(|reason| {
            let MailServer { host, port, .. } = &self.server;
            Undelivered::NotSent(format!("{host}:{port}: {reason}"))
        })?;
        *connection = Some(opened);
        Ok(())
    }

    fn send(&self, from: &str, to: &str, message: &[u8]) -> Result<(), Undelivered> {
        self.connect()?;
        let mut connection = self.connection.borrow_mut();
        let Some(open) = connection.as_mut() else {
            return Err(Undelivered::NotSent("not connected".to_owned()));
        };
        let sent = self.hand_over(open, from, to, message);
        if sent.is_err() {
            open.abort();
            *connection = None;
        }
        sent
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        if let Some(mut connection) = self.connection.get_mut().take() {
            // It has all messages, whether it is told of the end or not.
            let _ = connection.quit();
        }
    }
}

fn is_this_machine(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}
