# docker build -t feedmill . && docker run --rm -v "$PWD:/site" --user "$(id -u):$(id -g)" feedmill build
#
# `source` compiles a static binary. Releases set BINARY to `archive` and take the binaries that are released, from
# target/container/amd64 and arm64.
ARG BINARY=source

FROM rust:1-alpine AS source
RUN apk add --no-cache build-base
WORKDIR /feedmill
COPY . .
RUN cargo build --locked --release --features full --bin feedmill && cp target/release/feedmill /feedmill.bin

FROM scratch AS archive
ARG TARGETARCH
COPY target/container/${TARGETARCH}/feedmill /feedmill.bin

FROM ${BINARY} AS binary

# Certificates and a user that is not root, no shell.
FROM gcr.io/distroless/static-debian12:nonroot
LABEL org.opencontainers.image.title="feedmill" \
      org.opencontainers.image.description="Makes, checks and publishes RSS, Atom and JSON feeds" \
      org.opencontainers.image.source="https://github.com/feedmill/feedmill" \
      org.opencontainers.image.documentation="https://feedmill.github.io/feedmill/" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0"
COPY --from=binary /feedmill.bin /usr/local/bin/feedmill
USER nonroot
WORKDIR /site
ENTRYPOINT ["/usr/local/bin/feedmill"]
CMD ["--help"]
