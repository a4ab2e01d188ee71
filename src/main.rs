//! The command-line tool; `src/cli` has all of it.

// What there is and what not is decided by input, and a panic would lose the other posts.
#![deny(clippy::expect_used, clippy::unwrap_used)]

mod cli;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
