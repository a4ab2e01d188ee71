//! A server on a port of its own, and a client that says exactly what a test wants to say.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The settings of the site.
pub const SETTINGS: &str = "title: T\nurl: https://example.org\nfeeds:\n  redirects: {/old.xml: atom.xml, /旧.xml: rss.xml}\n";

/// A small site, built.
pub fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    fs::write(site.path().join("feedmill.yaml"), SETTINGS).unwrap();
    let body = "退潮之后，沙滩上留下的都是月亮不要的东西。".repeat(40);
    let post = format!("---\ntitle: A\ndate: 2022-01-01 10:00 +0000\ntags: 潮\n---\n{body}\n");
    fs::write(site.path().join("content/a.md"), post).unwrap();
    let built = Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .args(["build", "--quiet"])
        .arg(site.path())
        .status();
    assert!(built.unwrap().success());
    site
}

/// A running server; it ends with the test.
pub struct Server {
    pub process: Child,
    pub address: SocketAddr,
}

impl Server {
    pub fn start(site: &Path, options: &[&str]) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_feedmill"))
            .arg("serve")
            .arg(site)
            .args(["--addr", "127.0.0.1:0", "--report", "json"])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        said.read_line(&mut line).unwrap();
        let report: serde_json::Value = serde_json::from_str(&line).unwrap();
        let url = report["url"].as_str().unwrap();
        let address = url.split('/').nth(2).unwrap().parse().unwrap();
        Server { process, address }
    }

    /// Sends the head of a request, without its empty line, and reads the whole answer.
    pub fn ask(&self, head: &str) -> Answer {
        self.send(head, b"")
    }

    /// The same with a body, whose length is said.
    pub fn send(&self, head: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        // A server that refuses early closes while this still writes.
        let length = match body.len() {
            0 => String::new(),
            length => format!("Content-Length: {length}\r\n"),
        };
        let _ = stream.write_all(format!("{head}{length}Connection: close\r\n\r\n").as_bytes());
        let _ = stream.write_all(body);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Answer::read(&bytes)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What the server said.
pub struct Answer {
    /// 0 where it said nothing.
    pub status: u16,
    /// As it came.
    pub head: String,
    headers: HashMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let Some(end) = end else {
            return Answer {
                status: 0,
                head: String::new(),
                headers: HashMap::new(),
                body: Vec::new(),
            };
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .unwrap()
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap();
        let headers = lines.filter_map(|line| {
            let (name, value) = line.split_once(": ")?;
            Some((name.to_ascii_lowercase(), value.to_owned()))
        });
        Answer {
            status,
            headers: headers.collect(),
            body: bytes[end + 4..].to_vec(),
            head: head.clone(),
        }
    }

    /// The value of a header; empty if it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// The body with its compression undone.
pub fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut out = Vec::new();
    match answer.header("content-encoding") {
        "gzip" => {
            flate2::read::GzDecoder::new(&answer.body[..])
                .read_to_end(&mut out)
                .unwrap();
        }
        "br" => {
            brotli::Decompressor::new(&answer.body[..], 4096)
                .read_to_end(&mut out)
                .unwrap();
        }
        other => panic!("content-encoding is {other:?}"),
    }
    out
}
