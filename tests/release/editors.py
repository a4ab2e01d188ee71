"""What works in an editor and before a commit: the schema in yaml-language-server, the hooks of pre-commit."""

import json
import os
import pathlib
import re
import subprocess

from common import ROOT, check, has, run, serve_folder, site


def schema(work):
    """The first line that `init` writes names the schema; a language server completes and checks settings with it."""
    here = work / "site"
    here.mkdir()
    run(feedmill(), "init", here)
    text = (here / "feedmill.yaml").read_text()
    first = text.splitlines()[0]
    address = re.fullmatch(r"# yaml-language-server: \$schema=(https://\S+)", first)
    published = json.loads((ROOT / "docs/feedmill.schema.json").read_text())
    check(address and published["$id"] == address[1], f"{first}\n{published.get('$id')}")
    server = language_server(work)
    if not server:
        return "schema: the line that `init` writes; yaml-language-server could not be installed"
    with serve_folder(ROOT / "docs") as local:
        # The address is that of the published book, which is not reached here.
        text = text.replace(address[1], f"{local}/feedmill.schema.json")
        labels, diagnostics = ask(server, here / "feedmill.yaml", text + "\nfeeds:\n  form\n")
        check("formats" in labels and "limit" in labels, labels)
        labels, diagnostics = ask(server, here / "feedmill.yaml", text.replace("title:", "titel:"))
        check(any("titel" in message for message in diagnostics), diagnostics)
    return "schema: yaml-language-server completes `feeds: formats` and reports `titel`"


def feedmill():
    for profile in ["release", "debug"]:
        path = ROOT / "target" / profile / "feedmill"
        if path.exists():
            return path
    raise FileNotFoundError("build feedmill first")


def language_server(work):
    folder = pathlib.Path(os.environ.get("NODE_TOOLS", work / "node"))
    server = folder / "node_modules/.bin/yaml-language-server"
    if not server.exists():
        folder.mkdir(parents=True, exist_ok=True)
        run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "yaml-language-server@1")
    return server if server.exists() else None


def ask(server, path, text):
    """Opens a file in the language server; returns what it offers at the end, and what it complains of."""
    process = subprocess.Popen([server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    uri = path.as_uri()

    def send(**message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        process.stdin.flush()

    def receive():
        length = 0
        while (line := process.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(process.stdout.read(length))

    try:
        send(id=1, method="initialize", params={"processId": None, "rootUri": path.parent.as_uri(), "capabilities": {}})
        while receive().get("id") != 1:
            pass
        send(method="initialized", params={})
        settings = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}
        send(method="workspace/didChangeConfiguration", params={"settings": settings})
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        send(method="textDocument/didOpen", params={"textDocument": document})
        lines = text.splitlines()
        at = {"line": len(lines) - 1, "character": len(lines[-1])}
        send(id=2, method="textDocument/completion", params={"textDocument": {"uri": uri}, "position": at})
        labels, diagnostics = None, None
        while labels is None or diagnostics is None:
            message = receive()
            if message.get("id") == 2 and "result" in message:
                items = message["result"] or []
                items = items["items"] if isinstance(items, dict) else items
                labels = [item["label"] for item in items]
            elif message.get("method") == "textDocument/publishDiagnostics":
                diagnostics = [item["message"] for item in message["params"]["diagnostics"]]
            elif "id" in message and "method" in message:
                # The server asks for settings; it gets those from above.
                wanted = message.get("params", {}).get("items", [])
                send(id=message["id"], result=[settings.get(item.get("section"), None) for item in wanted] or None)
        return labels, diagnostics
    finally:
        process.kill()
        process.wait()


def hooks(work):
    """`pre-commit try-repo` with this repository, in a repository whose feeds are committed."""
    pre_commit = os.environ.get("PRE_COMMIT", "pre-commit")
    if not has(pre_commit):
        run("python3", "-m", "venv", work / "venv")
        run(work / "venv/bin/pip", "install", "--quiet", "pre-commit")
        pre_commit = work / "venv/bin/pre-commit"
    here = site(work / "site")
    run(feedmill(), "build", here)
    run("git", "init", "--quiet", cwd=here)
    run("git", "add", ".", cwd=here)
    environ = {**os.environ, "PATH": f"{feedmill().parent}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(work / "home")}

    def hook(name, code=0):
        return run(pre_commit, "try-repo", ROOT, name, "--all-files", "--verbose", code=code, cwd=here, env=environ)

    check("Passed" in hook("feedmill-validate"), "feedmill-validate")
    check("Passed" in hook("feedmill-check"), "feedmill-check")
    (here / "content/2026-01-01-post.md").write_text("---\ntitle: Changed\n---\nText.\n")
    check("not current" in hook("feedmill-check", code=1), "feedmill-check of feeds that are not current")
    (here / "feeds/rss.xml").write_text("<rss version='2.0'><channel></channel></rss>")
    check("rss.xml" in hook("feedmill-validate", code=1), "feedmill-validate of an invalid feed")
    return "pre-commit try-repo: feedmill-validate, feedmill-check"
