//! A web server on this machine that does what a test tells it, faults included.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What the server does with a request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A whole answer.
    Status(u16, Vec<(String, String)>, Vec<u8>),
    /// These bytes, as they are, and then the connection is closed.
    Raw(Vec<u8>),
    /// The connection is closed without a word.
    Reset,
    /// Nothing comes, and the connection stays open.
    Silence,
}

/// A request as it came.
// Only stores are asked with several methods.
#[cfg_attr(not(feature = "stores"), allow(dead_code))]
#[derive(Clone, Debug)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub headers: HashMap<String, String>,
    pub body: Vec<u8>,
}

type Handler = dyn Fn(&Asked) -> Answer + Send + Sync;

pub struct Server {
    pub url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Answer {
    pub fn ok(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Answer::Status(
            200,
            vec![("Content-Type".into(), media_type.into())],
            body.into(),
        )
    }

    pub fn status(status: u16) -> Self {
        Answer::Status(status, Vec::new(), Vec::new())
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        if let Answer::Status(_, headers, _) = &mut self {
            headers.push((name.into(), value.into()));
        }
        self
    }
}

impl Server {
    /// A server at a port of its own, whose threads end with the test.
    pub fn start(handler: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (handler, log): (Arc<Handler>, _) = (Arc::new(handler), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (handler, log) = (Arc::clone(&handler), Arc::clone(&log));
                std::thread::spawn(move || {
                    let _ = serve(stream, &*handler, &log);
                });
            }
        });
        Server { url, asked }
    }

    /// What was asked since the last time.
    pub fn take(&self) -> Vec<Asked> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn serve(stream: TcpStream, handler: &Handler, log: &Mutex<Vec<Asked>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    let mut first = String::new();
    // A client may open a connection that it does not use in the end.
    if reader.read_line(&mut first)? == 0 {
        return Ok(());
    }
    let mut words = first.split_whitespace().map(str::to_owned);
    let (method, path) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim().split_once(": ") else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let length = headers
        .get("content-length")
        .and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    let asked = Asked {
        method,
        path,
        headers,
        body,
    };
    log.lock().unwrap().push(asked.clone());
    match handler(&asked) {
        Answer::Status(status, headers, body) => {
            let mut head = format!("HTTP/1.1 {status} X\r\nConnection: close\r\n");
            // An answer of 304 has no body, and says nothing of one.
            if status != 304 {
                head.push_str(&format!("Content-Length: {}\r\n", body.len()));
            }
            for (name, value) in headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            stream.write_all(format!("{head}\r\n").as_bytes())?;
            stream.write_all(&body)
        }
        Answer::Raw(bytes) => stream.write_all(&bytes),
        Answer::Reset => Ok(()),
        Answer::Silence => {
            // Until the client gives up and closes.
            let _ = reader.read(&mut [0]);
            Ok(())
        }
    }
}
