# List the recipes.
default:
    @just --list

# Every gate that a change must pass.
ci:
    .ci/run

# Take what the golden sites give now; then read `git diff`.
refresh:
    FEEDMILL_REFRESH=1 cargo test --test golden

# Build the example site's feeds.
feeds:
    cargo run --release -- build --now 2026-11-01T00:00:00Z

# Measure whole builds against the least that they can cost: `just bench-scale --posts 1000,10000`.
bench-scale *arguments:
    python3 benches/scale.py {{arguments}}

# Measure the server beside nginx: `just bench-serve --seconds 10`.
bench-serve *arguments:
    cargo build --locked --release
    python3 benches/serve.py target/release/feedmill {{arguments}}

# Measure the memory of the server while 500 clients want 20,000 documents.
bench-serve-memory *arguments:
    cargo build --locked --release
    python3 benches/serve_memory.py target/release/feedmill {{arguments}}

# Count the instructions of a build, as the gate does.
bench-instructions *arguments:
    python3 benches/instructions.py {{arguments}}

# Compare the documents of two programs: `just same-documents /tmp/before target/release/feedmill`.
same-documents *arguments:
    python3 tests/same_documents.py {{arguments}}

# Build the documentation, and open it.
book:
    mdbook build --open

# Draw the chart of the benchmarks and make the pictures of the documentation.
pictures:
    cargo build --locked
    python3 benches/chart.py
    python3 tests/browser/pictures.py target/debug/feedmill

# Make everything that a release has for this platform, and try each install.
release-check *arguments:
    python3 tests/release/check.py {{arguments}}
