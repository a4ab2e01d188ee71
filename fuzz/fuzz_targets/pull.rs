//! A stranger's feed: it becomes posts, and these become documents without errors.

#![no_main]

use feedmill_fuzz::{build, config, site};
use libfuzzer_sys::fuzz_target;

use feedmill::pull::{Options, pull};
use feedmill::net::{Fault, Request, Response, SystemClock, Web};

const SETTINGS: &str = "title: T\nurl: https://planet.example/\ncontent:\n  future: true\nsources:\n  - url: https://a.example/feed\n";

struct Stranger<'b>(&'b [u8]);

impl Web for Stranger<'_> {
    fn send(&self, _: &Request) -> Result<Response, Fault> {
        Ok(Response {
            status: 200,
            headers: vec![("content-type".into(), "application/xml".into())],
            body: self.0.to_vec(),
        })
    }
}

fuzz_target!(|bytes: &[u8]| {
    let site = site(&[("feedmill.yaml", SETTINGS.as_bytes())]);
    let config = config(site.path());
    let report = pull(&config, &Stranger(bytes), &SystemClock, Options::default());
    let new = report.map_or(0, |report| report.counts().new);
    if new > 0 {
        let built = build(&config, &site.path().join("feeds"));
        assert_eq!(built.posts, new, "{:?}", built.warnings);
    }
});
