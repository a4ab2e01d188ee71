//! A real S3 server (`tests/s3`), and a proxy before it that spoils what a test wants spoilt.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::server::{Answer, Asked, Server};
use super::spoil::Spoil;

pub const KEY: &str = "AKIDEXAMPLE";
pub const SECRET: &str = "hush-hush-example";

/// An S3 server, which ends with the test.
pub struct S3 {
    address: SocketAddr,
    process: Child,
}

/// Starts an S3 server that keeps its buckets in `root`.
pub fn start(root: &Path) -> S3 {
    std::fs::create_dir_all(root.join("bucket")).unwrap();
    let feedmill = assert_cmd::cargo::cargo_bin!("feedmill");
    let server =
        feedmill.with_file_name(format!("feedmill-test-s3{}", std::env::consts::EXE_SUFFIX));
    assert!(
        server.exists(),
        "the S3 server is not built: run `cargo build -p feedmill-test-s3`"
    );
    let mut process = Command::new(server)
        .arg(root)
        .args([KEY, SECRET])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut output = BufReader::new(process.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    S3 {
        address: line.trim().parse().unwrap(),
        process,
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A proxy before the server; `spoil` is told the number of each request, from 0.
pub fn proxy(
    server: &S3,
    spoil: impl Fn(usize, &Asked) -> Spoil + Send + Sync + 'static,
) -> Server {
    let (count, server) = (AtomicUsize::new(0), server.address);
    Server::start(move |asked| {
        let number = count.fetch_add(1, Ordering::SeqCst);
        spoil(number, asked).apply(|| Answer::Raw(forward(server, asked)))
    })
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
