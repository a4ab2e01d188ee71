//! What goes wrong between a client and a server.

use super::server::Answer;

/// What becomes of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoil {
    /// It is answered.
    Pass,
    /// The answer is 500, and the server never received the request.
    Error,
    /// The connection is closed before the server receives the request.
    Reset,
    /// The server does it, and the connection is closed before the answer.
    LoseAnswer,
    /// The server does it and never answers.
    Silence,
    /// The server refuses: 403.
    Refuse,
}

impl Spoil {
    pub fn apply(self, answer: impl FnOnce() -> Answer) -> Answer {
        match self {
            Spoil::Pass => answer(),
            Spoil::Error => Answer::status(500),
            Spoil::Reset => Answer::Reset,
            Spoil::LoseAnswer => {
                answer();
                Answer::Reset
            }
            Spoil::Silence => {
                answer();
                Answer::Silence
            }
            Spoil::Refuse => Answer::status(403),
        }
    }
}
