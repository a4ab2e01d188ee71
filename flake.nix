{
  description = "Makes, checks and publishes RSS, Atom and JSON feeds";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      forEach = build: nixpkgs.lib.genAttrs systems (system: build nixpkgs.legacyPackages.${system});
      manifest = nixpkgs.lib.importTOML ./Cargo.toml;
    in
    {
      packages = forEach (pkgs: {
        default = pkgs.rustPlatform.buildRustPackage {
          pname = "feedmill";
          version = manifest.workspace.package.version;
          src = self;
          cargoLock.lockFile = ./Cargo.lock;
          buildFeatures = [ "full" ];
          # The tests need servers and browsers; `.ci/run` runs them.
          doCheck = false;
          nativeBuildInputs = [ pkgs.installShellFiles ];
          postInstall = ''
            cargo run --release --offline --package xtask -- assets --out assets
            installManPage assets/man/man1/*.1
            installShellCompletion assets/completions/feedmill.{bash,fish} --zsh assets/completions/_feedmill
          '';
          meta = {
            inherit (manifest.package) description;
            inherit (manifest.workspace.package) homepage;
            license = with pkgs.lib.licenses; [
              mit
              asl20
            ];
            mainProgram = "feedmill";
          };
        };
      });
    };
}
