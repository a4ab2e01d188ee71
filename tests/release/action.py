"""The steps of the GitHub Action, under an environment as a runner has it, with a local server of releases and of comments."""

import json
import os
import shutil

from common import ROOT, api, check, has, releases, run, serve, serve_folder, site, version


def try_all(work):
    check(has("jq"), "jq is needed")
    steps = Steps(work)
    folder = work / "releases"
    releases(folder)
    with serve_folder(folder) as address:
        steps.install(address)
    steps.build()
    steps.build_with_warnings()
    steps.check_committed()
    steps.comment()
    return "the Action: install, build, check, annotate, validate, comment"


class Steps:
    def __init__(self, work):
        self.work = work
        self.temp = work / "temp"
        self.temp.mkdir()
        self.path = os.environ["PATH"]

    def step(self, name, cwd, code=0, **variables):
        """Runs a step and returns what it printed, and the outputs that it set."""
        output, summary = self.temp / "output", self.temp / "summary"
        for file in (output, summary):
            file.write_text("")
        defaults = {"INPUT_SITE": ".", "INPUT_OUT": "", "INPUT_ARGS": "", "INPUT_CHECK": "false", "INPUT_STRICT": "false",
                    "INPUT_ANNOTATE": "true"}
        environ = {
            **os.environ, **defaults, "PATH": self.path, "GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_PATH": str(self.temp / "path"),
            **variables,
        }
        said = run("bash", ROOT / "action" / f"{name}.sh", cwd=cwd, code=code, env=environ)
        outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return said, outputs, summary.read_text()

    def install(self, address):
        variables = {"INPUT_VERSION": "", "INPUT_SHA256": "", "INPUT_RELEASES": address}
        _, outputs, _ = self.step("install", self.work, **variables)
        check(outputs == {"version": version()}, outputs)
        self.path = f"{(self.temp / 'path').read_text().strip()}:{self.path}"
        check(shutil.which("feedmill", path=self.path).startswith(str(self.temp)), "feedmill is not the installed one")
        said, _, _ = self.step("install", self.work, code=1, **{**variables, "INPUT_SHA256": "0" * 64})
        check("wrong checksum" in said, said)
        said, _, _ = self.step("install", self.work, code=1, **{**variables, "INPUT_VERSION": "9.9.9"})
        check("cannot download" in said, said)

    def build(self):
        here = self.work / "plain"
        site(here / "blog", posts=2)
        said, outputs, summary = self.step("build", here, INPUT_SITE="blog", INPUT_ARGS="--limit 1")
        check(outputs["folder"] == "blog/feeds" and outputs["posts"] == "2" and outputs["warnings"] == "0", outputs)
        check(int(outputs["written"]) > 3 and "feeds of 2 posts" in summary, summary)
        check("::" not in said, said)
        check((here / "blog/feeds/rss.xml").read_text().count("<item>") == 1, "--limit 1 was not passed")
        json.loads((self.temp / "feedmill-report.json").read_text())
        self.step("validate", here, FOLDER=outputs["folder"], INPUT_STRICT="true")
        (here / "blog/feeds/rss.xml").write_text("<rss version='2.0'><channel></channel></rss>")
        said, _, _ = self.step("validate", here, code=1, FOLDER=outputs["folder"])
        check("::error file=blog/feeds/rss.xml" in said, said)
        _, outputs, _ = self.step("build", here, INPUT_SITE="blog", INPUT_OUT="public/feeds")
        check(outputs["folder"] == "public/feeds" and (here / "public/feeds/rss.xml").exists(), outputs)

    def build_with_warnings(self):
        here = site(self.work / "faulty")
        post = here / "content" / "2026-01-02-bad%0A::error::.md"
        post.write_text("---\ntitle: Bad\ndate: no date at all\n---\nText.\n")
        said, outputs, _ = self.step("build", here)
        check(int(outputs["warnings"]) >= 1, outputs)
        annotation = next(line for line in said.splitlines() if line.startswith("::warning file=content/2026-01-02-bad"))
        check("%250A" in annotation and ",line=3" in annotation and "%0A" in annotation, annotation)
        said, _, _ = self.step("build", here, INPUT_ANNOTATE="false")
        check("\n::warning" not in said, said)
        self.step("build", here, code=1, INPUT_STRICT="true")
        (here / "feedmill.yaml").write_text("title: [\n")
        said, _, _ = self.step("build", here, code=2)
        check("::error file=feedmill.yaml,line=1" in said or "::error title=feedmill::" in said, said)

    def check_committed(self):
        here = site(self.work / "committed")
        self.step("build", here)
        _, outputs, _ = self.step("build", here, INPUT_CHECK="true")
        check(outputs["written"] == "0", outputs)
        (here / "content/2026-01-01-post.md").write_text("---\ntitle: Changed\n---\nText.\n")
        said, _, summary = self.step("build", here, code=1, INPUT_CHECK="true")
        check("::error file=feeds/rss.xml,line=" in said and "is not current" in said, said)
        check("are not current" in summary, summary)

    def comment(self):
        origin, here = self.work / "origin", self.work / "pull-request"
        site(origin)
        git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"]
        run(*git, "init", "--quiet", cwd=origin)
        run(*git, "add", ".", cwd=origin)
        run(*git, "commit", "--quiet", "-m", "A site", cwd=origin)
        # As a runner checks out: one commit, without its parents.
        run(*git, "clone", "--quiet", "--depth=1", f"file://{origin}", here, cwd=self.work)
        event = self.temp / "event.json"
        event.write_text(json.dumps({"pull_request": {"number": 7}}))
        variables = {"GITHUB_EVENT_PATH": str(event), "GITHUB_REPOSITORY": "ada/blog", "GITHUB_BASE_REF": "main",
                     "GITHUB_TOKEN": "token"}

        def comment(comments, status=200):
            requests = []
            with serve(api(comments, requests, status)) as address:
                said, _, summary = self.step("comment", here, GITHUB_API_URL=address, **variables)
            check(not (here / ".git/worktrees").exists() or not any((here / ".git/worktrees").iterdir()), "a worktree is left")
            return said, requests, summary

        _, requests, summary = comment([])
        check(not requests and "No document changes" in summary, f"{requests} {summary}")
        (here / "content/2026-01-02-new.md").write_text("---\ntitle: Néw\n---\n```\nfenced\n````\n")
        _, requests, _ = comment([{"id": 1, "body": "Nice"}])
        (method, path, body, token), = requests
        check((method, path, token) == ("POST", "/repos/ada/blog/issues/7/comments", "Bearer token"), requests)
        check(body.startswith("<!-- feedmill -->") and "Néw" in body, body)
        longest = max(len(line) - len(line.lstrip("`")) for line in body.splitlines())
        check(body.count("`" * longest) == 2, body)
        earlier = [{"id": 1, "body": "Nice"}, {"id": 5, "body": body}]
        _, requests, _ = comment(earlier)
        check(requests[0][0] == "PATCH" and requests[0][1].endswith("/issues/comments/5"), requests)
        (here / "content/2026-01-02-new.md").unlink()
        _, requests, _ = comment(earlier)
        check("No document changes" in requests[0][2], requests)
        # A pull request from a fork: the token may not write.
        (here / "content/2026-01-02-new.md").write_text("---\ntitle: New\n---\nText.\n")
        said, _, summary = comment([], status=403)
        check("::notice" in said and "Difference" in summary, said)
