//! Posts in a database of PostgreSQL, which each test starts for itself.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::world::site::files;

/// The folder of PostgreSQL's programs; `None` if it is not installed, which it is in CI.
fn programs() -> Option<PathBuf> {
    let found = fs::read_dir("/usr/lib/postgresql")
        .ok()
        .and_then(|versions| {
            let folders = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
            folders
                .filter(|folder| folder.join("initdb").is_file())
                .max()
        });
    assert!(
        found.is_some() || std::env::var_os("CI").is_none(),
        "PostgreSQL is not installed"
    );
    found
}

/// A server on a free port, which ends with the test.
struct Server {
    folder: tempfile::TempDir,
    programs: PathBuf,
    port: u16,
}

const PASSWORD: &str = "quay:side@7";

impl Server {
    fn start() -> Option<Server> {
        let programs = programs()?;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("password"), PASSWORD).unwrap();
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let server = Server {
            folder,
            programs,
            port,
        };
        if is_root() {
            // The server refuses to run as root.
            let owner = Command::new("chown")
                .args(["-R", "postgres"])
                .arg(server.folder.path())
                .status();
            assert!(owner.unwrap().success());
        }
        let data = server.folder.path().join("data");
        let password = server.folder.path().join("password");
        server.run(
            "initdb",
            &[
                "-D",
                text(&data),
                "-U",
                "ada",
                "-A",
                "scram-sha-256",
                "--pwfile",
                text(&password),
                "--no-sync",
            ],
        );
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        );
        let log = server.folder.path().join("log");
        server.run(
            "pg_ctl",
            &[
                "-D",
                text(&data),
                "-l",
                text(&log),
                "-w",
                "-o",
                &options,
                "start",
            ],
        );
        Some(server)
    }

    fn run(&self, program: &str, args: &[&str]) {
        let program = self.programs.join(program);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(program);
                command
            }
            false => Command::new(program),
        };
        let status = command
            .args(args)
            .current_dir("/")
            .stdout(Stdio::null())
            .status();
        assert!(status.unwrap().success(), "{args:?}");
    }

    fn address(&self) -> String {
        format!("postgres://ada@127.0.0.1:{}/postgres", self.port)
    }

    fn execute(&self, statements: &str) {
        let mut config: postgres::Config = self.address().parse().unwrap();
        let mut client = config.password(PASSWORD).connect(postgres::NoTls).unwrap();
        client.batch_execute(statements).unwrap();
    }

    /// A site that takes its posts from here.
    fn site(&self, rows: &str) -> tempfile::TempDir {
        site(&format!(
            "content:\n  from: {}\n  rows: {rows}\n",
            self.address()
        ))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        self.run("pg_ctl", &["-D", text(&data), "-m", "immediate", "stop"]);
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.starts_with(b"0\n")
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn site(content: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let text = format!("title: Quay\nurl: https://quay.example/\n{content}");
    fs::write(site.path().join("feedmill.yaml"), text).unwrap();
    site
}

/// What a build prints, and whether it succeeds.
fn build(site: &Path, variables: &[(&str, &str)]) -> (bool, String) {
    let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("feedmill"))
        .current_dir(site)
        .env_remove("PGPASSWORD")
        .env("HOME", site)
        .envs(variables.iter().copied())
        .args([
            "build",
            "--now",
            "2026-06-01T00:00:00Z",
            "--warnings",
            "all",
        ])
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(text).unwrap();
    assert!(
        !said.contains("side@7") && !said.contains("side%407"),
        "{said}"
    );
    (output.status.success(), said)
}

const GIVEN: &[(&str, &str)] = &[("PGPASSWORD", PASSWORD)];

#[test]
fn a_table_gives_the_documents_of_the_same_posts_in_a_folder() {
    let Some(server) = Server::start() else {
        return;
    };
    server.execute(
        "create table posts (nr int primary key, headline text, at timestamptz, tags text[], body text);
         insert into posts select n, 'Post ' || n, timestamptz '2025-01-01 10:00+00' + n * interval '3 hours',
             array['t' || n % 7, 'u' || n % 3], 'Text *' || n || '*, [more](/about/).' || E'\\n' from generate_series(1, 3000) as n;
         create table kinds (post int, name text);
         insert into kinds select n, 'News' from generate_series(1, 3000) as n where n % 2 = 0;",
    );
    let rows = "{query: \"select *, 'content/post-' || nr || '.md' as path from posts\", \
        columns: {id: nr, title: headline, date: at}, terms: {categories: 'select post, name from kinds'}}";
    let database = server.site(rows);
    let (is_built, said) = build(database.path(), GIVEN);
    assert!(is_built, "{said}");
    let folder = site("");
    fs::create_dir(folder.path().join("content")).unwrap();
    let start = chrono::DateTime::parse_from_rfc3339("2025-01-01T10:00:00+00:00").unwrap();
    for n in 1..=3000 {
        let date = (start + chrono::TimeDelta::hours(3 * n)).to_rfc3339();
        let kind = if n % 2 == 0 {
            "categories: [News]\n"
        } else {
            ""
        };
        let post = format!(
            "---\ntitle: Post {n}\ndate: {date}\n{kind}tags: [t{}, u{}]\n---\nText *{n}*, [more](/about/).\n",
            n % 7,
            n % 3
        );
        fs::write(folder.path().join(format!("content/post-{n}.md")), post).unwrap();
    }
    assert!(build(folder.path(), &[]).0);
    assert!(files(&database.path().join("feeds")) == files(&folder.path().join("feeds")));
    // The next build makes only what changed.
    let (_, said) = build(database.path(), GIVEN);
    assert!(said.contains("documents: 0 written"), "{said}");
    server.execute("update posts set headline = 'Another' where nr = 3000");
    let (_, said) = build(database.path(), GIVEN);
    let feed = fs::read_to_string(database.path().join("feeds/atom.xml")).unwrap();
    assert!(feed.contains("Another"), "{said}");
}

#[test]
fn what_is_wrong_is_named_and_no_feed_goes() {
    let Some(server) = Server::start() else {
        return;
    };
    server.execute(
        "create table posts (id int, title text, date text);
         insert into posts values (1, 'A', '2026-01-02'), (2, 'B', 'tomorrow'), (3, 'C', null);",
    );
    let good = server.site("{table: posts}");
    let (is_built, said) = build(good.path(), GIVEN);
    assert!(is_built, "{said}");
    for wanted in [
        "table `posts`, id 2: invalid date `tomorrow`; the post is left out (key `date`)",
        "table `posts`, id 3: there is no date; the post is left out",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    let before = files(&good.path().join("feeds"));
    let (is_built, said) = build(good.path(), &[]);
    assert!(!is_built && said.contains("cannot be reached"), "{said}");
    let (is_built, said) = build(good.path(), &[("PGPASSWORD", "wrong")]);
    assert!(
        !is_built && said.contains("password authentication failed"),
        "{said}"
    );
    server.execute("delete from posts");
    let (is_built, said) = build(good.path(), GIVEN);
    assert!(
        !is_built && said.contains("has no posts that feeds may show"),
        "{said}"
    );
    assert!(files(&good.path().join("feeds")) == before);
    for (rows, wanted) in [
        ("{table: postz}", "relation \"postz\" does not exist"),
        (
            "{table: posts, columns: {summary: titel}}",
            "did you mean `title`?",
        ),
        (
            "{query: 'delete from posts returning *'}",
            "`content.rows.query` cannot be read",
        ),
        (
            "{table: posts, terms: {tags: 'select 1 from nothing'}}",
            "`content.rows.terms.tags` cannot be read",
        ),
    ] {
        let site = server.site(rows);
        let (is_built, said) = build(site.path(), GIVEN);
        assert!(!is_built && said.contains(wanted), "{wanted}\n{said}");
    }
    // The password may stand in the file of passwords, or in a variable of the address.
    server.execute("insert into posts values (1, 'A', '2026-01-02')");
    let line = format!("127.0.0.1:{}:*:ada:quay\\:side@7\n", server.port);
    fs::write(good.path().join(".pgpass"), line).unwrap();
    let (is_built, said) = build(good.path(), &[]);
    assert!(is_built, "{said}");
    let address = server.address().replace("ada@", "ada:${DB_PASSWORD}@");
    let named = site(&format!(
        "content:\n  from: {address}\n  rows: {{table: posts}}\n"
    ));
    let (is_built, said) = build(named.path(), &[("DB_PASSWORD", PASSWORD)]);
    assert!(is_built, "{said}");
    let (is_built, said) = build(named.path(), &[]);
    assert!(
        !is_built && said.contains("the variable `DB_PASSWORD` is not set"),
        "{said}"
    );
}
