//! Runs other programs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Runs a program and shows what it prints; its failure is an error.
pub fn run<A: AsRef<OsStr>>(program: &str, arguments: &[A], folder: &Path) -> Result<()> {
    let status = command(program, arguments, folder)
        .status()
        .with_context(|| format!("cannot run {program}"))?;
    if !status.success() {
        bail!("{program} failed: {status}");
    }
    Ok(())
}

/// Runs a program and returns what it printed.
pub fn output<A: AsRef<OsStr>>(program: &str, arguments: &[A], folder: &Path) -> Result<String> {
    let output = command(program, arguments, folder)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {program}"))?;
    if !output.status.success() {
        bail!("{program} failed: {}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Whether a program can be run.
pub fn exists(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn command<A: AsRef<OsStr>>(program: &str, arguments: &[A], folder: &Path) -> Command {
    // npm is a script on Windows, which is found by its whole name alone.
    let program = match program {
        "npm" if cfg!(windows) => "npm.cmd",
        program => program,
    };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null());
    command
}
