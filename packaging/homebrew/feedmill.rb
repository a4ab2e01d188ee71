class Feedmill < Formula
  desc "@description@"
  homepage "@homepage@"
  version "@version@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "@downloads@/feedmill-aarch64-apple-darwin.tar.gz"
      sha256 "@sha256:aarch64-apple-darwin@"
    end
    on_intel do
      url "@downloads@/feedmill-x86_64-apple-darwin.tar.gz"
      sha256 "@sha256:x86_64-apple-darwin@"
    end
  end

  on_linux do
    on_arm do
      url "@downloads@/feedmill-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@sha256:aarch64-unknown-linux-musl@"
    end
    on_intel do
      url "@downloads@/feedmill-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@sha256:x86_64-unknown-linux-musl@"
    end
  end

  def install
    bin.install "feedmill"
    man1.install Dir["man/man1/*.1"]
    bash_completion.install "completions/feedmill.bash" => "feedmill"
    zsh_completion.install "completions/_feedmill"
    fish_completion.install "completions/feedmill.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/feedmill --version")
    (testpath/"feedmill.yaml").write "title: Test\nurl: https://example.org/\n"
    (testpath/"content/2026-01-01-first.md").write "---\ntitle: First\n---\nA post.\n"
    system bin/"feedmill", "build"
    assert_match "First", (testpath/"feeds/rss.xml").read
  end
end
