# The released binary, for use without a compiler: `pkgs.callPackage ./feedmill.nix { }`. flake.nix builds from source instead.
{
  lib,
  stdenvNoCC,
  fetchurl,
  installShellFiles,
}:

let
  archives = {
    x86_64-linux = {
      target = "x86_64-unknown-linux-musl";
      sha256 = "@sha256:x86_64-unknown-linux-musl@";
    };
    aarch64-linux = {
      target = "aarch64-unknown-linux-musl";
      sha256 = "@sha256:aarch64-unknown-linux-musl@";
    };
    x86_64-darwin = {
      target = "x86_64-apple-darwin";
      sha256 = "@sha256:x86_64-apple-darwin@";
    };
    aarch64-darwin = {
      target = "aarch64-apple-darwin";
      sha256 = "@sha256:aarch64-apple-darwin@";
    };
  };
  archive =
    archives.${stdenvNoCC.hostPlatform.system}
      or (throw "feedmill has no binary for ${stdenvNoCC.hostPlatform.system}");
in
stdenvNoCC.mkDerivation {
  pname = "feedmill";
  version = "@version@";

  src = fetchurl {
    url = "@downloads@/feedmill-${archive.target}.tar.gz";
    inherit (archive) sha256;
  };

  nativeBuildInputs = [ installShellFiles ];

  installPhase = ''
    install -D feedmill $out/bin/feedmill
    installManPage man/man1/*.1
    installShellCompletion completions/feedmill.{bash,fish} --zsh completions/_feedmill
  '';

  meta = {
    description = "@description@";
    homepage = "@homepage@";
    license = with lib.licenses; [
      mit
      asl20
    ];
    mainProgram = "feedmill";
    platforms = builtins.attrNames archives;
    sourceProvenance = [ lib.sourceTypes.binaryNativeCode ];
  };
}
