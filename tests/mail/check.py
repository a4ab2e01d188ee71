#!/usr/bin/env python3
"""Posts by mail to a real server of SMTP (aiosmtpd) with STARTTLS or with TLS from the start, read back by Python's own `email`.

    pip install aiosmtpd
    python3 tests/mail/check.py target/debug/feedmill [FOLDER]

With FOLDER, the messages are kept there, each also as the HTML that a program for mail shows.
"""

import asyncio
import email
import email.policy
import pathlib
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from html.parser import HTMLParser

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP

FEEDMILL = pathlib.Path(sys.argv[1]).resolve()
KEEP = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
USER, PASSWORD = "harbour", "hush-hush-between-us"
BODY = """The ferry has **batteries** now, see [the yard](/yard.html).

![The ferry at the quay](quay.jpg)

> Silent as a gull asleep.

| hour | knots |
|------|-------|
| 8    | 11    |

```
start --silent
```

<audio controls src="/horn.mp3"></audio>
<iframe src="https://video.example/embed/1"></iframe>
<script>alert(1)</script>
"""


class Inbox:
    """What the server took, and how it behaves."""

    def __init__(self):
        self.messages = []
        self.mode = "take"
        self.was_encrypted = []
        self.arrived = threading.Event()

    async def handle_DATA(self, server, session, envelope):
        if self.mode == "refuse":
            return "554 not wanted"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert envelope.mail_from == "news@example.org", envelope.mail_from
        assert envelope.rcpt_tos == ["posts@lists.example"], envelope.rcpt_tos
        self.messages.append((message, envelope.content))
        self.was_encrypted.append(session.ssl is not None or self.mode == "tls")
        self.arrived.set()
        if self.mode == "hang":
            server.transport.abort()
        if self.mode == "slow":
            await asyncio.sleep(20)
        return "250 taken"


def authenticator(server, session, envelope, mechanism, data):
    good = data.login.decode() == USER and data.password.decode() == PASSWORD
    # A server that repeats what it was given.
    said = None if good else f"535 5.7.8 {data.password.decode()} is wrong"
    return AuthResult(success=good, handled=False, message=said)


class StartTls(Controller):
    def factory(self):
        return SMTP(
            self.handler,
            hostname="localhost",
            tls_context=self.context,
            require_starttls=True,
            auth_required=True,
            authenticator=authenticator,
        )


class Plain(Controller):
    def factory(self):
        return SMTP(self.handler, hostname="localhost")


def certificate(folder):
    """A certificate for this machine alone."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split()
    command += ["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE"]
    subprocess.run([*command, "-keyout", key, "-out", cert], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return cert, context


class Site:
    def __init__(self, folder, server, cert, more=""):
        self.folder, self.cert = folder, cert
        (folder / "content").mkdir(parents=True)
        (folder / "feedmill.yaml").write_text(
            "title: Harbour <News>\nurl: https://example.org\nlanguage: en\n"
            f"announce:\n  mail:\n    server: {server}\n    user: {USER}\n"
            "    from: Häfen <news@example.org>\n    to: posts@lists.example\n"
            "    unsubscribe: https://example.org/leave?list=posts\n    one_click: true\n" + more
        )

    def post(self, name, date, title, body):
        text = f'---\ntitle: "{title}"\ndate: {date}\nauthor: Ida\n---\n{body}'
        (self.folder / "content" / f"{name}.md").write_text(text)

    def run(self, *arguments, password=PASSWORD, trusts=True, status=0):
        environment = {"FEEDMILL_MAIL_PASSWORD": password, "PATH": "/usr/bin:/bin"}
        if trusts:
            environment["SSL_CERT_FILE"] = str(self.cert)
        command = [FEEDMILL, "announce", self.folder, *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        said = done.stdout + done.stderr
        assert done.returncode == status, f"{done.returncode}: {said}"
        assert PASSWORD not in said and "wrong-password" not in said, said
        ledger = self.folder / ".feedmill/announced"
        assert not ledger.exists() or PASSWORD not in ledger.read_text()
        return said

    def ledger(self):
        return (self.folder / ".feedmill/announced").read_text()


class Html(HTMLParser):
    """The elements of a message, none of which is one that programs for mail drop."""

    VOID = {"br", "hr", "img", "meta"}

    def __init__(self):
        super().__init__()
        self.elements, self.open = [], []

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes)))
        if name not in self.VOID:
            self.open.append(name)

    def handle_endtag(self, name):
        if name not in self.VOID:
            assert self.open.pop() == name, name


def today(days=0):
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 86400 * days))


def check_message(message, content):
    assert not message.defects, message.defects
    assert message["from"] == "Häfen <news@example.org>", message["from"]
    assert message["to"] == "posts@lists.example"
    assert message["subject"] == "The ferry goes electric — 渡轮", message["subject"]
    assert message["list-id"].endswith("<posts.lists.example>"), message["list-id"]
    assert message["list-unsubscribe"] == "<https://example.org/leave?list=posts>"
    assert message["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert message["message-id"].endswith("@example.org>")
    assert message["date"].datetime.strftime("%Y-%m-%d %H:%M") == f"{today()} 00:00"
    assert message.get_content_type() == "multipart/alternative"
    for line in content.split(b"\r\n"):
        assert len(line) <= 998, "a line longer than SMTP allows"
        line.decode("ascii")
    plain, html = message.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    text = plain.get_content().replace("\r\n", "\n")
    for wanted in ["The ferry has batteries now", "https://example.org/yard.html", "> Silent as a gull", "start --silent", "\n-- \n"]:
        assert wanted in text, f"{wanted} is not in {text}"
    assert "<" not in text.replace("<https", ""), text
    page = Html()
    page.feed(html.get_content())
    assert not page.open, page.open
    names = {name for name, _ in page.elements}
    assert not names & {"script", "iframe", "audio", "video", "link", "style", "form"}, names
    for name, attributes in page.elements:
        address = attributes.get("src") or attributes.get("href")
        assert address is None or address.startswith(("https://", "mailto:")), address
        if name in {"a", "blockquote", "code", "img", "pre", "td", "th"}:
            assert attributes.get("style"), name
    assert ("https://example.org/horn.mp3") in html.get_content()


def keep(name, message):
    if KEEP:
        KEEP.mkdir(parents=True, exist_ok=True)
        (KEEP / f"{name}.eml").write_bytes(bytes(message))
        html = message.get_body(("html",)).get_content()
        (KEEP / f"{name}.html").write_text(html)


def by_starttls(folder, cert, context):
    inbox = Inbox()
    controller = StartTls(inbox, hostname="127.0.0.1", port=2526)
    controller.context = context
    controller.start()
    site = Site(folder / "starttls", "smtp://localhost:2526", cert)
    assert "0 sent" in site.run()
    site.post("ferry", today(), "The ferry goes electric — 渡轮", BODY)
    said = site.run("--dry-run")
    assert "The ferry goes electric" in said and "content-ferry.eml" in said, said
    shown = (site.folder / ".feedmill/mail/content-ferry.eml").read_bytes()
    assert not inbox.messages
    # Who cannot be trusted, or does not trust, gets nothing.
    said = site.run(trusts=False, status=1)
    assert "certificate" in said, said
    said = site.run(password="wrong-password", status=1)
    assert "cannot log in" in said and "535" in said, said
    assert "posting" not in site.ledger() and not inbox.messages
    inbox.mode = "refuse"
    said = site.run(status=1)
    assert "554" in said and "posting" not in site.ledger(), said
    inbox.mode = "take"
    assert "1 sent" in site.run()
    assert "0 sent" in site.run()
    assert inbox.was_encrypted == [True]
    [(message, content)] = inbox.messages
    assert content.rstrip() == shown.rstrip(), (content[-300:], shown[-300:])
    check_message(message, content)
    keep("post", message)
    # The connection ends after the message, without an answer: the next run sends it again, under the same name.
    inbox.messages.clear()
    site.post("gull", today(), "A gull", "Text.")
    inbox.mode = "hang"
    said = site.run(status=1)
    assert "same Message-ID" in said and "posting" in site.ledger(), said
    assert len(inbox.messages) == 1
    inbox.mode = "take"
    assert "1 sent" in site.run()
    assert "0 sent" in site.run()
    ids = [message["message-id"] for message, _ in inbox.messages]
    assert len(ids) == 2 and ids[0] == ids[1], ids
    # Killed while the server thinks about it.
    inbox.messages.clear()
    inbox.arrived.clear()
    site.post("tide", today(), "A tide", "Text.")
    inbox.mode = "slow"
    environment = {"FEEDMILL_MAIL_PASSWORD": PASSWORD, "SSL_CERT_FILE": str(cert)}
    killed = subprocess.Popen([FEEDMILL, "announce", site.folder], env=environment)
    assert inbox.arrived.wait(30)
    killed.kill()
    killed.wait()
    inbox.mode = "take"
    assert "posting" in site.ledger()
    assert "1 sent" in site.run() and "0 sent" in site.run()
    assert len({message["message-id"] for message, _ in inbox.messages}) == 1
    controller.stop()


def by_tls(folder, cert, context):
    inbox = Inbox()
    inbox.mode = "tls"
    controller = Plain(inbox, hostname="127.0.0.1", port=2527, ssl_context=context)
    controller.start()
    more = "    every: day\n"
    site = Site(folder / "tls", "smtps://localhost:2527", cert, more)
    # Nobody asks who it is there.
    settings = site.folder / "feedmill.yaml"
    settings.write_text(settings.read_text().replace(f"    user: {USER}\n", ""))
    site.run()
    site.post("one", today(-1), "The first of two", BODY)
    site.post("two", f"{today(-1)} 12:00", "The second", "Text of the second.")
    site.post("now", today(), "Of today", "It waits.")
    said = site.run()
    assert "2 sent" in said and "1 wait" in said, said
    [(message, _)] = inbox.messages
    assert message["subject"] == "Harbour <News>: The first of two (+1)", message["subject"]
    text = message.get_body(("plain",)).get_content()
    assert text.index("The first of two") < text.index("Text of the second.")
    assert "It waits." not in text
    keep("digest", message)
    controller.stop()


def without_tls(folder, cert):
    """A relay on the same machine needs no TLS."""
    inbox = Inbox()
    controller = Plain(inbox, hostname="127.0.0.1", port=2528)
    controller.start()
    site = Site(folder / "plain", "smtp://127.0.0.1:2528", cert)
    settings = site.folder / "feedmill.yaml"
    settings.write_text(settings.read_text().replace(f"    user: {USER}\n", ""))
    site.run()
    site.post("a", today(), "A", "Text.")
    assert "1 sent" in site.run()
    controller.stop()
    said = site.run()
    site.post("b", today(), "B", "Text.")
    said = site.run(status=1)
    assert "127.0.0.1:2528" in said and "tries again" in said, said


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    cert, context = certificate(folder)
    by_starttls(folder, cert, context)
    by_tls(folder, cert, context)
    without_tls(folder, cert)
print("mail: STARTTLS, TLS and a relay on this machine; each message once, or again under its own name")
