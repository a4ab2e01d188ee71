# Builds every site with the installed Jekyll and jekyll-feed, and stores the feeds that they made in `SITE/expected`.
require "fileutils"
require "jekyll"
require "jekyll-feed"
require "tmpdir"

Dir.glob(File.join(__dir__, "*", "site")).sort.each do |source|
  name = File.basename(File.dirname(source))
  next if ARGV.any? && !ARGV.include?(name)
  Dir.mktmpdir do |out|
    Jekyll::Site.new(Jekyll.configuration(
      "source" => source, "destination" => out, "quiet" => true, "disable_disk_cache" => true,
      "theme" => false, "plugins" => []
    )).process
    expected = File.join(File.dirname(source), "expected")
    FileUtils.rm_rf(expected)
    Dir.glob("**/*.xml", base: out).sort.each do |path|
      text = File.read(File.join(out, path))
      next unless text.include?("<feed")
      # The build's time is nobody's business, and a bare `&` in an address is not well-formed.
      text.sub!(%r!<updated>[^<]*</updated>!, "<updated>1970-01-01T00:00:00+00:00</updated>")
      text.gsub!(/(href|term|title|base|url)="[^"]*"/) { |it| it.gsub(/&(?!#?\w+;)/, "&amp;") }
      FileUtils.mkdir_p(File.dirname(File.join(expected, path)))
      File.write(File.join(expected, path), text.gsub("<entry", "\n<entry"))
    end
  end
  puts name
rescue StandardError => e
  puts "#{name}: #{e.class}: #{e.message}"
end
