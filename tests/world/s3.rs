//! A real S3 server in the test's own process, and a proxy before it that spoils what a test wants spoilt.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;

use crate::server::{Answer, Asked, Server};

pub const KEY: &str = "AKIDEXAMPLE";
pub const SECRET: &str = "hush-hush-example";

/// What the proxy does with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoil {
    /// Passes it on.
    Pass,
    /// Answers 500 in the server's place.
    Error,
    /// Closes the connection before the server hears of it.
    Reset,
    /// Lets the server do it and closes before the answer.
    LoseAnswer,
    /// Lets the server do it and never answers.
    Silence,
}

/// Starts an S3 server that keeps its buckets in `root`.
pub fn start(root: &Path) -> SocketAddr {
    std::fs::create_dir_all(root.join("bucket")).unwrap();
    let files = s3s_fs::FileSystem::new(root).unwrap();
    let mut service = S3ServiceBuilder::new(files);
    service.set_auth(SimpleAuth::from_single(KEY, SECRET));
    let service = service.build();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                let service = service.clone();
                tokio::spawn(async move {
                    let server = Builder::new(TokioExecutor::new());
                    let _ = server.serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
    });
    address
}

/// A proxy before the server; `spoil` is told the number of each request, from 0.
pub fn proxy(
    server: SocketAddr,
    spoil: impl Fn(usize, &Asked) -> Spoil + Send + Sync + 'static,
) -> Server {
    let count = AtomicUsize::new(0);
    Server::start(
        move |asked| match spoil(count.fetch_add(1, Ordering::SeqCst), asked) {
            Spoil::Pass => Answer::Raw(forward(server, asked)),
            Spoil::Error => Answer::status(500),
            Spoil::Reset => Answer::Reset,
            Spoil::LoseAnswer => {
                forward(server, asked);
                Answer::Reset
            }
            Spoil::Silence => {
                forward(server, asked);
                Answer::Silence
            }
        },
    )
}

fn forward(server: SocketAddr, asked: &Asked) -> Vec<u8> {
    let mut stream = TcpStream::connect(server).unwrap();
    let mut head = format!("{} {} HTTP/1.1\r\n", asked.method, asked.path);
    for (name, value) in &asked.headers {
        if name != "connection" {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    head.push_str("connection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&asked.body).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    answer
}

/// What the environment of a run holds.
pub fn environment(endpoint: &str, secret: &str) -> Vec<(String, String)> {
    [
        ("AWS_ACCESS_KEY_ID", KEY),
        ("AWS_SECRET_ACCESS_KEY", secret),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", endpoint),
        ("AWS_ALLOW_HTTP", "true"),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .into()
}
