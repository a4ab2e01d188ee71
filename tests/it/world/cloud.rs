//! Stand-ins for Google Cloud Storage and Azure Blob Storage: as much of their protocols as a run speaks, and the faults that
//! a test wants. What they answer follows the public references of Google's XML API and Azure's REST API.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use percent_encoding::percent_decode_str;

use super::server::{Answer, Asked, Server};
use super::spoil::Spoil;

/// Whose protocol is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    Google,
    Azure,
}

/// What is kept under a name.
#[derive(Clone, Debug)]
pub struct Blob {
    pub bytes: Vec<u8>,
    pub headers: HashMap<String, String>,
    number: usize,
}

type Kept = Arc<Mutex<BTreeMap<String, Blob>>>;

/// A store at a port of its own.
pub struct Cloud {
    speaks: Speaks,
    pub server: Server,
    kept: Kept,
}

/// What the client must know of.
pub const SECRET: &str = "aHVzaC1odXNoLWV4YW1wbGU=";

/// Where the documents of the tests go.
const BELOW: &str = "bucket/blog/feeds/";

impl Cloud {
    /// `spoil` is told the number of each request, from 0.
    pub fn start(
        speaks: Speaks,
        spoil: impl Fn(usize, &Asked) -> Spoil + Send + Sync + 'static,
    ) -> Self {
        let kept = Kept::default();
        let (shelf, count) = (Arc::clone(&kept), AtomicUsize::new(0));
        let server = Server::start(move |asked| {
            let number = count.fetch_add(1, Ordering::SeqCst);
            let answer = || answer(speaks, &mut shelf.lock().unwrap(), asked);
            spoil(number, asked).apply(answer)
        });
        Cloud {
            speaks,
            server,
            kept,
        }
    }

    pub fn destination(&self) -> &'static str {
        match self.speaks {
            Speaks::Google => "gs://bucket/blog/feeds",
            Speaks::Azure => "az://bucket/blog/feeds",
        }
    }

    /// What the environment of a run holds.
    pub fn environment(&self) -> Vec<(String, String)> {
        let url = &self.server.url;
        let pairs = match self.speaks {
            Speaks::Google => vec![
                ("GOOGLE_BASE_URL", url.as_str()),
                ("GOOGLE_BEARER_TOKEN", SECRET),
                ("GOOGLE_ALLOW_HTTP", "true"),
            ],
            Speaks::Azure => vec![
                ("AZURE_STORAGE_ENDPOINT", url.as_str()),
                ("AZURE_STORAGE_ACCOUNT_NAME", "harbour"),
                ("AZURE_STORAGE_ACCOUNT_KEY", SECRET),
                ("AZURE_ALLOW_HTTP", "true"),
            ],
        };
        // What is about other programs is none of a run's business.
        let others = [("TOKEN", "of somebody else"), ("ENDPOINT", "nowhere")];
        let all = pairs.into_iter().chain(others);
        all.map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    /// What is kept of documents, by path.
    pub fn blobs(&self) -> BTreeMap<String, Blob> {
        let kept = self.kept.lock().unwrap();
        let below = kept.iter().filter_map(|(name, blob)| {
            let name = name.strip_prefix(BELOW)?;
            (!name.starts_with('.')).then(|| (name.to_owned(), blob.clone()))
        });
        below.collect()
    }

    /// Their bytes alone.
    pub fn documents(&self) -> BTreeMap<String, Vec<u8>> {
        let blobs = self.blobs().into_iter();
        blobs.map(|(name, blob)| (name, blob.bytes)).collect()
    }
}

fn answer(speaks: Speaks, kept: &mut BTreeMap<String, Blob>, asked: &Asked) -> Answer {
    let path = asked.path.split('?').next().unwrap_or_default();
    let name = percent_decode_str(path.trim_start_matches('/'))
        .decode_utf8()
        .unwrap()
        .into_owned();
    let is_authorised = asked
        .headers
        .get("authorization")
        .is_some_and(|word| match speaks {
            Speaks::Google => *word == format!("Bearer {SECRET}"),
            Speaks::Azure => word.starts_with("SharedKey harbour:"),
        });
    if !is_authorised {
        return Answer::status(401);
    }
    let known = kept.get(&name);
    match asked.method.as_str() {
        "GET" => known.map_or(Answer::status(404), |blob| {
            described(
                blob,
                Answer::ok("application/octet-stream", blob.bytes.clone()),
            )
        }),
        "PUT" => {
            if let Some(refusal) = refusal(speaks, known, asked) {
                return Answer::status(refusal);
            }
            let blob = Blob {
                bytes: asked.body.clone(),
                headers: asked.headers.clone(),
                number: known.map_or(1, |blob| blob.number + 1),
            };
            let status = if speaks == Speaks::Google { 200 } else { 201 };
            let answer = described(&blob, Answer::status(status));
            kept.insert(name, blob);
            answer
        }
        "DELETE" => {
            let status = if speaks == Speaks::Google { 204 } else { 202 };
            Answer::status(kept.remove(&name).map_or(404, |_| status))
        }
        "POST" if asked.path.contains("comp=batch") => batch(kept, asked),
        _ => Answer::status(405),
    }
}

/// Azure's Blob Batch: several deletions in one request, each with an answer of its own.
fn batch(kept: &mut BTreeMap<String, Blob>, asked: &Asked) -> Answer {
    let body = String::from_utf8(asked.body.clone()).unwrap();
    let removals = body
        .lines()
        .filter_map(|line| line.strip_prefix("DELETE /")?.split(' ').next());
    let mut said = String::new();
    for (number, path) in removals.enumerate() {
        let name = percent_decode_str(path).decode_utf8().unwrap();
        let status = match kept.remove(&*name) {
            Some(_) => "202 Accepted",
            None => "404 The specified blob does not exist.",
        };
        said.push_str(&format!(
            "--parts\r\nContent-Type: application/http\r\nContent-ID: {number}\r\n\r\nHTTP/1.1 {status}\r\nx-ms-version: 2018-11-09\r\n\r\n"
        ));
    }
    said.push_str("--parts--\r\n");
    let headers = vec![(
        "Content-Type".to_owned(),
        "multipart/mixed; boundary=parts".to_owned(),
    )];
    Answer::Status(202, headers, said.into_bytes())
}

/// The status that says that a write's condition does not hold.
fn refusal(speaks: Speaks, known: Option<&Blob>, asked: &Asked) -> Option<u16> {
    let header = |name: &str| asked.headers.get(name).map(String::as_str);
    match speaks {
        Speaks::Google => {
            let wanted = header("x-goog-if-generation-match")?;
            let number = known.map_or(0, |blob| blob.number);
            (wanted != number.to_string()).then_some(412)
        }
        Speaks::Azure if header("x-ms-blob-type") != Some("BlockBlob") => Some(400),
        Speaks::Azure => match (header("if-none-match"), header("if-match")) {
            (Some("*"), _) => known.map(|_| 409),
            (_, Some(tag)) => known
                .is_none_or(|blob| tag != self::tag(blob))
                .then_some(412),
            _ => None,
        },
    }
}

fn tag(blob: &Blob) -> String {
    format!("\"tag-{}\"", blob.number)
}

fn described(blob: &Blob, answer: Answer) -> Answer {
    answer
        .with("ETag", &tag(blob))
        .with("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        .with("x-goog-generation", &blob.number.to_string())
}
