#!/bin/sh
# Installs the released binary of feedmill for this platform, after checking its SHA-256 checksum.
#
#   curl -fsSL https://github.com/feedmill/feedmill/releases/latest/download/install.sh | sh
#   sh install.sh --version 0.1.0 --to ~/bin
#
# Needs curl or wget, tar (unzip on Windows), and sha256sum, shasum or openssl.
set -eu

usage() {
    cat <<'END'
Install feedmill.

Usage: install.sh [--version VERSION] [--to DIR] [--target TRIPLE] [--sha256 CHECKSUM]

  --version VERSION   this version instead of the latest
  --to DIR            into this folder instead of ~/.local/bin
  --target TRIPLE     the archive of this platform instead of the one that is found out
  --sha256 CHECKSUM   accept this archive only, whatever the release's SHA256SUMS says

FEEDMILL_RELEASES is the address of releases, if they are mirrored.
END
}

fail() {
    printf 'error: %s\n' "$1" >&2
    shift
    for help in "$@"; do printf '  help: %s\n' "$help" >&2; done
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

main() {
    version=""
    to=""
    target=""
    sha256=""
    releases="${FEEDMILL_RELEASES:-https://github.com/feedmill/feedmill/releases}"
    releases="${releases%/}"
    while [ $# -gt 0 ]; do
        case "$1" in
            --version | --to | --target | --sha256)
                if [ $# -lt 2 ] || [ -z "$2" ]; then fail "$1 needs a value"; fi
                case "$1" in
                    --version) version="${2#v}" ;;
                    --to) to="$2" ;;
                    --target) target="$2" ;;
                    --sha256) sha256="$2" ;;
                esac
                shift 2
                ;;
            -h | --help)
                usage
                exit 0
                ;;
            *) fail "unknown argument \`$1\`" "\`sh install.sh --help\` lists the arguments" ;;
        esac
    done
    # Neither becomes a path of something else.
    case "$version" in *[!0-9A-Za-z.+-]*) fail "invalid version \`$version\`" "write it as 0.1.0" ;; esac
    case "$target" in *[!0-9A-Za-z_-]*) fail "invalid target \`$target\`" ;; esac

    if [ -z "$to" ]; then
        [ -n "${HOME:-}" ] || fail "HOME is not set" "choose a folder with --to"
        to="$HOME/.local/bin"
    fi
    # A name that begins with a hyphen is not an option of cp and mv.
    case "$to" in -*) to="./$to" ;; esac
    [ -n "$target" ] || target="$(platform)"
    case "$target" in
        *windows*) archive="feedmill-$target.zip" binary=feedmill.exe ;;
        *) archive="feedmill-$target.tar.gz" binary=feedmill ;;
    esac
    if [ -n "$version" ]; then from="$releases/download/v$version"; else from="$releases/latest/download"; fi

    work="$(mktemp -d 2>/dev/null || mktemp -d -t feedmill)"
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM

    printf 'downloading %s/%s\n' "$from" "$archive"
    download "$from/$archive" "$work/$archive" \
        || fail "cannot download $from/$archive" "check the version and the connection; releases are listed at $releases"
    if [ -z "$sha256" ]; then
        download "$from/SHA256SUMS" "$work/SHA256SUMS" || fail "cannot download $from/SHA256SUMS"
        sha256="$(awk -v name="$archive" '$2 == name || $2 == "*" name { print $1; exit }' "$work/SHA256SUMS")"
        [ -n "$sha256" ] || fail "$from/SHA256SUMS has no checksum for $archive"
    fi
    actual="$(checksum "$work/$archive")"
    [ -n "$actual" ] || fail "cannot compute the checksum of $archive"
    [ "$actual" = "$(printf %s "$sha256" | tr 'A-F' 'a-f')" ] || fail \
        "wrong checksum of $archive: it should be $sha256, but is $actual" \
        "nothing was installed; download it again, and report this if it persists"

    case "$archive" in
        *.zip) unzip -q "$work/$archive" -d "$work" ;;
        *) tar -xzf "$work/$archive" -C "$work" ;;
    esac || fail "cannot unpack $archive"
    mkdir -p "$to" || fail "cannot create $to" "choose another folder with --to"
    # Copied under another name and then renamed, so that a running feedmill is not disturbed.
    new="$to/.feedmill-$$"
    if ! { cp "$work/feedmill-$target/$binary" "$new" && chmod 755 "$new" && mv -f "$new" "$to/$binary"; }; then
        rm -f "$new"
        fail "cannot write $to/$binary" "choose another folder with --to"
    fi

    said="$("$to/$binary" --version)" || fail "$to/$binary does not run on this machine" \
        "try \`--target\` with another platform, or \`cargo install feedmill\`"
    printf 'installed %s as %s\n' "$said" "$to/$binary"
    case ":$PATH:" in
        *":$to:"*) ;;
        *) printf 'note: %s is not in PATH; add it to use feedmill by name\n' "$to" ;;
    esac
}

# The target triple of this machine.
platform() {
    system="$(uname -s)"
    processor="$(uname -m)"
    case "$processor" in
        x86_64 | amd64) processor=x86_64 ;;
        arm64 | aarch64) processor=aarch64 ;;
        *) fail "there is no binary for the processor $processor" "\`cargo install feedmill\` builds one" ;;
    esac
    case "$system" in
        Linux)
            # A binary for glibc needs one that is not older; the one for musl runs everywhere.
            if glibc; then printf '%s-unknown-linux-gnu' "$processor"; else printf '%s-unknown-linux-musl' "$processor"; fi
            ;;
        Darwin)
            # A shell under Rosetta says x86_64.
            if [ "$(sysctl -n hw.optional.arm64 2>/dev/null)" = 1 ]; then processor=aarch64; fi
            printf '%s-apple-darwin' "$processor"
            ;;
        MINGW* | MSYS* | CYGWIN* | Windows_NT) printf 'x86_64-pc-windows-msvc' ;;
        *) fail "there is no binary for $system" "\`cargo install feedmill\` builds one" ;;
    esac
}

# Whether this Linux has glibc 2.35 or later, the version on which releases are built.
glibc() {
    found="$(getconf GNU_LIBC_VERSION 2>/dev/null)" || return 1
    found="${found#glibc }"
    major="${found%%.*}"
    minor="${found#*.}"
    minor="${minor%%.*}"
    case "$major$minor" in '' | *[!0-9]*) return 1 ;; esac
    [ "$major" -gt 2 ] || { [ "$major" -eq 2 ] && [ "$minor" -ge 35 ]; }
}

download() {
    if has curl; then
        # What is asked for by HTTPS is not redirected to anything less.
        case "$1" in https://*) protocols='=https' ;; *) protocols='=http,https' ;; esac
        curl --proto "$protocols" --proto-redir "$protocols" -fsSL --retry 3 -o "$2" "$1"
    elif has wget; then
        wget -q -O "$2" "$1"
    else
        fail "curl or wget is needed to download feedmill"
    fi
}

checksum() {
    if has sha256sum; then
        sha256sum "$1" | cut -d ' ' -f 1
    elif has shasum; then
        shasum -a 256 "$1" | cut -d ' ' -f 1
    elif has openssl; then
        openssl dgst -sha256 -r "$1" | cut -d ' ' -f 1
    else
        fail "sha256sum, shasum or openssl is needed to check what was downloaded"
    fi
}

# At the end, so that a script that arrived in part does nothing.
main "$@"
