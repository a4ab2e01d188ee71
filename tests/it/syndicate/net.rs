//! What is on the other side, with the faults that a test wants.

use std::collections::VecDeque;
use std::sync::Mutex;

use feedmill::announce::{Mailer, Undelivered};
use feedmill::net::{Fault, Request, Response, Web};

use crate::world::atproto::Atproto;
use crate::world::mastodon::{Mastodon, error};
use crate::world::receiver::Receiver;

/// What becomes of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoil {
    Pass,
    /// The answer is 500, and nothing was done.
    Error,
    /// Nothing was done, and nothing comes.
    Timeout,
    /// It is done, and the answer is lost.
    LoseAnswer,
    /// It is done, and the answer is 502.
    BadGateway,
    /// The server refuses.
    Refuse,
    /// The run is killed before the request.
    KillBefore,
    /// The run is killed after it.
    KillAfter,
}

#[derive(Default)]
struct State {
    mastodon: Mastodon,
    atproto: Atproto,
    receiver: Receiver,
    /// What the server of mail took.
    mails: Vec<String>,
    /// The messages of which that is not known.
    unknown: Vec<String>,
    spoils: VecDeque<Spoil>,
    asked: Vec<Request>,
    /// What answers first, if anything.
    first: VecDeque<Response>,
}

/// All servers.
#[derive(Default)]
pub struct Net(Mutex<State>);

impl Net {
    pub fn mastodon<T>(&self, look: impl FnOnce(&mut Mastodon) -> T) -> T {
        look(&mut self.state().mastodon)
    }

    pub fn atproto<T>(&self, look: impl FnOnce(&mut Atproto) -> T) -> T {
        look(&mut self.state().atproto)
    }

    #[cfg(feature = "mail")]
    /// The messages that were taken, since the last call.
    pub fn mails(&self) -> Vec<String> {
        std::mem::take(&mut self.state().mails)
    }

    pub fn receiver<T>(&self, look: impl FnOnce(&mut Receiver) -> T) -> T {
        look(&mut self.state().receiver)
    }

    /// The messages that were taken, and those of them of which nobody knew it.
    pub fn all_mails(&self) -> (Vec<String>, Vec<String>) {
        let state = self.state();
        (state.mails.clone(), state.unknown.clone())
    }

    /// Whether something is still to go wrong.
    pub fn is_spoiled(&self) -> bool {
        !self.state().spoils.is_empty()
    }

    /// What becomes of the next requests. All later ones pass.
    pub fn spoil(&self, spoils: impl IntoIterator<Item = Spoil>) {
        self.state().spoils = spoils.into_iter().collect();
    }

    /// The next requests are answered so.
    pub fn answer(&self, responses: impl IntoIterator<Item = Response>) {
        self.state().first = responses.into_iter().collect();
    }

    /// What was asked since the last call, with the method of each.
    pub fn take(&self) -> Vec<Request> {
        std::mem::take(&mut self.state().asked)
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // A killed run may have held it.
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Web for Net {
    fn send(&self, request: &Request) -> Result<Response, Fault> {
        let mut state = self.state();
        state.asked.push(request.clone());
        if let Some(response) = state.first.pop_front() {
            return Ok(response);
        }
        let spoil = state.spoils.pop_front().unwrap_or(Spoil::Pass);
        let is_of_page = request.url.starts_with("https://page.example/");
        if is_of_page
            && (spoil == Spoil::Refuse || (spoil != Spoil::Pass && request.body.is_none()))
        {
            state.receiver.give_up(request);
        }
        let mut answer = || match request.url.starts_with("https://pds.example/") {
            true => state.atproto.answer(request),
            false if is_of_page => state.receiver.answer(request),
            false => state.mastodon.answer(request),
        };
        match spoil {
            Spoil::Pass => Ok(answer()),
            Spoil::Error => Ok(error(500, "trouble")),
            Spoil::Timeout => Err(Fault::Timeout),
            Spoil::LoseAnswer => {
                answer();
                Err(Fault::Timeout)
            }
            Spoil::BadGateway => {
                answer();
                Ok(error(502, "bad gateway"))
            }
            Spoil::Refuse => Ok(error(403, "This action is not allowed")),
            Spoil::KillBefore => std::panic::resume_unwind(Box::new("killed")),
            Spoil::KillAfter => {
                answer();
                std::panic::resume_unwind(Box::new("killed"))
            }
        }
    }
}

impl Mailer for Net {
    fn connect(&self) -> Result<(), Undelivered> {
        match self.state().spoils.pop_front().unwrap_or(Spoil::Pass) {
            Spoil::Pass => Ok(()),
            Spoil::KillBefore | Spoil::KillAfter => std::panic::resume_unwind(Box::new("killed")),
            _ => Err(Undelivered::NotSent("connection refused".to_owned())),
        }
    }

    fn send(&self, from: &str, to: &str, message: &[u8]) -> Result<(), Undelivered> {
        assert_eq!((from, to), ("news@example.org", "posts@lists.example"));
        let mut state = self.state();
        let spoil = state.spoils.pop_front().unwrap_or(Spoil::Pass);
        let message = String::from_utf8(message.to_vec()).unwrap();
        match spoil {
            Spoil::Pass => state.mails.push(message),
            Spoil::Error => return Err(Undelivered::NotSent("421 later".to_owned())),
            Spoil::Refuse => return Err(Undelivered::Refused("550 no".to_owned())),
            Spoil::Timeout => return Err(Undelivered::Unknown("timeout".to_owned())),
            Spoil::LoseAnswer | Spoil::BadGateway => {
                state.unknown.push(message.clone());
                state.mails.push(message);
                return Err(Undelivered::Unknown("timeout".to_owned()));
            }
            Spoil::KillBefore => std::panic::resume_unwind(Box::new("killed")),
            Spoil::KillAfter => {
                state.unknown.push(message.clone());
                state.mails.push(message);
                std::panic::resume_unwind(Box::new("killed"))
            }
        }
        Ok(())
    }
}
