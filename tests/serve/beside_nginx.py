#!/usr/bin/env python3
"""Measure `feedmill serve` beside nginx: the same files, the same configuration, turn by turn in one run.

usage: beside_nginx.py FEEDMILL [SECONDS]

FEEDMILL must be a release build with the feature `serve`; nginx and wrk must be installed. Printed are requests a second for
whole documents and for conditional requests, their ratio, and feedmill's memory before and after.
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hosting"))
import check  # noqa: E402

ROUNDS = 2


def rate(port, path, seconds, headers):
    command = ["wrk", "-t1", "-c64", f"-d{seconds}s"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    said = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], check=True, capture_output=True, text=True).stdout
    total = int(re.search(r"(\d+) requests in", said)[1])
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), total


def resident(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1])


def main():
    feedmill = str(Path(sys.argv[1]).resolve())
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        work.chmod(0o755)
        ports = {"nginx": check.free_port(), "feedmill": check.free_port()}
        public, feeds = check.site(work / "site", ports["nginx"], feedmill, "/")
        conf = subprocess.run([feedmill, "hosting", "nginx", work / "site"], check=True, capture_output=True, text=True).stdout
        command = check.nginx(work, ports["nginx"], public, conf)
        config = work / "nginx.conf"
        config.write_text("worker_processes 2;\n" + config.read_text().replace("access_log off;", "access_log off; sendfile on; tcp_nopush on;"))
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        servers = {
            "nginx": subprocess.Popen(command, **quiet),
            "feedmill": subprocess.Popen(
                [feedmill, "serve", work / "site", "--out", feeds, "--addr", f"127.0.0.1:{ports['feedmill']}"], **quiet),
        }
        try:
            for name, server in servers.items():
                assert check.wait_for(ports[name], server), f"{name} does not start"
            path = "/feeds/rss.xml"
            tags = {name: check.ask(port, path)[0].getheader("etag") for name, port in ports.items()}
            rate(ports["feedmill"], path, 1, {})
            before, requests = resident(servers["feedmill"].pid), 0
            for kind in ["whole", "conditional"]:
                rates = {name: [] for name in servers}
                for _ in range(ROUNDS):
                    for name, port in ports.items():
                        headers = {"If-None-Match": tags[name]} if kind == "conditional" else {}
                        found, total = rate(port, path, seconds, headers)
                        rates[name].append(found)
                        requests += total if name == "feedmill" else 0
                means = {name: sum(all_) / len(all_) for name, all_ in rates.items()}
                print(f"{kind}: nginx {means['nginx']:.0f}/s, feedmill {means['feedmill']:.0f}/s, ratio {means['feedmill'] / means['nginx']:.2f}")
            after = resident(servers["feedmill"].pid)
            print(f"memory: {before} KiB before, {after} KiB after {requests} requests; load {os.getloadavg()[0]:.1f}")
        finally:
            for server in servers.values():
                server.send_signal(signal.SIGTERM)
                server.wait(20)


if __name__ == "__main__":
    main()
