#!/usr/bin/env python3
"""Serve a built site with real web servers, set up as `feedmill hosting` says, and look at what clients get.

usage: check.py FEEDMILL [SERVER...]

FEEDMILL is the program, built with the feature `full`. The servers are nginx, caddy, apache and feedmill itself; all where none is named. A server that is
not installed is a failure under CI, and else is skipped aloud. `feedmill validate` asks each of them as well.
"""
import gzip
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

FAULTS = []
ROOT = Path(__file__).resolve().parents[2]
POST = "---\ntitle: {}\ndate: 2025-01-0{} 10:00 +0000\ncategories: [{}]\ntags: [潮, b c]\n---\n{}\n"


def fault(text):
    FAULTS.append(text)
    print(f"  {text}", file=sys.stderr)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def site(folder, port, feedmill, base):
    """A site that is served at `base`, with its feeds built."""
    (folder / "content").mkdir(parents=True)
    (folder / "feedmill.yaml").write_text(
        f"title: Low Water\nurl: http://127.0.0.1:{port}{base}\nlanguage: en\ntimezone: UTC\n"
        "author: {name: Tamsin Oake, email: tamsin@example.org}\ndescription: By the sea.\nfeeds:\n"
        "  paths: {tag: 'topics/{slug}.{format}.{ext}'}\n"
        f"  redirects: {{{base}feed.xml: atom.xml, '{base}旧.xml': category/boats/rss.xml}}\n", encoding="utf-8")
    for number, category in enumerate(["boats", "sea & salt", "boats"], 1):
        text = f"The tide table for {category} is long, and everybody reads it twice. " * 30
        (folder / f"content/post-{number}.md").write_text(
            POST.format(f"'Post {number} & co'", number, category, text), encoding="utf-8")
    public = folder / "public"
    feeds = public / base.strip("/") / "feeds"
    subprocess.run([feedmill, "build", "--quiet", "--strict", folder, "--out", feeds], check=True)
    # Where the newest post's link leads.
    post = public / base.strip("/") / "boats/2025/01/03/post-3.html"
    post.parent.mkdir(parents=True)
    post.write_text("<!DOCTYPE html><title>Post 3</title>The whole post.")
    (feeds / ".hidden").write_text("hidden words")
    for path in feeds.rglob("*"):
        # Apache calls the tag of a file weak for the first second of its life.
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return public, feeds


def ask(port, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def look(name, port, feeds, base):
    def check(is_right, what):
        if not is_right:
            fault(f"{name} at {base}: {what}")

    root = f"{base}feeds/"
    for path, media_type in [
            ("rss.xml", "application/rss+xml"), ("atom.xml", "application/atom+xml"), ("feed.json", "application/feed+json"),
            ("category/boats/rss.xml", "application/rss+xml"), ("category/sea-salt/atom.xml", "application/atom+xml"),
            ("topics/潮.rss.xml", "application/rss+xml"), ("topics/b-c.json.json", "application/feed+json"),
            ("feeds.opml", "text/x-opml"), ("index.html", "text/html"), ("", "text/html"), ("feed.css", "text/css")]:
        url = root + urllib.parse.quote(path)
        answer, body = ask(port, url)
        check(answer.status == 200, f"{path}: status {answer.status}")
        said = (answer.getheader("content-type") or "").lower().replace(" ", "")
        check(said == f"{media_type};charset=utf-8", f"{path}: Content-Type is {said}")
        check("max-age=300" in (answer.getheader("cache-control") or ""), f"{path}: Cache-Control is {answer.getheader('cache-control')}")
        check(answer.getheader("access-control-allow-origin") == "*", f"{path}: no CORS")
        check(answer.getheader("x-content-type-options") == "nosniff", f"{path}: may be sniffed")
        check(body == (feeds / (path or "index.html")).read_bytes(), f"{path}: the bytes are not those of the file")
        tag, date = answer.getheader("etag"), answer.getheader("last-modified")
        check(tag and date and tag.startswith('"'), f"{path}: no strong tag or no date: {tag}, {date}")
        check(ask(port, url, If_None_Match=tag or "x")[0].status == 304, f"{path}: no 304 for its tag")
        check(ask(port, url, If_Modified_Since=date or "x")[0].status == 304, f"{path}: no 304 for its date")
        packed, bytes_ = ask(port, url, Accept_Encoding="gzip")
        if len(body) > 1024:
            check(packed.getheader("content-encoding") == "gzip", f"{path}: not compressed")
            check("accept-encoding" in (packed.getheader("vary") or "").lower(), f"{path}: no Vary")
        if packed.getheader("content-encoding") == "gzip":
            check(gzip.decompress(bytes_) == body, f"{path}: gunzips to something else")
            known = ask(port, url, Accept_Encoding="gzip", If_None_Match=packed.getheader("etag") or "x")[0]
            check(known.status == 304, f"{path}: no 304 for the tag of the compressed form, {packed.getheader('etag')}")
        head, nothing = ask(port, url, "HEAD")
        check(head.status == 200 and not nothing, f"{path}: HEAD gives {head.status}")
    pages(port, root, feeds, check)
    for old, new in [("feed.xml", "atom.xml"), ("旧.xml", "category/boats/rss.xml")]:
        answer, _ = ask(port, base + urllib.parse.quote(old))
        place = urllib.parse.urlsplit(answer.getheader("location") or "").path
        check((answer.status, place) == (301, root + new), f"{old}: {answer.status} to {place}")
    for hidden in [".hidden", ".feedmill-documents"]:
        answer, body = ask(port, root + hidden)
        check(answer.status in (403, 404) and b"hidden words" not in body, f"{hidden} is served")
    check(ask(port, root + "nothing.xml")[0].status == 404, "what is not there is not 404")


def pages(port, root, feeds, check):
    """A browser that opens a feed gets the viewer, an old one the feed under a type for which it loads its style sheet, a
    reader the feed under its own type; caches know of all three."""
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    reader = "application/rss+xml, application/atom+xml;q=0.9, text/html;q=0.5"
    for path, own in [("rss.xml", "application/rss+xml"), ("category/boats/atom.xml", "application/atom+xml"),
                      ("topics/潮.rss.xml", "application/rss+xml"), ("feeds.opml", "text/x-opml")]:
        address = root + urllib.parse.quote(path)
        feed, viewer = (feeds / path).read_bytes(), (feeds / "feed.xhtml").read_bytes()
        for query, bytes_wanted, wanted, headers in [
                ("", viewer, "application/xml", {"Sec_Fetch_Dest": "document", "Accept": browser}),
                ("", viewer, "application/xml", {"Sec_Fetch_Dest": "document"}),
                ("?plain", feed, "application/xml", {"Sec_Fetch_Dest": "document", "Accept": browser}),
                ("?plain", feed, own, {}),
                ("", feed, "application/xml", {"Accept": browser}), ("", feed, own, {"Accept": reader}), ("", feed, own, {"Accept": "*/*"}),
                ("", feed, own, {}), ("", feed, own, {"Sec_Fetch_Dest": "empty", "Accept": browser})]:
            url = address + query
            for method in ["GET", "HEAD"]:
                answer, body = ask(port, url, method, **headers)
                said = (answer.getheader("content-type") or "").lower().replace(" ", "")
                check(answer.status == 200 and said == f"{wanted};charset=utf-8", f"{method} {path}{query} with {headers}: {answer.status}, {said}")
                check(body == (bytes_wanted if method == "GET" else b""), f"{method} {path}{query} with {headers}: other bytes")
                check(int(answer.getheader("content-length") or -1) == len(bytes_wanted), f"{method} {path}{query} with {headers}: Content-Length is {answer.getheader('content-length')}")
                vary = ",".join(answer.headers.get_all("vary") or []).lower()
                check("sec-fetch-dest" in vary and "accept" in [one.strip() for one in vary.split(",")], f"{path} with {headers}: Vary is {vary}")
                for name, value in [("access-control-allow-origin", "*"), ("x-content-type-options", "nosniff")]:
                    check(answer.headers.get_all(name) == [value], f"{path} with {headers}: {name} is {answer.headers.get_all(name)}")
            tag = answer.getheader("etag") or "x"
            known = ask(port, url, If_None_Match=tag, **headers)[0]
            check(known.status == 304, f"{path}{query} with {headers}: no 304 for its tag")
            other = ask(port, address, If_None_Match=tag, **({} if bytes_wanted == viewer else {"Sec_Fetch_Dest": "document"}))[0]
            check(other.status == 200, f"{path}{query} with {headers}: its tag {tag} is taken for that of another answer")
            part, some = ask(port, url, Range="bytes=5-14", **headers)
            check((part.status, some) == (206, bytes_wanted[5:15]), f"{path}{query} with {headers}: a part is {part.status}, {some}")
            packed, bytes_ = ask(port, url, Accept_Encoding="gzip", **headers)
            check(packed.getheader("content-encoding") == "gzip", f"{path} with {headers}: not compressed")
            check(packed.getheader("content-encoding") != "gzip" or gzip.decompress(bytes_) == bytes_wanted, f"{path} with {headers}: gunzips to other bytes")


def in_browser(name, port, base):
    """What a person sees who opens the feeds."""
    if not (ROOT / "tests/browser/node_modules").is_dir() or not shutil.which("chromium"):
        (fault if os.environ.get("CI") else print)("Chromium or `npm install --prefix tests/browser` is missing")
        return
    shown = [str(Path(os.environ["SCREENSHOTS"]) / name)] if "SCREENSHOTS" in os.environ else []
    said = subprocess.run(["node", ROOT / "tests/browser/feeds.mjs", f"http://127.0.0.1:{port}{base}feeds/", *shown], capture_output=True, text=True)
    if said.returncode:
        fault(f"{name}: {said.stdout[-2000:]}{said.stderr[-4000:]}")
    else:
        print(f"  {said.stdout.strip()}")


def nginx(work, port, public, conf):
    (work / "feeds.conf").write_text(conf)
    (work / "nginx.conf").write_text(
        f"daemon off; error_log stderr; pid {work}/nginx.pid;\nevents {{ }}\nhttp {{\n include /etc/nginx/mime.types;\n access_log off;\n"
        f" client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3; uwsgi_temp_path {work}/t4;"
        f" scgi_temp_path {work}/t5;\n server {{ listen 127.0.0.1:{port}; root {public}; include {work}/feeds.conf; }}\n}}\n")
    return ["nginx", "-c", work / "nginx.conf", "-e", "stderr"]


def caddy(work, port, public, conf):
    (work / "Caddyfile").write_text(f"{{\n admin off\n}}\nhttp://127.0.0.1:{port} {{\nroot * {public}\n{conf}\nfile_server\n}}\n")
    return ["caddy", "run", "--config", work / "Caddyfile", "--adapter", "caddyfile"]


def apache(work, port, public, conf):
    (public / ".htaccess").write_text(conf)
    modules = Path("/usr/lib/apache2/modules")
    names = ["mpm_event", "authz_core", "mime", "dir", "headers", "deflate", "filter", "alias", "rewrite"]
    loads = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names)
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    (work / "httpd.conf").write_text(
        f"{loads}\n{user}ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {work}/httpd.pid\nErrorLog {work}/error.log\n"
        f"DefaultRuntimeDir {work}\nTypesConfig /etc/mime.types\nDocumentRoot {public}\nDirectoryIndex index.html\n"
        f"<Directory {public}>\nAllowOverride All\nRequire all granted\n</Directory>\n")
    return ["apache2", "-f", work / "httpd.conf", "-DFOREGROUND"]


SERVERS = {"nginx": nginx, "caddy": caddy, "apache": apache}
PROGRAMS = {"nginx": "nginx", "caddy": "caddy", "apache": "apache2"}


def wait_for(port, process):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            if process.poll() is not None:
                return False
            time.sleep(0.05)
    return False


def validate(name, port, feedmill, base):
    """What our own validator says of what this server sends: nothing, not even a note."""
    paths = ["rss.xml", "atom.xml", "feed.json", "category/boats/atom.xml", "feeds.opml", ""]
    addresses = [f"http://127.0.0.1:{port}{base}feeds/{path}" for path in paths]
    # That the address is one of this machine is right, and nothing that a configuration could fix.
    said = subprocess.run([feedmill, "validate", "--strict", "--allow", "reader/local-address", *addresses], capture_output=True, text=True)
    last = said.stdout.strip().rsplit("\n", 1)[-1]
    if said.returncode or "0 errors, 0 warnings" not in last or "note" in last:
        fault(f"{name}: feedmill validate: {said.stdout[-2000:]}{said.stderr[-2000:]}")
    else:
        print(f"  {last}")


def run(name, feedmill, base):
    if name != "feedmill" and not shutil.which(PROGRAMS[name]):
        (fault if os.environ.get("CI") else print)(f"{name} is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        work, port = Path(folder), free_port()
        work.chmod(0o755)
        public, feeds = site(work / "site", port, feedmill, base)
        if name == "feedmill":
            command = [feedmill, "serve", work / "site", "--out", feeds, "--addr", f"127.0.0.1:{port}"]
        else:
            conf = subprocess.run([feedmill, "hosting", name, work / "site"], check=True, capture_output=True, text=True).stdout
            command = SERVERS[name](work, port, public, conf)
        with open(work / "log", "wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "HOME": str(work)})
        try:
            if wait_for(port, process):
                look(name, port, feeds, base)
                validate(name, port, feedmill, base)
                if base == "/":
                    in_browser(name, port, base)
            else:
                fault(f"{name} does not start: {(work / 'log').read_text()[-2000:]}")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
        print(f"{name} at {base}: looked at")


def main():
    feedmill, *names = sys.argv[1:]
    feedmill = str(Path(feedmill).resolve())
    for name in names or [*SERVERS, "feedmill"]:
        for base in ["/", "/blog/"]:
            run(name, feedmill, base)
    sys.exit(1 if FAULTS else 0)


if __name__ == "__main__":
    main()
