#!/usr/bin/env python3
"""Measure `feedmill serve` beside nginx and print the tables of docs/benchmarks.md: serve.py FEEDMILL [--seconds N] [--requests N]

FEEDMILL must be a release build with the feature `serve`; nginx and wrk must be installed. Both servers send the same files
with the same headers (`feedmill hosting nginx`), in turns, so that whatever else the machine does falls on both; a figure is
the median of three turns. Then a thousand connections that ask for nothing are held open, and last come as many requests as
are wanted, between which feedmill's memory is read. wrk runs on the same machine and takes its share of it.
"""
import argparse
import gzip
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/hosting"))
import check  # noqa: E402

TURNS = 3
IDLE = 1_000
DOCUMENT = "/feeds/rss.xml"


def wrk(port, seconds, headers):
    """Requests a second, and how many there were."""
    command = ["wrk", "-t1", "-c64", f"-d{seconds}s"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    said = subprocess.run([*command, f"http://127.0.0.1:{port}{DOCUMENT}"], check=True, capture_output=True, text=True).stdout
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)", said)
    if wrong:
        sys.exit(f"port {port}: {wrong[0]}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), int(re.search(r"(\d+) requests in", said)[1])


def resident(pid):
    """What a process holds in memory, in MiB."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def beside(ports, seconds, what, headers, conditional):
    """One row: the same requests to both, turn by turn."""
    asked = {}
    for name, port in ports.items():
        wanted = {key.replace("-", "_"): value for key, value in headers.items()}
        tag = check.ask(port, DOCUMENT, **wanted)[0].getheader("etag")
        asked[name] = {**headers, "If-None-Match": tag} if conditional else headers
        status = check.ask(port, DOCUMENT, **{key.replace("-", "_"): value for key, value in asked[name].items()})[0].status
        assert status == (304 if conditional else 200), f"{name}, {what}: status {status}"
    rates = {name: [] for name in ports}
    for _ in range(TURNS):
        for name, port in ports.items():
            rates[name].append(wrk(port, seconds, asked[name])[0])
    nginx, feedmill = (statistics.median(rates[name]) for name in ("nginx", "feedmill"))
    print(f"| {what} | {nginx:,.0f} | {feedmill:,.0f} | {feedmill / nginx:.2f} |", flush=True)


def start(work, ports, feedmill, feeds, public):
    conf = subprocess.run([feedmill, "hosting", "nginx", work / "site"], check=True, capture_output=True, text=True).stdout
    # What was compressed before is sent as it is by both, where it is there.
    conf = conf.replace("gzip on;", "gzip on;\n    gzip_static on;")
    command = check.nginx(work, ports["nginx"], public, conf)
    config = work / "nginx.conf"
    text = config.read_text().replace("access_log off;", "access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;")
    config.write_text(f"worker_processes {os.cpu_count()};\nworker_rlimit_nofile 4096;\n{text.replace('events { }', 'events { worker_connections 4096; }')}")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    servers = {
        "nginx": subprocess.Popen(command, **quiet),
        "feedmill": subprocess.Popen([feedmill, "serve", work / "site", "--out", feeds, "--addr", f"127.0.0.1:{ports['feedmill']}"], **quiet),
    }
    for name, server in servers.items():
        assert check.wait_for(ports[name], server), f"{name} does not start"
    return servers


def rates(ports, feeds, seconds):
    size = (feeds / "rss.xml").stat().st_size
    print(f"A feed of {size:,} bytes, {os.cpu_count()} processors, 64 connections.\n")
    print("| requests a second | nginx | feedmill | ratio |\n|---|---|---|---|")
    plain, packed = {}, {"Accept-Encoding": "gzip"}
    beside(ports, seconds, "whole", plain, False)
    beside(ports, seconds, "conditional (304)", plain, True)
    beside(ports, seconds, "whole, compressed by the server", packed, False)
    file = feeds / "rss.xml"
    (feeds / "rss.xml.gz").write_bytes(gzip.compress(file.read_bytes(), 6, mtime=0))
    stamp = file.stat()
    os.utime(feeds / "rss.xml.gz", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    # Read again, with what lies beside it now.
    file.write_bytes(file.read_bytes())
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    beside(ports, seconds, "whole, compressed before", packed, False)


def idle(ports, servers, seconds):
    before = resident(servers["feedmill"].pid)
    connections = [socket.create_connection(("127.0.0.1", ports["feedmill"])) for _ in range(IDLE)]
    rate = wrk(ports["feedmill"], min(seconds, 5), {})[0]
    held = resident(servers["feedmill"].pid)
    for connection in connections:
        connection.close()
    print(f"\nWith {IDLE:,} idle connections held open feedmill sends {rate:,.0f} whole documents a second and holds {held:.1f} MiB ({before:.1f} MiB without).")


def memory(ports, servers, requests):
    held, done = [resident(servers["feedmill"].pid)], 0
    part = requests / 4
    while done < requests:
        while done < part * len(held):
            done += wrk(ports["feedmill"], 2, {})[1]
        held.append(resident(servers["feedmill"].pid))
    print(f"\nMemory over {done:,} requests, in MiB, a quarter at a time: {', '.join(f'{one:.1f}' for one in held)}.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("feedmill")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--requests", type=int, default=1_000_000)
    options = parser.parse_args()
    feedmill = str(Path(options.feedmill).resolve())
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        work.chmod(0o755)
        ports = {"nginx": check.free_port(), "feedmill": check.free_port()}
        public, feeds = check.site(work / "site", ports["nginx"], feedmill, "/")
        servers = start(work, ports, feedmill, feeds, public)
        try:
            rates(ports, feeds, options.seconds)
            idle(ports, servers, options.seconds)
            memory(ports, servers, options.requests)
        finally:
            for server in servers.values():
                server.send_signal(signal.SIGTERM)
                server.wait(20)


if __name__ == "__main__":
    main()
