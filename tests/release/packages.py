"""Packages of each kind: installed where nothing of feedmill was, run, and removed."""

import json
import os
import pathlib
import re
import shutil

from common import DIST, ROOT, check, has, host, run, site, version


def archive(_):
    run(".github/smoke.sh", "target/dist", host())
    return f"archive feedmill-{host()}.tar.gz"


def completions(_):
    """Each shell that is here reads what is made for it."""
    folder = ROOT / "target/assets/completions"
    tried = ["bash"]
    run("bash", "-n", folder / "feedmill.bash")
    said = run("bash", "-c", f"""
        source '{folder}/feedmill.bash'
        COMP_WORDS=(feedmill val) COMP_CWORD=1
        _feedmill feedmill val feedmill
        echo "${{COMPREPLY[@]}}\"""")
    check(said.strip() == "validate", said)
    if has("zsh"):
        run("zsh", "-n", folder / "_feedmill")
        tried.append("zsh")
    if has("fish"):
        said = run("fish", "-c", f"source '{folder}/feedmill.fish'; complete -C 'feedmill val'")
        check(said.startswith("validate"), said)
        tried.append("fish")
    pages = sorted((ROOT / "target/assets/man/man1").iterdir())
    check(len(pages) > 8, pages)
    if has("mandoc"):
        for page in pages:
            run("mandoc", "-W", "error", page)
    elif has("man"):
        for page in pages:
            run("man", "--warnings", "-l", page, env={**os.environ, "MANPAGER": "cat"})
    return f"completions ({', '.join(tried)}), {len(pages)} man pages"


def templates(_):
    """The languages' own parsers read what was filled in."""
    formula = (DIST / "homebrew/feedmill.rb").read_text()
    sums = {name: sum for sum, name in (line.split() for line in (DIST / "SHA256SUMS").read_text().splitlines())}
    tried = ["scoop (JSON)"]
    if f"feedmill-{host()}.tar.gz" in formula:
        check(sums[f"feedmill-{host()}.tar.gz"] in formula, "the formula has another checksum")
    nix = (DIST / "nix/feedmill.nix").read_text()
    for text in [formula, nix]:
        check(version() in text and not re.search(r"@\w+@", text), text)
    manifest = json.loads((DIST / "scoop/feedmill.json").read_text())
    check(manifest["version"] == version() and len(manifest["architecture"]["64bit"]["hash"]) == 64, manifest)
    import yaml

    for path in (DIST / "winget").iterdir():
        check(yaml.safe_load(path.read_text())["PackageVersion"] == version(), path)
    tried.append("winget (YAML)")
    if has("ruby"):
        run("ruby", "-c", DIST / "homebrew/feedmill.rb")
        tried.append("Homebrew (ruby -c)")
    if has("nix-instantiate"):
        for path in [DIST / "nix/feedmill.nix", ROOT / "flake.nix"]:
            run("nix-instantiate", "--parse", path)
        tried.append("Nix (nix-instantiate --parse)")
    return f"templates: {', '.join(tried)}"


def npm(work):
    """The main package finds the binary of this platform; without it, it says what is missing."""
    folder = work / "project"
    site(folder)
    (folder / "package.json").write_text('{"private": true}')
    tarballs = sorted((DIST / "npm").iterdir())
    main = [path for path in tarballs if path.name == f"feedmill-{version()}.tgz"]
    check(len(tarballs) == 2 and main, tarballs)
    install = ["npm", "install", "--offline", "--silent", "--no-audit", "--no-fund"]
    run(*install, *tarballs, cwd=folder)
    said = run("npx", "--no-install", "feedmill", "build", cwd=folder)
    check("1 post" in said and (folder / "feeds/rss.xml").exists(), said)
    check(version() in run("npx", "--no-install", "feedmill", "--version", cwd=folder), "npx feedmill --version")
    # The exit status is that of feedmill.
    run("npx", "--no-install", "feedmill", "explain", "no-such-rule", code=2, cwd=folder)
    for package in (folder / "node_modules/@feedmill").iterdir():
        shutil.rmtree(package)
    said = run("node", "node_modules/feedmill/bin/feedmill.js", "--version", code=2, cwd=folder)
    check("is missing" in said and "--omit=optional" in said, said)
    return f"npm: {', '.join(path.name for path in tarballs)}; npx feedmill build"


def python(work):
    """The wheel needs no compiler; the sdist builds with one."""
    made = sorted((DIST / "python").iterdir())
    tried = []
    for path in made:
        folder = work / path.suffix.removeprefix(".")
        run("python3", "-m", "venv", folder)
        run(folder / "bin/pip", "install", "--quiet", path)
        said = run(folder / "bin/feedmill", "--version")
        check(said.strip() == f"feedmill {version()}", said)
        here = site(folder / "site")
        run(folder / "bin/feedmill", "build", here, "--strict")
        check("License" in run(folder / "bin/pip", "show", "feedmill"), "pip show")
        run(folder / "bin/pip", "uninstall", "--quiet", "--yes", "feedmill")
        check(not (folder / "bin/feedmill").exists(), "pip uninstall left the binary")
        tried.append(path.name)
    check(len(tried) == 2, tried)
    return f"pip: {', '.join(tried)}"


def debian(work):
    """Installed into a system of its own that debootstrap makes, or unpacked if there is no such program."""
    package, = DIST.glob("*.deb")
    contents = run("dpkg-deb", "--contents", package)
    for path in ["usr/bin/feedmill", "usr/share/man/man1/feedmill.1.gz", "usr/share/doc/feedmill/copyright",
                 "usr/share/bash-completion/completions/feedmill", "usr/share/zsh/vendor-completions/_feedmill",
                 "usr/share/fish/vendor_completions.d/feedmill.fish"]:
        check(path in contents, f"{package.name} has no {path}")
    check("libc6" in run("dpkg-deb", "--field", package, "Depends"), "no dependency on libc6")
    system = os.environ.get("DEBIAN_SYSTEM")
    if not system and not has("debootstrap"):
        return f"{package.name}: contents only; debootstrap is not installed"
    if not system:
        system = work / "system"
        run("debootstrap", "--variant=minbase", "bookworm", system)
    system = pathlib.Path(system)
    shutil.copy(package, system / "tmp")
    site(system / "tmp/site")
    try:
        run("chroot", system, "dpkg", "-i", f"/tmp/{package.name}")
        check(version() in run("chroot", system, "feedmill", "--version"), "the binary does not run")
        run("chroot", system, "feedmill", "build", "/tmp/site", "--strict")
        run("chroot", system, "dpkg", "-r", "feedmill")
        check(not (system / "usr/bin/feedmill").exists(), "dpkg -r left the binary")
    finally:
        shutil.rmtree(system / "tmp/site")
        (system / "tmp" / package.name).unlink()
    return f"{package.name}: dpkg -i, a build, dpkg -r in a system of its own"


def rpm(_):
    package, = DIST.glob("*.rpm")
    if not has("rpm"):
        return f"{package.name}: made, not looked at: rpm is not installed"
    contents = run("rpm", "-qpl", package).splitlines()
    for path in ["/usr/bin/feedmill", "/usr/share/man/man1/feedmill.1", "/usr/share/licenses/feedmill/LICENSE-MIT",
                 "/usr/share/bash-completion/completions/feedmill"]:
        check(path in contents, f"{package.name} has no {path}")
    check("MIT" in run("rpm", "-qp", "--queryformat", "%{LICENSE}", package), "no licence")
    return f"{package.name}: rpm -qpl, {len(contents)} files"


def crates(_):
    names = sorted(path.name for path in (DIST / "crates").iterdir())
    check(f"feedmill-{version()}.crate" in names and len(names) == len(list((ROOT / "crates").iterdir())) + 1, names)
    return f"crates: {', '.join(names)}"


def components(_):
    listed = json.loads((DIST / "feedmill.cdx.json").read_text())
    names = {component["name"] for component in listed["components"]}
    check({"clap", "quick-xml", "object_store"} <= names and "xtask" not in names, sorted(names))
    return f"components: {len(names)} in CycloneDX {listed['specVersion']}"
