# Renders every case with the installed kramdown, as Jekyll calls it, and stores what it made: `cases/NAME.html`.
# Highlighting is off, so that code comes out plain, as in a feed.
require "jekyll"
require "kramdown"
require "kramdown-parser-gfm"

SEPARATOR = "%%%%\n"
settings = Jekyll.configuration("quiet" => true)["kramdown"].transform_keys(&:to_sym)
settings[:syntax_highlighter] = nil

Dir[File.join(__dir__, "cases/*.md")].sort.each do |path|
  cases = File.read(path, :encoding => "utf-8").split(SEPARATOR, -1)
  made = cases.map { |source| Kramdown::Document.new(source, settings.dup).to_html }
  File.write(path.sub(/md\z/, "html"), made.map { |html| html.end_with?("\n") ? html : "#{html}\n" }.join(SEPARATOR))
end
