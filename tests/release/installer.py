"""install.sh from a local server, under the shells that people have."""

import os
import pathlib

from common import ROOT, Failed, check, has, releases, run, serve_folder, version

SHELLS = [["dash"], ["busybox", "sh"], ["bash", "--posix"]]


def try_all(work):
    folder = work / "releases"
    archive = releases(folder)
    shells = [shell for shell in SHELLS if has(shell[0])]
    check(["dash"] in shells and ["busybox", "sh"] in shells, "dash and busybox are needed")
    with serve_folder(folder) as address:
        for shell in shells:
            with_shell(work / shell[0], shell, address)
        refused(work, folder, archive, address)
    return f"install.sh under {', '.join(' '.join(shell) for shell in shells)}"


def environment(address, home):
    return {**os.environ, "FEEDMILL_RELEASES": address, "HOME": str(home)}


def with_shell(work, shell, address):
    work.mkdir()
    environ = environment(address, work)
    script = ROOT / "install.sh"
    said = run(*shell, script, env=environ)
    check(f"installed feedmill {version()}" in said and "is not in PATH" in said, said)
    check(f"feedmill {version()}" in run(work / ".local/bin/feedmill", "--version"), "the binary does not run")

    # A version, a folder with blanks, twice: the second replaces the first.
    to = work / "a folder" / "bin"
    for _ in range(2):
        run(*shell, script, "--version", f"v{version()}", "--to", to, env=environ)
    check([path.name for path in to.iterdir()] == ["feedmill"], f"{to} holds more than feedmill")
    run(*shell, script, "--to", "-x", env=environ, cwd=work)
    check((work / "-x" / "feedmill").exists(), "a folder whose name begins with a hyphen")

    # Through a pipe, as people run it.
    run("sh", "-c", f'{" ".join(shell)} -s -- --to "$0" < "$1"', work / "piped", script, env=environ)
    check((work / "piped/feedmill").exists(), "the script through a pipe installed nothing")

    # A script of which the end did not arrive does nothing.
    text = script.read_text()
    half = work / "half.sh"
    half.write_text(text[: text.rindex("main ")])
    run(*shell, half, "--to", work / "half", env=environ)
    check(not (work / "half").exists(), "half a script installed something")


def refused(work, folder, archive, address):
    """What must not be installed; each message says why."""
    environ = environment(address, work / "refused")
    to = work / "nothing"
    install = ["dash", ROOT / "install.sh", "--to", to]
    sums = folder / "latest/download/SHA256SUMS"
    right = sums.read_text()

    def fails(message, *arguments, env=environ):
        said = run(*install, *arguments, code=1, env=env)
        check(message in said, f"`{message}` is not in: {said}")
        check(not to.exists(), f"{arguments}: something was installed")

    sums.write_text(f"{'0' * 64}  {archive}\n")
    fails("wrong checksum")
    sums.write_text(right.replace(archive, "another.tar.gz"))
    fails("has no checksum")
    sums.unlink()
    fails("cannot download")
    sums.write_text(right)
    fails("wrong checksum", "--sha256", "1" * 64)
    fails("cannot download", "--version", "99.0.0")
    fails("invalid version", "--version", "../../x")
    fails("cannot download", "--target", "riscv64gc-unknown-linux-gnu")
    fails("unknown argument", "--frobnicate")
    fails("needs a value", "--version")
    cut = folder / "latest/download" / archive
    whole = cut.read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    fails("wrong checksum")
    cut.write_bytes(whole)

    # A machine that no release is for.
    tools = work / "tools"
    tools.mkdir()
    uname = tools / "uname"
    uname.write_text('#!/bin/sh\ncase "$1" in -s) echo Plan9 ;; *) echo x86_64 ;; esac\n')
    uname.chmod(0o755)
    fails("no binary for Plan9", env={**environ, "PATH": f"{tools}:{os.environ['PATH']}"})
    # Without HOME and without --to there is no place.
    said = run("dash", ROOT / "install.sh", code=1, env={**environ, "HOME": ""})
    check("HOME is not set" in said, said)
    if pathlib.Path("/.local/bin/feedmill").exists():
        raise Failed("feedmill was installed at the root")
