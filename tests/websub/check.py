#!/usr/bin/env python3
"""The whole way of a piece of news: build, publish to a folder that is served, announce to a real hub (Flask-WebSub), and
a subscriber that gets the new document with a signature that it can verify.

    python3 tests/websub/check.py target/debug/feedmill
"""

import hashlib
import hmac
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from celery import Celery
from flask import Flask
from flask_websub.hub import Hub, SQLite3HubStorage
from werkzeug.serving import make_server

SECRET = "a secret between the two"
PATIENCE = 20  # Seconds, for what happens in another thread.


def start(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()


def hub_server(folder):
    """A hub that does its work at once instead of handing it to a queue."""
    app = Flask("hub")
    # The hub reads this from the application, whatever its documentation says.
    app.config["PUBLISH_SUPPORTED"] = True
    celery = Celery("hub")
    celery.conf.task_always_eager = True
    hub = Hub(SQLite3HubStorage(str(folder / "hub.sqlite3")), celery)
    app.register_blueprint(hub.build_blueprint(url_prefix="/hub"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    start(server)
    return f"http://127.0.0.1:{server.port}/hub"


class Publisher(BaseHTTPRequestHandler):
    """Serves the published folder, with the Link headers that a server of feeds gives."""

    root = None
    hub = None

    def do_GET(self):
        path = (self.root / urllib.parse.unquote(self.path).removeprefix("/feeds/")).resolve()
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        url = f"http://{self.headers['Host']}{self.path}"
        self.send_header("Link", f'<{self.hub}>; rel="hub", <{url}>; rel="self"')
        self.send_header("Content-Type", "application/atom+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Subscriber(BaseHTTPRequestHandler):
    """Confirms that it wants to subscribe, and keeps what it gets."""

    confirmed = queue.Queue()
    received = queue.Queue()

    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(query["hub.challenge"][0].encode())
        self.confirmed.put(query["hub.topic"][0])

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.received.put((self.headers.get("X-Hub-Signature", ""), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def post(site, name):
    (site / "content" / f"{name}.md").write_text(
        f"---\ntitle: {name}\ndate: 2025-01-01 10:00 +0000\n---\nNews of {name}.\n"
    )


def run(feedmill, verb, site, *options):
    done = subprocess.run([feedmill, verb, site, *options], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{verb}: {done.stderr}"
    return done.stdout


def nothing(waiting):
    try:
        return f"unexpected: {waiting.get(timeout=1)}"
    except queue.Empty:
        return None


def main():
    feedmill = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        site, served = folder / "site", folder / "served"
        (site / "content").mkdir(parents=True)
        publisher = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
        subscriber = ThreadingHTTPServer(("127.0.0.1", 0), Subscriber)
        home = f"http://127.0.0.1:{publisher.server_port}/"
        Publisher.root, Publisher.hub = served, hub_server(folder)
        start(publisher)
        start(subscriber)
        (site / "feedmill.yaml").write_text(
            f"title: T\nurl: {home}\nfeeds:\n  hub: {Publisher.hub}\npublish:\n  to: {served}\n"
        )
        post(site, "first")
        run(feedmill, "build", site)
        run(feedmill, "publish", site, "--announce")

        # The subscriber finds the hub in the document itself.
        topic = f"{home}feeds/atom.xml"
        document = urllib.request.urlopen(topic, timeout=PATIENCE).read().decode()
        assert f'<link href="{Publisher.hub}" rel="hub"/>' in document, document
        assert f'<link href="{topic}" rel="self"' in document, document
        form = {
            "hub.mode": "subscribe",
            "hub.topic": topic,
            "hub.callback": f"http://127.0.0.1:{subscriber.server_port}/news",
            "hub.secret": SECRET,
        }
        urllib.request.urlopen(Publisher.hub, urllib.parse.urlencode(form).encode(), timeout=PATIENCE)
        assert Subscriber.confirmed.get(timeout=PATIENCE) == topic

        # News arrives, whole and signed.
        post(site, "second")
        run(feedmill, "build", site)
        run(feedmill, "publish", site)
        told = json.loads(run(feedmill, "announce", site, "--report", "json"))
        assert topic in told["listeners"][0]["news"], told
        signature, body = Subscriber.received.get(timeout=PATIENCE)
        method, _, digest = signature.partition("=")
        wanted = hmac.new(SECRET.encode(), body, getattr(hashlib, method)).hexdigest()
        assert hmac.compare_digest(digest, wanted), signature
        assert body == (served / "atom.xml").read_bytes()
        assert b"<title>second</title>" in body

        # What did not change is not announced again.
        told = json.loads(run(feedmill, "announce", site, "--report", "json"))
        assert told["listeners"][0]["news"] == [], told
        assert nothing(Subscriber.received) is None
    print(f"a subscriber got the news, signed with {method}")


if __name__ == "__main__":
    main()
