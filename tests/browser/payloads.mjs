// Payloads of cross-site scripting as bodies, titles, terms and authors of posts: no script of theirs runs in Chromium,
// neither on a page nor in a document nor in a body as a careless reader shows it, and nothing of theirs that could run is
// left. The payloads come with npm packages; none is copied here.
//
// usage: node payloads.mjs FEEDMILL
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, check, faults, finish, launch, remove, serve } from './browser.mjs';

const [feedmill] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const known = require('dompurify-fixtures/test/fixtures/expect.js').map((one) => one.payload);
const seed = await readFile(require.resolve('xss-filters/package.json').replace('package.json', 'tests/fuzz/bin/seed.xss'), 'utf8');
const payloads = [...new Set([...known, ...seed.split('\n')])].filter((text) => text.trim());
if (payloads.length < 250) throw new Error(`only ${payloads.length} payloads; have the packages changed?`);

// YAML's double quotes know what JSON's do; what a text may not hold is escaped in both.
const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
const day = (n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
const site = (extension, sanitize, inHead) => {
  const files = { 'feedmill.yaml': `title: Attacks\nurl: https://attacks.example\nfeeds: {limit: 0}\ncontent: {sanitize: ${sanitize}}\n` };
  payloads.forEach((payload, n) => {
    const term = quoted(payload.replace(/\s+/g, ' ').slice(0, 200));
    const key = ['categories', 'tags', 'authors'][n % 3];
    const head = inHead ? `title: ${quoted(payload)}\n${key}: [${term}]\n` : `title: Post ${n}\n`;
    files[`content/${n}.${extension}`] = `---\n${head}date: ${day(n)}\n---\n${payload}\n`;
  });
  return files;
};

const browser = await launch();

// A page in which whatever runs leaves a mark.
const watched = async (name, isBody) => {
  const page = await browser.newPage();
  const state = { name, page };
  await page.evaluateOnNewDocument(() => {
    for (const call of ['alert', 'confirm', 'prompt', 'print', 'open']) window[call] = () => { window.marked = call; };
  });
  page.on('dialog', (dialog) => { faults.push(`${state.name}: a dialog says ${dialog.message()}`); dialog.dismiss(); });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(state.origin) || url.startsWith('data:')) return request.continue();
    // A body may show pictures, sound and film from anywhere, which are not asked for here.
    // An SVG's clips and markers, of the site itself, are neither.
    const isHarmless = isBody && (['image', 'media'].includes(request.resourceType()) || url.startsWith('https://attacks.example/'));
    check(isHarmless, `${state.name}: asks for ${url} (${request.resourceType()})`);
    return request.abort();
  });
  return state;
};

// What ran, and what could if somebody clicked or a reader parsed it once more.
const look = ({ page }, own) => page.evaluate((own) => {
  const found = [];
  if (window.marked) found.push(`${window.marked} ran`);
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const name = element.localName.toLowerCase();
      if (!own && ['script', 'object', 'embed', 'applet', 'base', 'meta', 'link', 'iframe', 'frame'].includes(name)) {
        if (element.parentElement?.localName !== 'head') found.push(element.outerHTML);
      }
      for (const { name: attribute, value } of element.attributes) {
        const isAddress = /^(href|src|action|formaction|xlink:href|data|poster|background|srcdoc)$/i.test(attribute)
          // An animation of nothing sets nothing.
          || (/^(to|by|from|values)$/i.test(attribute) && element.hasAttribute('attributeName'));
        const runs = /^(javascript|vbscript|livescript|mocha|data:text\/html)/i.test(value.replace(/[\u0000-\u0020]/g, ''));
        if (/^on/i.test(attribute) || (isAddress && runs)) found.push(`${attribute}=${value}`);
      }
      if (element instanceof HTMLTemplateElement) visit(element.content);
    }
  };
  visit(document);
  return found.slice(0, 3);
}, own);

// Runs jobs in a few tabs at once.
const inTabs = async (jobs, isBody, work) => {
  const queue = [...jobs];
  await Promise.all([0, 1, 2].map(async () => {
    const tab = await watched('', isBody);
    while (queue.length) await work(tab, queue.shift());
    await tab.page.close();
  }));
};

const seen = new Set();
let opened = 0;
for (const [extension, sanitize, inHead] of [['md', 'normal', true], ['html', 'normal', false], ['html', 'strict', false]]) {
  const folder = await build(feedmill, site(extension, sanitize, inHead));
  const what = `${extension}, ${sanitize}`;
  const feed = JSON.parse(await readFile(join(folder, 'feeds/feed.json'), 'utf8'));
  check(feed.items.length > payloads.length / 2, `${what}: only ${feed.items.length} posts of ${payloads.length}`);
  const shell = (html) => `<!doctype html><html><head><title>reader</title></head><body>${html}</body></html>`;
  const { origin, close } = await serve(folder, (path) => {
    if (path === '/control') return shell('<img src=x onerror=alert(1)>');
    const item = path.match(/^\/body\/(\d+)$/);
    return item ? shell(feed.items[item[1]].content_html ?? '') : undefined;
  });

  // This test sees what runs.
  const control = await watched('control', true);
  control.origin = origin;
  await control.page.goto(`${origin}/control`);
  await control.page.waitForFunction(() => window.marked);
  check((await look(control, false)).length === 2, 'the test does not see what runs');
  await control.page.close();

  // What another site had as well is seen already.
  const fresh = [...feed.items.keys()].filter((n) => !seen.has(feed.items[n].content_html));
  for (const item of feed.items) seen.add(item.content_html);
  await inTabs(fresh, true, async (tab, n) => {
    tab.origin = origin;
    tab.name = `${what}: body of ${feed.items[n].title} (${JSON.stringify(feed.items[n].content_html)})`;
    await tab.page.goto(`${origin}/body/${n}`, { waitUntil: 'load' });
    const first = await look(tab, false);
    // Many readers hand a body to innerHTML, which parses it in another way; twice, since what they keep is written out again.
    await tab.page.evaluate((html) => {
      document.body.innerHTML = html;
      document.body.innerHTML = document.body.innerHTML;
    }, feed.items[n].content_html ?? '');
    for (const one of [...first, ...await look(tab, false)]) faults.push(`${tab.name}: ${one}`);
  });

  if (inHead) {
    const listed = await readFile(join(folder, 'feeds/feeds-index.json'), 'utf8');
    const pages = JSON.parse(listed).map(([, page]) => page);
    const documents = ['atom.xml', 'rss.xml', 'feeds.opml', 'feed.json'];
    const some = pages.filter((_, n) => n % 10 === 0).flatMap((page) => [page.replace(/[^/]+$/, 'atom.xml'), page.replace(/[^/]+$/, 'rss.xml')]);
    const lists = ['index.html', 'category/index.html', 'tag/index.html', 'author/index.html'];
    await inTabs([...lists, ...documents, ...some, ...pages], false, async (tab, path) => {
      tab.origin = origin;
      tab.name = `${what}: ${path}`;
      await tab.page.goto(`${origin}/feeds/${path}`, { waitUntil: 'load' }).catch((error) => {
        // Chromium keeps OPML as a file.
        if (!/ERR_ABORTED/.test(error.message)) throw error;
      });
      const isPage = path.endsWith('.html');
      for (const one of await look(tab, true)) faults.push(`${tab.name}: ${one}`);
      if (isPage) {
        const scripts = await tab.page.evaluate(() => document.scripts.length);
        check(scripts <= 2, `${tab.name}: has ${scripts} scripts`);
      }
      if (lists.includes(path)) {
        // The filter writes names into the page as well.
        await tab.page.$eval('#filter', (box) => { box.value = '<'; box.dispatchEvent(new Event('input')); });
        await tab.page.waitForFunction(() => document.getElementById('note').textContent, { polling: 50 });
        for (const one of await look(tab, true)) faults.push(`${tab.name}, filtered: ${one}`);
      }
      opened += 1;
    });
  }
  close();
  await remove(folder);
}

await browser.close();
finish(`${payloads.length} payloads: ${seen.size} bodies, ${opened} pages and documents`);
