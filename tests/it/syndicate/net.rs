//! What is on the other side, with the faults that a test wants.

use std::collections::VecDeque;
use std::sync::Mutex;

use feedmill::net::{Fault, Request, Response, Web};

use crate::world::atproto::Atproto;
use crate::world::mastodon::{Mastodon, error};

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
        let mut answer = || match request.url.starts_with("https://pds.example/") {
            true => state.atproto.answer(request),
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
