// The pages of a built folder in Chromium: light, dark and on a phone; no fault that axe finds, no request to anywhere, no
// error on the console; the filter finds, the buttons copy, and everything is there without JavaScript.
//
// usage: node pages.mjs FEEDS [SCREENSHOTS]
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { check, finish, launch, lookAt, looks, open, serve } from './browser.mjs';

const [folder, screenshots] = process.argv.slice(2);
const { origin, close } = await serve(folder);

const paths = [];
for (const entry of await readdir(folder, { recursive: true })) {
  if (entry.endsWith('.html')) paths.push(relative(folder, join(folder, entry)).split(sep).join('/'));
}
paths.sort();
const some = ['index.html', ...paths.filter((path) => path !== 'index.html').filter((_, n, all) => n % Math.ceil(all.length / 4) === 0)];
if (paths.includes('category/index.html')) some.push('category/index.html');

const browser = await launch();
for (const path of some) await lookAt(browser, origin, path, path, screenshots);

// The filter leaves what matches, says how many, and gives everything back.
const page = await open(browser, origin, 'index.html');
const seen = () => page.$$eval('[data-feed], #found li', (items) => items.filter((item) => item.checkVisibility({ contentVisibilityAuto: true })).map((item) => item.querySelector('a').textContent));
const all = (await page.$$('[data-feed]')).length;
const before = await seen();
const wanted = before.at(-1);
await page.type('#filter', wanted.toUpperCase());
await page.waitForFunction(() => document.getElementById('note').textContent);
const after = await seen();
check(after.includes(wanted) && after.length < before.length, `the filter leaves ${after} of ${before.length} feeds for ${wanted}`);
check((await page.$eval('#note', (note) => note.textContent)).startsWith(`${after.length} `), 'the filter does not say how many it found');
await page.$eval('#filter', (box) => { box.value = ''; box.dispatchEvent(new Event('input')); });
await page.waitForFunction(() => !document.getElementById('note').textContent);
check((await seen()).length === before.length, 'an empty filter does not show everything');

// Buttons copy the address that subscribers need, not the one that the page was served at, and say in which format.
await browser.defaultBrowserContext().overridePermissions(origin, ['clipboard-read', 'clipboard-write']);
await page.bringToFront();
for (const place of ['.addresses button', '.cards button']) {
  const button = await page.$(place);
  if (!button) continue;
  check(/RSS|Atom|JSON/.test(await button.evaluate((button) => button.innerText)), `${place} does not say what it copies`);
  await button.click();
  await page.waitForFunction((button) => button.classList.contains('done'), {}, button);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  check(/^https?:\/\/(?!127)[^ ]+\.(xml|json)$/.test(copied), `${place} copies ${copied}`);
}

// The list of feeds is a file to keep, not code to look at.
check(await page.$eval('footer a[href*=".opml"]', (link) => link.hasAttribute('download') && link.textContent.includes('OPML')), 'the link to OPML opens it');
await page.close();

// Without JavaScript every feed is there, and no button that does nothing.
const bare = await open(browser, origin, 'index.html', { script: false });
check((await bare.$$('[data-feed]')).length === all, 'feeds are missing without JavaScript');
check((await bare.$$('button, #filter')).length > 0, 'there are no buttons at all');
for (const part of await bare.$$('button, .filter')) check(!(await part.isVisible()), 'a button shows without JavaScript');
await bare.close();

// A person who opens a document sees titles, not code.
const xml = await open(browser, origin, 'atom.xml', { script: false });
const shown = await xml.$$eval('entry > title, entry > id', (all) => all.map((one) => [one.localName, getComputedStyle(one).display]));
check(shown.some(([name, display]) => name === 'title' && display === 'block'), 'atom.xml shows no titles');
check(shown.every(([name, display]) => name !== 'id' || display === 'none'), 'atom.xml shows its ids');
await xml.close();

await browser.close();
close();
finish(`${some.length} pages in ${looks.length} looks`);
