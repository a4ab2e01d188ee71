# Renders every case with the installed Jekyll and stores what it made: `cases/NAME.out` and `context.json`.
require "jekyll"
require "json"
require "time"

here = __dir__
site = Jekyll::Site.new(Jekyll.configuration(
  "source" => File.join(here, "site"), "destination" => "/tmp/liquid-oracle", "quiet" => true,
  "disable_disk_cache" => true, "future" => true
))
site.reset
site.read
site.generate
post = site.posts.docs.find { |doc| doc.basename.include?("spring-tea") }
site.posts.docs.each { |doc| doc.data.delete("excerpt") }

# A value as feedmill gets it: maps, lists and scalars, with times as Ruby prints them.
def plain(value, depth = 0)
  return nil if depth > 6
  case value
  when Hash then value.to_h { |k, v| [k.to_s, plain(v, depth + 1)] }
  when Array then value.map { |v| plain(v, depth + 1) }
  when Time, Date then value.to_s
  when String, Numeric, true, false, nil then value
  when Jekyll::Document then document(value)
  end
end

def document(doc)
  plain(doc.data, 1).merge(
    "url" => doc.url, "id" => doc.id, "path" => doc.relative_path, "relative_path" => doc.relative_path,
    "collection" => doc.collection.label, "date" => doc.date.to_s
  )
end

payload = -> {
  site.site_payload.tap { |p| p["page"] = post.to_liquid; p["layout"] = {} }
}
lookups = {
  "posts" => site.posts.docs.sort { |a, b| b <=> a }.map { |d| document(d) },
  "tags" => site.tags.to_h { |k, v| [k, v.map { |d| document(d) }] },
  "categories" => site.categories.to_h { |k, v| [k, v.map { |d| document(d) }] },
}
links = {}
site.each_site_file { |item| links[item.relative_path.delete_prefix("/")] = item.url }
own = YAML.safe_load(File.read(File.join(here, "site/_config.yml")))
context = {
  "page" => document(post),
  "site" => plain(own).merge("data" => plain(site.data)),
  "lookups" => lookups,
  "links" => links,
  "post_urls" => site.posts.docs.to_h { |d| [d.basename_without_ext, d.url] },
}
File.write(File.join(here, "context.json"), JSON.pretty_generate(context) + "\n")

Dir[File.join(here, "cases/*.liquid")].sort.each do |path|
  begin
    template = Liquid::Template.parse(File.read(path), :line_numbers => true)
    info = { :registers => { :site => site, :page => payload.call["page"] }, :strict_filters => false, :strict_variables => false }
    text = template.render!(payload.call, info)
  rescue StandardError => e
    warn "#{File.basename(path)}: Jekyll refuses it: #{e.class}: #{e.message}"
    next
  end
  # What feedmill leaves out on purpose: colours, the gutter with line numbers and the figure.
  text = text.gsub(%r!<figure class="highlight">(.*?)</figure>!m) do
    inner = Regexp.last_match(1)
    inner = inner.gsub(%r!<td class="gutter gl">.*?</td>!m, "").gsub(%r!</?(span|table|tbody|tr|td)[^>]*>!, "")
    inner = inner.gsub(%r! data-lang="[^"]*"!, "").gsub("<pre><code", "\0").gsub(%r!</?pre[^>]*>!, "")
    inner = inner.sub("\0", "<pre><code").gsub("\0", "")
    inner.sub(%r!\n*</code>!, "</code>") + "</pre>"
  end
  File.write(path.sub(/liquid\z/, "out"), text)
end
