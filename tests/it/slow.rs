//! Clients that are too slow, on purpose or not, are cut off: each holds a socket that somebody else needs.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use feedmill::serve::{self, Options, Patience};

/// A server that loses its patience soon; it ends with the test.
fn server(patience: Patience) -> (tempfile::TempDir, SocketAddr) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rss.xml"), "<rss/>").unwrap();
    // More than all buffers on the way hold together.
    std::fs::write(folder.path().join("film.mp4"), vec![7; 40_000_000]).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let options = Options {
        root: folder.path().to_owned(),
        manifest: None,
        base: "/".to_owned(),
        url: "https://example.org/".to_owned(),
        hubs: Vec::new(),
        redirects: Vec::new(),
        live: None,
        composer: None,
        validator: None,
        patience,
    };
    std::thread::spawn(move || serve::serve(listener, options));
    (folder, address)
}

/// One side of the patience is short, and the other one so long that it cannot be the reason.
fn hasty_about_heads() -> Patience {
    Patience {
        head: Duration::from_millis(300),
        answer: Duration::from_secs(3_600),
    }
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    // Where the server never loses its patience, the test fails instead of hanging.
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    stream
}

/// What comes until the server closes.
fn rest(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        Err(error) => panic!("the server does not close: {error}"),
    }
    bytes
}

#[test]
fn a_head_that_never_ends_is_not_waited_for() {
    let (_folder, address) = server(hasty_about_heads());
    for start in ["", "GET /rss.xml HTTP/1.1\r\nHost: "] {
        let mut stream = connect(address);
        stream.write_all(start.as_bytes()).unwrap();
        let said = String::from_utf8(rest(&mut stream)).unwrap();
        assert!(!said.contains(" 200 "), "{said}");
    }
}

#[test]
fn a_head_that_trickles_is_not_waited_for() {
    let (_folder, address) = server(hasty_about_heads());
    let mut stream = connect(address);
    stream
        .write_all(b"GET /rss.xml HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        .unwrap();
    // A byte now and then: each write goes well until the server has closed.
    while stream.write_all(b"a").is_ok() {
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut other = connect(address);
    other
        .write_all(b"GET /rss.xml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .unwrap();
    assert!(rest(&mut other).starts_with(b"HTTP/1.1 200 "));
}

#[test]
fn a_connection_that_asks_for_nothing_more_is_closed() {
    let (_folder, address) = server(hasty_about_heads());
    let mut stream = connect(address);
    stream
        .write_all(b"GET /rss.xml HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap();
    assert!(rest(&mut stream).ends_with(b"\r\n\r\n<rss/>"));
}

#[test]
fn a_client_that_takes_nothing_of_its_answer_is_cut_off() {
    let (_folder, address) = server(Patience {
        head: Duration::from_secs(3_600),
        answer: Duration::from_millis(300),
    });
    let mut stream = connect(address);
    stream
        .write_all(b"GET /film.mp4 HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap();
    // Writing tells when the server has closed, and takes nothing of what it sent.
    while stream.write_all(b"a").is_ok() {
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut taken = Vec::new();
    let _ = stream.read_to_end(&mut taken);
    assert!(taken.len() < 40_000_000, "{}", taken.len());
}

#[test]
fn a_client_that_is_only_slow_gets_everything() {
    let (_folder, address) = server(Patience {
        head: Duration::from_secs(3_600),
        answer: Duration::from_secs(30),
    });
    let mut stream = connect(address);
    stream
        .write_all(b"GET /film.mp4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut taken = 0;
    let mut buffer = vec![0; 1_000_000];
    loop {
        match stream.read(&mut buffer).unwrap() {
            0 => break,
            count => taken += count,
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(taken > 40_000_000, "{taken}");
}
