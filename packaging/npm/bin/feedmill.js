#!/usr/bin/env node
// Runs the binary of this platform, which npm installed as an optional dependency.
"use strict";

const { spawnSync } = require("node:child_process");
const { constants } = require("node:os");

/** The C library of a Linux system: only glibc names its version in a report of node. */
function libc() {
  if (process.platform !== "linux") return "";
  const { header } = process.report.getReport();
  return header.glibcVersionRuntime ? "-gnu" : "-musl";
}

function binary() {
  const name = `@feedmill/${process.platform}-${process.arch}${libc()}`;
  const file = process.platform === "win32" ? "feedmill.exe" : "feedmill";
  try {
    return require.resolve(`${name}/bin/${file}`);
  } catch {
    console.error(
      `error: the package ${name} is missing\n` +
        "  help: install feedmill again without `--omit=optional`; if there is no such package, feedmill has no binary\n" +
        "        for this platform, and `cargo install feedmill` builds one",
    );
    process.exit(2);
  }
}

const { status, signal, error } = spawnSync(binary(), process.argv.slice(2), { stdio: "inherit" });
if (error) {
  console.error(`error: cannot run feedmill: ${error.message}`);
  process.exit(2);
}
process.exit(signal ? 128 + constants.signals[signal] : status);
