//! The least that building feeds can cost: list a folder and read every byte in it, then write as many bytes as the feeds
//! have. `cargo run --release --example limit -- POSTS [FEEDS OUT]`
//!
//! Nothing is understood, checked, compared or synced, on one thread: what a build costs besides is feedmill's own doing.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [posts, rest @ ..] = arguments.as_slice() else {
        return Err(std::io::Error::other("say which folder to read"));
    };
    let mut buffer = vec![0; 1 << 20];
    let mut files = 0;
    each(Path::new(posts), &mut |path| {
        files += 1;
        read(path, &mut buffer).map(drop)
    })?;
    if let [feeds, out] = rest {
        let feeds = Path::new(feeds);
        each(feeds, &mut |path| {
            let size = read(path, &mut buffer)?;
            let name = path.strip_prefix(feeds).map_err(std::io::Error::other)?;
            let target = Path::new(out).join(name);
            fs::create_dir_all(target.parent().unwrap_or(Path::new(".")))?;
            File::create(target)?.write_all(&buffer[..size])
        })?;
    }
    println!("{files}");
    Ok(())
}

fn each(folder: &Path, work: &mut dyn FnMut(&Path) -> std::io::Result<()>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            each(&entry.path(), work)?;
        } else {
            work(&entry.path())?;
        }
    }
    Ok(())
}

/// Reads a file, and says how many of its bytes stand at the start of `buffer`.
fn read(path: &Path, buffer: &mut Vec<u8>) -> std::io::Result<usize> {
    let mut file = File::open(path)?;
    let mut size = 0;
    loop {
        match file.read(&mut buffer[size..])? {
            0 => return Ok(size),
            count => size += count,
        }
        if size == buffer.len() {
            buffer.resize(2 * size, 0);
        }
    }
}
