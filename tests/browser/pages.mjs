// The pages of a built folder in Chromium: light, dark and on a phone; no fault that axe finds, no request to anywhere, no
// error on the console; the filter finds, the buttons copy, and everything is there without JavaScript.
//
// usage: node pages.mjs FEEDS [SCREENSHOTS]
import { createServer } from 'node:http';
import { readFile, readdir, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join, relative, sep } from 'node:path';
import puppeteer from 'puppeteer-core';

const [folder, screenshots] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types = { '.html': 'text/html', '.json': 'application/json', '.css': 'text/css', '.xml': 'application/xml' };
const faults = [];
const check = (is, what) => { if (!is) faults.push(what); };

const server = createServer(async (request, answer) => {
  if (request.url === '/favicon.ico') return answer.writeHead(204).end();
  try {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const body = await readFile(join(folder, path));
    answer.writeHead(200, { 'content-type': `${types[extname(path)] ?? 'text/plain'}; charset=utf-8` }).end(body);
  } catch { answer.writeHead(404).end(); }
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const origin = `http://127.0.0.1:${server.address().port}`;

const paths = [];
for (const entry of await readdir(folder, { recursive: true })) {
  if (entry.endsWith('.html')) paths.push(relative(folder, join(folder, entry)).split(sep).join('/'));
}
paths.sort();
const some = ['index.html', ...paths.filter((path) => path !== 'index.html').filter((_, n, all) => n % Math.ceil(all.length / 4) === 0)];
if (paths.includes('category/index.html')) some.push('category/index.html');

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const looks = [['light', 1200, 'light'], ['dark', 1200, 'dark'], ['phone', 360, 'light'], ['phone-dark', 360, 'dark']];

const open = async (path, width, scheme, script = true) => {
  const page = await browser.newPage();
  page.on('request', (request) => {
    const url = request.url();
    check(url.startsWith(`${origin}/`) || url.startsWith('data:'), `${path}: asks for ${url}`);
  });
  page.on('console', (message) => { if (message.type() === 'error') faults.push(`${path}: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`${path}: ${error}`));
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 800, isMobile: width < 500 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(`${origin}/${path.split('/').map(encodeURIComponent).join('/')}`);
  return page;
};

for (const path of some) {
  for (const [look, width, scheme] of looks) {
    const page = await open(path, width, scheme);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(wide <= width, `${path}: is ${wide} wide on ${width} (${look})`);
    if (screenshots) {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${look}-${path.replace(/\W+/g, '_')}.png`), fullPage: true });
    }
    // The page's policy lets nobody run a script from outside, so that axe comes in through the debugger.
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    for (const one of violations) {
      faults.push(`${path} (${look}): ${one.id}: ${one.help}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
    }
    await page.close();
  }
}

// The filter leaves what matches, says how many, and gives everything back.
const page = await open('index.html', 1200, 'light');
const seen = () => page.$$eval('[data-feed], #found li', (items) => items.filter((item) => item.offsetParent).map((item) => item.querySelector('a').textContent));
const before = await seen();
const wanted = before.at(-1);
await page.type('#filter', wanted.toUpperCase());
await page.waitForFunction(() => document.getElementById('status').textContent);
const after = await seen();
check(after.includes(wanted) && after.length < before.length, `the filter leaves ${after} of ${before.length} feeds for ${wanted}`);
check((await page.$eval('#status', (status) => status.textContent)).startsWith(`${after.length} `), 'the filter does not say how many it found');
await page.$eval('#filter', (box) => { box.value = ''; box.dispatchEvent(new Event('input')); });
await page.waitForFunction(() => !document.getElementById('status').textContent);
check((await seen()).length === before.length, 'an empty filter does not show everything');

// Buttons copy the address that subscribers need, not the one that the page was served at.
await browser.defaultBrowserContext().overridePermissions(origin, ['clipboard-read', 'clipboard-write']);
await page.bringToFront();
for (const place of ['.addresses button', '.cards button']) {
  const button = await page.$(place);
  if (!button) continue;
  await button.click();
  await page.waitForFunction((button) => button.classList.contains('done'), {}, button);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  check(/^https?:\/\/(?!127)[^ ]+\.(xml|json)$/.test(copied), `${place} copies ${copied}`);
}
await page.close();

// Without JavaScript every feed is there, and no button that does nothing.
const bare = await open('index.html', 1200, 'light', false);
check((await bare.$$('[data-feed]')).length === before.length, 'feeds are missing without JavaScript');
check((await bare.$$('button, #filter')).length > 0, 'there are no buttons at all');
for (const part of await bare.$$('button, .filter')) check(!(await part.isVisible()), 'a button shows without JavaScript');
await bare.close();

// A person who opens a document sees titles, not code.
const xml = await open('atom.xml', 1200, 'light', false);
const shown = await xml.$$eval('entry > title, entry > id', (all) => all.map((one) => [one.localName, getComputedStyle(one).display]));
check(shown.some(([name, display]) => name === 'title' && display === 'block'), 'atom.xml shows no titles');
check(shown.every(([name, display]) => name !== 'id' || display === 'none'), 'atom.xml shows its ids');
await xml.close();

await browser.close();
server.close();
for (const fault of faults) console.error(fault);
console.log(`${some.length} pages in ${looks.length} looks, ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
