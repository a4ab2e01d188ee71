// Shows the RSS, Atom or OPML document at the address of this page, in the viewer feed.xhtml. Written by feedmill.
(() => {
  const words = {"broken":"There is no feed at this address that can be shown.","feed":"This is a feed. Copy its address into a feed reader to follow new posts.","lang":"en","list":"This is a list of feeds (OPML). Save it and import it into a feed reader to follow all of them.","refused":"The feed could not be loaded. The server answers: ","save":"Download all feeds (OPML), to import into a reader","unreachable":"The feed could not be loaded. Check your connection, and load the page again.","untitled":"Untitled"};
  let root;
  const kids = (parent, ...names) => [...(parent?.children ?? [])].filter((one) => names.includes(one.localName));
  const own = (parent, ...names) => {
    // An element of the format itself before one of an extension: `link`, not `atom:link`.
    for (const name of names) {
      const found = kids(parent, name);
      const one = found.find((kid) => kid.namespaceURI === root.namespaceURI) ?? found[0];
      if (one) return one;
    }
  };
  const text = (parent, ...names) => (own(parent, ...names)?.textContent ?? '').trim();
  const web = (address) => {
    try {
      const url = new URL(address);
      return /^https?:$/.test(url.protocol) ? url.href : '';
    } catch { return ''; }
  };
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElementNS('http://www.w3.org/1999/xhtml', name);
    for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
    element.append(...inside.filter((one) => one));
    return element;
  };
  const link = (address, title, attributes) => {
    const href = web(address);
    return href ? make('a', { href, ...attributes }, title) : title;
  };
  const page = (parent) => {
    const links = kids(parent, 'link').filter((one) => one.namespaceURI === root.namespaceURI);
    const one = links.find((kid) => !kid.hasAttribute('rel') || kid.getAttribute('rel') === 'alternate' && (kid.getAttribute('type') ?? 'text/html').includes('html'));
    const guid = own(parent, 'guid');
    const permalink = guid && guid.getAttribute('isPermaLink') !== 'false' ? guid.textContent.trim() : '';
    return web(one?.getAttribute('href')) || web(one?.textContent.trim()) || web(permalink);
  };
  // The text of HTML: a parsed document of its own runs nothing and loads nothing.
  const plain = (html) => new DOMParser().parseFromString(html, 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
  // Titles are plain text unless Atom says that they are HTML; so are Atom's summaries, but RSS's are HTML.
  const said = (parent, ...names) => {
    const one = own(parent, ...names);
    const is_html = one?.getAttribute('type') === 'html' || one?.localName === 'description';
    return is_html ? plain(one.textContent) : (one?.textContent ?? '').trim();
  };
  const short = (words) => {
    const all = [...words];
    return all.length > 280 ? `${all.slice(0, 280).join('').trimEnd()}…` : words;
  };
  let lang = words.lang;
  const dated = (written) => {
    const instant = Date.parse(written);
    if (!written || Number.isNaN(instant)) return undefined;
    // The day by the author's clock, whatever clock the browser has.
    const offset = /([+-])(\d\d):?(\d\d)$/.exec(written.trim());
    const minutes = offset ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
    const form = { dateStyle: 'long', timeZone: 'UTC' };
    const local = new Date(instant + minutes * 60000);
    let day;
    try { day = local.toLocaleDateString(lang, form); } catch { day = local.toLocaleDateString(words.lang, form); }
    return make('time', { datetime: new Date(instant).toISOString() }, day);
  };
  const sound = (entry) => {
    const one = kids(entry, 'enclosure')[0] ?? kids(entry, 'link').find((kid) => kid.getAttribute('rel') === 'enclosure');
    const src = web(one?.getAttribute('url') || one?.getAttribute('href'));
    const kind = /^(audio|video)\//.exec(one?.getAttribute('type') ?? '')?.[1];
    return src && kind && make(kind, { src, controls: 'controls', preload: 'none' });
  };
  const post = (entry) => {
    const summary = short(said(entry, 'description', 'summary'));
    const title = said(entry, 'title') || [...summary].slice(0, 60).join('') || words.untitled;
    return make('li', {},
      make('h2', { dir: 'auto' }, link(page(entry), title)),
      dated(text(entry, 'pubDate', 'published', 'updated')),
      summary && make('p', { dir: 'auto' }, summary),
      sound(entry));
  };
  const outline = (one) => {
    const title = one.getAttribute('title') || one.getAttribute('text') || '';
    const inside = kids(one, 'outline');
    return make('li', {},
      inside.length ? make('h2', { dir: 'auto' }, title) : make('span', { dir: 'auto' }, link(one.getAttribute('xmlUrl') || one.getAttribute('htmlUrl'), title)),
      inside.length && make('ul', {}, ...inside.map(outline)));
  };

  const place = () => document.querySelector('main');
  const show = () => {
    lang = root.getAttribute('xml:lang') || text(own(root, 'channel'), 'language') || words.lang;
    const is_list = root.localName === 'opml';
    const head = is_list ? own(root, 'head') : own(root, 'channel') ?? root;
    const title = said(head, 'title');
    const about = is_list ? '' : said(head, 'description', 'subtitle');
    const rows = is_list ? kids(own(root, 'body'), 'outline').map(outline) : kids(head, 'item', 'entry').map(post);
    document.title = title || words.untitled;
    if (is_list) {
      // What the browser would save of itself is this page.
      const itself = document.querySelector('footer a:last-child');
      itself.setAttribute('download', '');
      itself.textContent = words.save;
    }
    place().replaceWith(make('main', { lang },
      make('p', { class: 'note', lang: words.lang }, is_list ? words.list : words.feed),
      make('h1', { dir: 'auto' }, link(page(head), title || words.untitled)),
      about && make('p', { dir: 'auto', class: 'about' }, about),
      make(is_list ? 'ul' : 'ol', { class: is_list ? 'feeds' : 'posts' }, ...rows)));
  };
  const fail = (why) => place().append(make('p', { class: 'fault', role: 'alert' }, why));
  const load = async () => {
    let answer, body;
    try {
      // A browser keeps one answer for an address: this one must not take the place of the page.
      answer = await fetch(location.href, { cache: 'no-store' });
      body = await answer.text();
    } catch { return fail(words.unreachable); }
    if (!answer.ok) return fail(`${words.refused}${answer.status} ${answer.statusText}`.trim());
    const parsed = new DOMParser().parseFromString(body, 'application/xml');
    root = parsed.documentElement;
    const is_shown = ['rss', 'feed', 'opml'].includes(root.localName) && !parsed.querySelector('parsererror');
    return is_shown ? show() : fail(words.broken);
  };
  load();
})();
