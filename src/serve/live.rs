//! Pages that load themselves again when the feeds were built again, and show what was wrong.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use tokio::sync::watch::{Receiver, Sender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The path of the events. No file is served whose name begins with a dot, so that none can stand here.
pub(super) const PATH: &str = "/.feedmill/live";

/// How many pages may wait for events at once. Each holds a connection open.
const PAGES: usize = 64;

/// What pages do when an event comes. The box stands above everything else on the page, and says what is wrong in words.
pub(super) const SCRIPT: &str = include_str!("live.html");

/// The state of the site's feeds, for pages that wait for another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Counts the builds that changed something.
    pub build: u64,
    /// What is wrong with the input, each with its file and line and what to do.
    pub faults: Vec<String>,
}

/// Where builds tell their state. Clones tell the same pages.
#[derive(Clone, Debug)]
pub struct Live {
    sender: Arc<Sender<Option<State>>>,
    places: Arc<Semaphore>,
}

impl Default for Live {
    fn default() -> Self {
        Live {
            sender: Arc::new(Sender::new(Some(State::default()))),
            places: Arc::new(Semaphore::new(PAGES)),
        }
    }
}

impl Live {
    /// Tells every open page what the feeds are like now. Those that were loaded before another build load themselves again.
    pub fn tell(&self, state: State) {
        self.sender.send_replace(Some(state));
    }

    /// Ends the events, so that the server can stop.
    pub(super) fn close(&self) {
        self.sender.send_replace(None);
    }

    /// The events for one page; none if too many pages are open.
    pub(super) fn events(&self) -> Option<Events> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        Some(Events {
            next: Box::pin(first(self.sender.subscribe())),
            _place: place,
        })
    }
}

type Next = Pin<Box<dyn Future<Output = (Option<State>, Receiver<Option<State>>)> + Send>>;

/// Events as a browser's `EventSource` reads them.
pub(super) struct Events {
    next: Next,
    /// Given back when the page is closed.
    _place: OwnedSemaphorePermit,
}

impl Events {
    /// The next event; none when the server stops.
    pub(super) fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Bytes>> {
        let (state, receiver) = ready!(self.next.as_mut().poll(context));
        self.next = Box::pin(following(receiver));
        Poll::Ready(state.map(|state| event(&state)))
    }
}

async fn first(mut receiver: Receiver<Option<State>>) -> (Option<State>, Receiver<Option<State>>) {
    let state = receiver.borrow_and_update().clone();
    (state, receiver)
}

async fn following(
    mut receiver: Receiver<Option<State>>,
) -> (Option<State>, Receiver<Option<State>>) {
    let state = match receiver.changed().await {
        Ok(()) => receiver.borrow_and_update().clone(),
        Err(_) => None,
    };
    (state, receiver)
}

fn event(state: &State) -> Bytes {
    let data = serde_json::json!({"build": state.build, "faults": state.faults});
    format!("data: {data}\n\n").into()
}
