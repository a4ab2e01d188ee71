//! A list that gets posts by mail. What was sent stays as it is.

use std::path::PathBuf;

use xxhash_rust::xxh3::xxh3_128;

use super::message::{Parts, message};
use super::page::page;
use super::period;
use super::plain::text;
use super::smtp::Smtp;
use crate::announce::article::Article;
use crate::announce::credentials::{self, Variables};
use crate::announce::destination::{Attempt, Destination, Draft, Failure, Issue};
use crate::announce::error::Error;
use crate::announce::mailer::{Mailer, Undelivered};
use crate::announce::text::{fill, hashtags};
use crate::config::{
    Config, Every, MailSettings, Mailbox, Template, TextPlaceholder, mail_server, mailbox,
};
use crate::output;

const PASSWORD: &str = "FEEDMILL_MAIL_PASSWORD";
/// A file of certificates that are trusted besides the usual ones, as other programs know it.
const CERTIFICATES: &str = "SSL_CERT_FILE";
const SUBJECT: &str = "{title}";
const SUBJECT_OF_SEVERAL: &str = "{site}: {title}";

/// A list.
pub(crate) struct List<'w> {
    config: &'w Config,
    settings: &'w MailSettings,
    from: Mailbox,
    to: Mailbox,
    subject: Template<TextPlaceholder>,
    name: String,
    mailer: Sender<'w>,
    notes: Vec<String>,
}

enum Sender<'w> {
    Given(&'w dyn Mailer),
    Own(Box<Smtp>),
}

impl<'w> List<'w> {
    /// The list of the settings. `mailer` takes its messages, or the server of the settings.
    ///
    /// # Errors
    ///
    /// If the environment has no password for the name that the settings have.
    pub fn new(
        config: &'w Config,
        settings: &'w MailSettings,
        variables: &Variables,
        mailer: Option<&'w dyn Mailer>,
    ) -> Result<Self, Error> {
        let wrong = |key: &str| Error::Setting {
            file: config.root.join(&config.file).display().to_string(),
            message: format!("invalid `announce.mail.{key}`"),
            help: "`feedmill schema` lists the settings",
        };
        let password = settings.password.as_deref();
        let login = settings.user.as_ref().map(|user| {
            let password = credentials::get(password, PASSWORD, variables)?;
            Ok::<_, Error>((user.trim().to_owned(), password))
        });
        let login = login.transpose()?;
        let server = mail_server(&settings.server).ok_or_else(|| wrong("server"))?;
        let to = mailbox(&settings.to).ok_or_else(|| wrong("to"))?;
        let by_default = match settings.every {
            None | Some(Every::Post) => SUBJECT,
            Some(Every::Day | Every::Week) => SUBJECT_OF_SEVERAL,
        };
        let subject = settings.subject.as_deref().unwrap_or(by_default);
        Ok(List {
            config,
            settings,
            from: mailbox(&settings.from).ok_or_else(|| wrong("from"))?,
            subject: credentials::template(config, "announce.mail.subject", subject)?,
            name: format!("mail {}", to.address),
            to,
            mailer: match mailer {
                Some(given) => Sender::Given(given),
                None => {
                    let certificates = variables(CERTIFICATES).filter(|file| !file.is_empty());
                    let host = host(config);
                    Sender::Own(Box::new(Smtp::new(server, login, host, certificates)))
                }
            },
            notes: Vec::new(),
        })
    }

    fn mailer(&self) -> &dyn Mailer {
        match &self.mailer {
            Sender::Given(given) => *given,
            Sender::Own(own) => &**own,
        }
    }

    fn subject(&self, articles: &[&Article]) -> String {
        let Some(first) = articles.first() else {
            return String::new();
        };
        let title = match articles.len() {
            1 => first.title.clone(),
            several => format!("{} (+{})", first.title, several - 1),
        };
        let summary = first.summary.as_deref().unwrap_or_default();
        let words = [title.as_str(), summary, &hashtags(&first.tags)];
        let subject = fill(&self.subject, first, &self.config.title, words);
        let words: Vec<&str> = subject.split_whitespace().collect();
        words.join(" ")
    }

    /// The message about these posts, which is called `id`.
    fn message(&self, articles: &[&Article], id: &str) -> Result<Vec<u8>, String> {
        let newest = articles.iter().max_by_key(|article| article.published);
        let newest = newest.ok_or_else(|| "no posts".to_owned())?;
        let subject = self.subject(articles);
        let unsubscribe = self.settings.unsubscribe.trim();
        let mut headers = vec![
            ("List-Id", self.list_id()),
            ("List-Unsubscribe", format!("<{unsubscribe}>")),
            // Nobody is to answer that he is away.
            ("Auto-Submitted", "auto-generated".to_owned()),
        ];
        if self.settings.one_click {
            let value = "List-Unsubscribe=One-Click".to_owned();
            headers.push(("List-Unsubscribe-Post", value));
        }
        if let [article] = articles {
            headers.push(("Archived-At", format!("<{}>", article.url)));
        }
        message(Parts {
            from: &self.from,
            to: &self.to,
            subject: &subject,
            id,
            date: newest.published,
            headers: &headers,
            text: text(articles, unsubscribe),
            html: page(self.config, &subject, articles, unsubscribe),
        })
    }

    fn list_id(&self) -> String {
        let set = self.settings.list_id.as_deref().map(str::trim);
        if let Some(set) = set.filter(|set| !set.is_empty()) {
            return match set.ends_with('>') {
                true => set.to_owned(),
                false => format!("<{set}>"),
            };
        }
        // What stands in angle brackets is the name; a title may have some of its own.
        let title = self.config.title.replace(['<', '>', '"'], " ");
        let title: Vec<&str> = title.split_whitespace().collect();
        format!(
            "{} <{}>",
            title.join(" "),
            self.to.address.replace('@', ".")
        )
    }

    fn send(&self, articles: &[&Article], id: &str) -> Result<(), Failure> {
        let message = self.message(articles, id).map_err(Failure::Refused)?;
        let (from, to) = (&self.from.address, &self.to.address);
        self.mailer().send(from, to, &message).map_err(failure)
    }
}

impl Destination for List<'_> {
    fn kind(&self) -> &'static str {
        "mail"
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn draft(&self, article: &Article) -> Draft {
        let subject = self.subject(&[article]);
        let text = text(&[article], self.settings.unsubscribe.trim());
        Draft {
            text: format!("{subject}\n\n{text}"),
            count: None,
            // What was sent is not changed.
            shown: String::new(),
        }
    }

    /// The `Message-ID`, which follows from the post's id.
    fn planned(&self, article: &Article) -> Option<String> {
        let hash = xxh3_128(article.id.as_bytes());
        Some(format!("<{hash:032x}@{}>", host(self.config)))
    }

    fn post(&mut self, article: &Article, _: &Draft, attempt: &Attempt) -> Result<String, Failure> {
        self.send(&[article], attempt.planned)?;
        Ok(attempt.planned.to_owned())
    }

    fn edit(&mut self, _: &str, _: &Article, _: &Draft) -> Result<(), Failure> {
        Ok(())
    }

    fn delete(&mut self, _: &str) -> Result<(), Failure> {
        Ok(())
    }

    fn is_final(&self) -> bool {
        true
    }

    fn prepare(&mut self) -> Result<(), Failure> {
        self.mailer().connect().map_err(failure)
    }

    fn issue(&self, now: i64) -> Option<Issue> {
        let every = self.settings.every.unwrap_or_default();
        let (until, name) = period::current(every, now, self.config.timezone)?;
        let hash = xxh3_128(self.to.address.as_bytes());
        Some(Issue {
            remote: format!("<{name}.{hash:032x}@{}>", host(self.config)),
            until,
        })
    }

    fn post_issue(&mut self, posts: &[(Article, Draft)], remote: &str) -> Result<(), Failure> {
        let articles: Vec<&Article> = posts.iter().map(|(article, _)| article).collect();
        self.send(&articles, remote)
    }

    /// Writes the message into the site's own folder.
    fn preview(&mut self, posts: &[(Article, Draft)], remote: &str) {
        let articles: Vec<&Article> = posts.iter().map(|(article, _)| article).collect();
        let name = match &articles[..] {
            [article] => {
                let (path, _) = article.path.rsplit_once('.').unwrap_or((&article.path, ""));
                path.replace(['/', '\\'], "-")
            }
            _ => {
                let name = remote.trim_start_matches('<');
                name.split('.').next().unwrap_or_default().to_owned()
            }
        };
        let path = PathBuf::from(".feedmill/mail").join(format!("{name}.eml"));
        let written = self.message(&articles, remote).and_then(|message| {
            let file = self.config.root.join(&path);
            let folder = file.parent().unwrap_or(&self.config.root);
            std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
            output::write(&file, &message).map_err(|error| error.to_string())
        });
        self.notes.push(match written {
            Ok(()) => format!("the message is in {}", path.display()),
            Err(error) => format!("{}: {error}", path.display()),
        });
    }

    fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }
}

/// The site's host, in which the names of messages are unique.
fn host(config: &Config) -> &str {
    config
        .url
        .host_str()
        .filter(|host| !host.starts_with('['))
        .unwrap_or("localhost")
}

fn failure(undelivered: Undelivered) -> Failure {
    match undelivered {
        Undelivered::Refused(text) => Failure::Refused(text),
        Undelivered::NotSent(text) => Failure::Closed(text),
        Undelivered::Unknown(text) => Failure::Unknown(format!(
            "{text}: the list may have the message or not; the next run sends it again under the same Message-ID"
        )),
    }
}
