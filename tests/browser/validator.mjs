// The page of `feedmill serve --validator` in Chromium: light, dark and on a phone; no fault that axe finds, no request to
// anywhere, no error on the console; pasting works without JavaScript, files by choosing and dropping; the filter hides, the
// button copies; and no payload of cross-site scripting in a document becomes markup. The payloads come with npm packages.
//
// usage: node validator.mjs FEEDMILL [SCREENSHOTS]
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { audit, check, finish, launch, looks, open } from './browser.mjs';

const [binary, screenshots] = process.argv.slice(2);
// It runs in a folder of its own.
const feedmill = resolve(binary);
const require = createRequire(import.meta.url);
const known = require('dompurify-fixtures/test/fixtures/expect.js').map((one) => one.payload);
const seed = await readFile(require.resolve('xss-filters/package.json').replace('package.json', 'tests/fuzz/bin/seed.xss'), 'utf8');
const payloads = [...new Set([...known, ...seed.split('\n')])].filter((text) => text.trim());
if (payloads.length < 250) throw new Error(`only ${payloads.length} payloads; have the packages changed?`);

const folder = await mkdtemp(join(tmpdir(), 'feedmill-validator-'));
const server = spawn(feedmill, ['serve', '--validator', '127.0.0.1:0', '--report', 'json'], { cwd: folder });
const line = await new Promise((done) => createInterface(server.stdout).once('line', done));
const url = new URL(JSON.parse(line).validator);
const path = url.pathname.slice(1);
const browser = await launch();

const feed = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
  <channel>
    <title>Tide & wind</title>
    <link>harbour.example</link>
    <description>What the harbour says</description>
    <item>
      <title>${'A very long title without an end '.repeat(12)}</title>
      <pubDate>2026-01-05</pubDate>
      <guid>one</guid>
    </item>
    <item>
      <title>潮</title>
      <guid>one</guid>
      <description>&lt;p onclick="x()"&gt;Low water&lt;/p&gt;</description>
    </item>
  </channel>
</rss>
`;
const paste = async (page, text) => {
  await page.$eval('#text', (area, text) => { area.value = text; }, text);
  await Promise.all([page.waitForNavigation(), page.click('#paste button')]);
};

for (const language of ['en', 'zh-CN']) {
  for (const [look, width, scheme] of looks) {
    const page = await open(browser, url.origin, path, { width, scheme });
    await page.goto(`${url}?lang=${language}`);
    await audit(page, `empty page (${language}, ${look})`);
    await paste(page, feed);
    check(await page.$eval('html', (html) => html.lang) === language, `${language}: speaks another language`);
    check((await page.$$('.rule')).length > 4, `${language}: nothing is found`);
    await page.$$eval('details', (all) => { all[0].open = true; });
    if (screenshots) {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `validator-${language}-${look}.png`), fullPage: true });
    }
    await audit(page, `result (${language}, ${look})`);
    await page.close();
  }
}

// Pasting needs no script, nor does the filter.
const plain = await open(browser, url.origin, path, { script: false });
await plain.goto(`${url}?lang=en`);
await plain.type('#text', '<rss version="2.0"></rss>');
await Promise.all([plain.waitForNavigation(), plain.click('#paste button')]);
const shown = () => plain.$$eval('.rule.error', (rules) => rules.filter((rule) => rule.checkVisibility()).length);
check(await shown() > 0, 'without a script nothing is found');
await plain.click('#show-error');
check(await shown() === 0, 'the filter hides nothing');
check(!await plain.$eval('.file', (part) => part.checkVisibility()), 'files are offered without a script');
await plain.close();

// A file, chosen and dropped; the marks lead from finding to line; the fixed version is copied.
const page = await open(browser, url.origin, path);
const file = join(folder, 'feed.xml');
await writeFile(file, feed);
await (await page.$('#file')).uploadFile(file);
await page.waitForSelector('#result');
check(await page.$('mark.error'), 'a chosen file has no marks');
await page.click('.findings li a');
check(await page.evaluate(() => document.querySelector('.lines li:target') !== null), 'a finding leads to no line');
await browser.defaultBrowserContext().overridePermissions(url.origin, ['clipboard-read', 'clipboard-write']);
await page.click('.copy');
await page.waitForFunction(() => document.querySelector('.copy').textContent === document.querySelector('.copy').dataset.done);
const copied = await page.evaluate(() => navigator.clipboard.readText());
check(copied.includes('Tide &amp; wind') && copied.includes('潮'), `copied: ${copied.slice(0, 200)}`);
await page.evaluate(() => {
  const data = new DataTransfer();
  data.items.add(new File(['<feed xmlns="http://www.w3.org/2005/Atom"></feed>'], 'a.atom'));
  document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
});
await page.waitForFunction(() => document.querySelector('#result code')?.textContent === 'atom');
await page.close();

// Strangers' scripts: in texts, names, attributes, values, and as the whole document.
const hostile = await browser.newPage();
await hostile.evaluateOnNewDocument(() => {
  for (const call of ['alert', 'confirm', 'prompt', 'print', 'open']) window[call] = () => { window.marked = call; };
});
hostile.on('dialog', (dialog) => { check(false, `a dialog: ${dialog.message()}`); dialog.dismiss(); });
hostile.on('request', (request) => check(request.url().startsWith(url.origin) || request.url().startsWith('data:'), `asks for ${request.url()}`));
const attribute = (text) => text.replace(/"/g, '');
const documents = payloads.flatMap((payload, n) => [
  [payload],
  [`<rss version="${attribute(payload)}"><channel><title>${payload}</title><link>${payload}</link></channel></rss>`],
  [`<rss version="2.0"><channel><item><title><![CDATA[${payload}]]></title><guid>${payload.replace(/[<&]/g, '')}</guid></item></channel></rss>`],
  [JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 1, [payload]: payload, items: [{ id: payload, url: payload }] })],
][n % 4]);
// Many at once, since each page costs a navigation.
const names = new Set('HTML HEAD META TITLE LINK SCRIPT BODY HEADER H1 H2 H3 P A NAV MAIN FORM LABEL TEXTAREA SELECT OPTION INPUT BUTTON SECTION DIV SPAN OL UL LI CODE MARK DETAILS SUMMARY FIELDSET LEGEND PRE STRONG BDI'.split(' '));
const look = async (text) => {
  await hostile.goto(`${url}?lang=en`);
  await paste(hostile, text);
  const found = await hostile.evaluate(() => ({
    marked: window.marked,
    names: [...new Set([...document.querySelectorAll('*')].map((one) => one.nodeName))],
    scripts: document.scripts.length,
    handlers: [...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on')),
    links: [...document.links].map((one) => one.protocol).filter((protocol) => !/^https?:$/.test(protocol)),
  }));
  const where = text.slice(0, 120);
  check(!found.marked, `${found.marked} ran: ${where}`);
  check(found.scripts === 1, `${found.scripts} scripts: ${where}`);
  for (const name of found.names) check(names.has(name), `<${name}>: ${where}`);
  check(found.handlers.length === 0, `${found.handlers}: ${where}`);
  check(found.links.length === 0, `${found.links}: ${where}`);
};
for (const text of documents) await look(text);
await look(`<rss version="2.0"><channel>${payloads.map((payload) => `<item><title><![CDATA[${payload}]]></title></item>\n<item><title>${payload}</title></item>\n`).join('')}</channel></rss>`);

await browser.close();
server.kill();
await rm(folder, { recursive: true });
finish(`${looks.length * 4} looks and ${documents.length} hostile documents`);
