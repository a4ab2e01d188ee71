//! What the server does not do for strangers: answer for other hosts, tell their pages of builds, or use up the machine.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use super::{ask, client};
use client::{Server, site};

#[test]
fn a_request_names_one_host() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    for (head, status) in [
        ("GET /feeds/ HTTP/1.1\r\n", 400),
        ("GET /feeds/ HTTP/1.1\r\nHost: a\r\nHost: a\r\n", 400),
        ("GET /feeds/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n", 400),
        ("GET /feeds/ HTTP/1.0\r\nHost: a\r\nHost: b\r\n", 400),
        ("GET /feeds/ HTTP/1.1\r\nHost: a b\r\n", 400),
        ("HEAD /feeds/ HTTP/1.1\r\n", 400),
        ("GET /feeds/ HTTP/1.0\r\n", 200),
        ("GET /feeds/ HTTP/1.1\r\nHost: a.example:80\r\n", 200),
    ] {
        assert_eq!(server.ask(head).status, status, "{head}");
    }
}

#[test]
fn only_pages_of_the_server_itself_hear_of_builds() {
    let site = site();
    let server = Server::start(site.path(), &["--watch"]);
    for headers in [
        "Host: evil.example\r\n",
        "Host: localhost\r\nOrigin: https://evil.example\r\n",
        "Host: localhost\r\nSec-Fetch-Site: cross-site\r\n",
    ] {
        let answer = server.ask(&format!("GET /.feedmill/live HTTP/1.1\r\n{headers}"));
        assert_eq!((answer.status, answer.body.len()), (403, 0), "{headers}");
    }
}

fn wait_for_events(server: &Server) -> (TcpStream, String) {
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream
        .write_all(b"GET /.feedmill/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    let mut start = [0; 12];
    stream.read_exact(&mut start).unwrap();
    (stream, String::from_utf8_lossy(&start).into_owned())
}

#[test]
fn so_many_pages_may_wait_for_builds_and_no_more() {
    let site = site();
    let server = Server::start(site.path(), &["--watch"]);
    let mut open = Vec::new();
    for _ in 0..64 {
        let (stream, said) = wait_for_events(&server);
        assert_eq!(said, "HTTP/1.1 200");
        open.push(stream);
    }
    assert_eq!(wait_for_events(&server).1, "HTTP/1.1 503");
    assert_eq!(ask(&server, "/feeds/atom.xml", "").status, 200);
    // A page that is closed makes room for another.
    drop(open.pop());
    while wait_for_events(&server).1 != "HTTP/1.1 200" {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn many_clients_that_want_compression_take_few_threads() {
    let site = site();
    for number in 0..100 {
        let text = format!("{number} {}", "and so on ".repeat(20_000));
        fs::write(site.path().join(format!("feeds/{number}.txt")), text).unwrap();
    }
    let server = Server::start(site.path(), &[]);
    std::thread::scope(|scope| {
        for number in 0..100 {
            let server = &server;
            scope.spawn(move || {
                let path = format!("/feeds/{number}.txt");
                let answer = ask(server, &path, "Accept-Encoding: br\r\n");
                assert_eq!(answer.header("content-encoding"), "br");
                assert!(client::unpacked(&answer).starts_with(format!("{number} ").as_bytes()));
            });
        }
    });
    // Threads that are done wait for more for ten seconds.
    let status = fs::read_to_string(format!("/proc/{}/status", server.process.id())).unwrap();
    let threads = status
        .lines()
        .find_map(|line| line.strip_prefix("Threads:"));
    let threads: usize = threads.unwrap().trim().parse().unwrap();
    let cores = std::thread::available_parallelism().unwrap().get();
    assert!(
        threads <= 3 * cores + 8,
        "{threads} threads on {cores} cores"
    );
}
