"""What the checks of a release share: a local server of releases, sites to build, a report of what was tried."""

import contextlib
import functools
import http.server
import json
import pathlib
import shutil
import subprocess
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIST = ROOT / "target" / "dist"


class Failed(Exception):
    """A check that did not hold."""


def check(condition, message):
    if not condition:
        raise Failed(message)


def run(*command, code=0, **options):
    """Runs a command, whose exit status must be `code`, and returns what it printed, errors included."""
    options.setdefault("cwd", ROOT)
    command = [str(part) for part in command]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True, check=False, **options
    )
    check(done.returncode == code, f"{' '.join(command)}: exit status {done.returncode}, not {code}\n{done.stdout}")
    return done.stdout


def has(program):
    return shutil.which(program) is not None


def version():
    """The version in Cargo.toml."""
    lines = iter((ROOT / "Cargo.toml").read_text().splitlines())
    next(line for line in lines if line == "[workspace.package]")
    return next(line for line in lines if line.startswith("version")).split('"')[1]


def host():
    """The triple of this machine."""
    said = run("rustc", "-vV")
    return next(line.removeprefix("host: ") for line in said.splitlines() if line.startswith("host: "))


def site(folder, posts=1):
    """Writes a small site into a folder."""
    (folder / "content").mkdir(parents=True)
    (folder / "feedmill.yaml").write_text("title: Site\nurl: https://example.org/\n")
    for number in range(1, posts + 1):
        (folder / "content" / f"2026-01-0{number}-post.md").write_text(f"---\ntitle: Post {number}\n---\nText {number}.\n")
    return folder


@contextlib.contextmanager
def serve(handler):
    """A server on a free port of this machine, for as long as the block lasts."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve_folder(folder):
    return serve(functools.partial(Quiet, directory=str(folder)))


def releases(folder):
    """Lays the archive and its checksum out as the addresses of releases are: the latest, and one by version."""
    archive = DIST / f"feedmill-{host()}.tar.gz"
    for place in ["latest/download", f"download/v{version()}"]:
        out = folder / place
        out.mkdir(parents=True)
        shutil.copy(archive, out)
        (out / "SHA256SUMS").write_text(run("sha256sum", archive.name, cwd=DIST))
    return archive.name


def api(comments, requests, status=200):
    """A handler that stands in for the part of GitHub's API by which comments are read and written."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def answer(self, value):
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self):
            self.answer(comments)

        def write(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            requests.append((self.command, self.path, body["body"], self.headers["Authorization"]))
            self.answer({})

        do_POST = write
        do_PATCH = write

    return Handler
