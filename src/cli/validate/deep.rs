//! `feedmill validate --deep`: asks for what documents point to.

mod ask;
mod hosts;
mod progress;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use feedmill::net::{Client, Limits, Reach, user_agent};
use feedmill::validate::Input;
use feedmill::validate::deep::{Answer, Answers, Ask, Role, references};

use self::hosts::Hosts;
use self::progress::Line;

/// How many hosts of a document are asked at once.
const AT_ONCE: usize = 8;

/// How many documents of a feed in several are followed.
const PAGES: usize = 100;

const LIMITS: Limits = Limits {
    connect: Duration::from_secs(10),
    total: Duration::from_secs(30),
    bytes: 16 << 20,
};

/// An answer that is asked for by whoever wants it first.
type Once = Arc<OnceLock<Answer>>;

/// Asks for each address once in a run, whichever documents give it.
pub struct Deep {
    web: Client,
    hosts: Hosts,
    /// How many addresses of a document are asked for.
    most: usize,
    known: Mutex<HashMap<(Ask, String), Once>>,
    line: Line,
}

impl Deep {
    /// Private addresses are asked only if they are listed, or if the list is there and empty.
    pub fn new(most: usize, private: Option<&[SocketAddr]>) -> Self {
        let reach = match private {
            Some([]) => Reach::Everywhere,
            private => Reach::Public(private.unwrap_or_default().to_vec()),
        };
        Deep {
            web: Client::new(&user_agent("https://docs.rs/feedmill"), LIMITS, reach),
            hosts: Hosts::default(),
            most,
            known: Mutex::default(),
            line: Line::default(),
        }
    }

    /// What is at the addresses that a document gives.
    pub fn answers(&self, input: &Input<'_>) -> Answers {
        let mut wanted: Vec<(Ask, String)> = Vec::new();
        let mut pages = Vec::new();
        for reference in references(input) {
            let ask = reference.role.ask();
            if reference.role == Role::Next {
                pages.push(reference.url.clone());
            }
            let key = (ask, reference.url);
            if !wanted.contains(&key) {
                wanted.push(key);
            }
        }
        let mut answers = Answers::default();
        answers.leave_out(wanted.len().saturating_sub(self.most));
        wanted.truncate(self.most);
        self.line.add(wanted.len());
        // One host after the other in each thread, so that none is asked for two things at once.
        let mut by_host: HashMap<String, Vec<&(Ask, String)>> = HashMap::new();
        for key in &wanted {
            by_host.entry(hosts::host(&key.1)).or_default().push(key);
        }
        let queue = Mutex::new(by_host.into_values());
        let found = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| {
                    loop {
                        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                        let Some(keys) = next else { break };
                        for (ask, url) in keys {
                            let answer = self.answer(*ask, url);
                            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                            found.push((*ask, url.clone(), answer));
                            self.line.done();
                        }
                    }
                });
            }
        });
        for (ask, url, answer) in found.into_inner().unwrap_or_else(PoisonError::into_inner) {
            answers.add(ask, &url, answer);
        }
        self.follow(pages, &mut answers);
        answers
    }

    /// Follows a feed in several documents to its end.
    fn follow(&self, pages: Vec<String>, answers: &mut Answers) {
        for mut url in pages {
            for left in (0..PAGES).rev() {
                let Some(next) = answers
                    .get(Ask::Document, &url)
                    .and_then(|answer| answer.next(&url))
                else {
                    break;
                };
                if answers.get(Ask::Document, &next).is_some() {
                    break;
                }
                if left == 0 {
                    answers.leave_out(1);
                    break;
                }
                self.line.add(1);
                let answer = self.answer(Ask::Document, &next);
                self.line.done();
                answers.add(Ask::Document, &next, answer);
                url = next;
            }
        }
    }

    fn answer(&self, ask: Ask, url: &str) -> Answer {
        let cell = {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.entry((ask, url.to_owned())).or_default())
        };
        cell.get_or_init(|| ask::ask(ask, url, &self.web, &self.hosts))
            .clone()
    }
}
