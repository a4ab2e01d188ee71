// The page on which people check feeds, without a server, in Chromium: light, dark and on a phone; in both languages; no fault
// that axe finds, no request to anywhere else, no error on the console; texts and files are checked, and the result is that of
// the page of `feedmill serve --validator`.
//
// usage: node playground.mjs DIST [SCREENSHOTS]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { audit, check, finish, launch, looks, open, serve } from './browser.mjs';

const [dist, screenshots] = process.argv.slice(2);
const server = await serve(dist);
const browser = await launch();
const feed = '<rss version="2.0"><channel><title>Tide & wind</title><item><pubDate>2026-01-05T10:00:00Z</pubDate></item></channel></rss>';

for (const language of ['en', 'zh-CN']) {
  for (const [look, width, scheme] of looks) {
    const page = await open(browser, server.origin, 'index.html', { width, scheme });
    await page.goto(`${server.origin}/index.html?lang=${language}`);
    await page.waitForFunction((language) => document.documentElement.lang === language, {}, language);
    await audit(page, `empty page (${language}, ${look})`);
    await page.$eval('#text', (area, text) => { area.value = text; }, feed);
    await page.click('#paste button');
    await page.waitForSelector('#result');
    const rules = await page.$$eval('.rule', (all) => all.map((one) => one.textContent).join('\n'));
    for (const rule of ['xml/not-well-formed', 'value/date-rfc822', 'rss/channel-without-link']) {
      check(rules.includes(rule), `${language}: ${rule} is not found in ${rules.slice(0, 500)}`);
    }
    const fixed = await page.$eval('#fixed', (field) => field.value);
    check(fixed.includes('Tide &amp; wind'), `${language}: the fixed version is ${fixed}`);
    if (screenshots) {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `playground-${language}-${look}.png`), fullPage: true });
    }
    await audit(page, `result (${language}, ${look})`);
    await page.close();
  }
}

// A file in another encoding, dropped, for a partner; and a second one after it.
const page = await open(browser, server.origin, 'index.html');
const drop = (bytes) => page.evaluate((bytes) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], 'a.xml'));
  document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
}, [...bytes]);
await page.select('#for-text', 'apple');
await drop(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>H\xf6he</title></channel></rss>', 'latin1'));
await page.waitForSelector('#result');
const text = await page.$eval('main', (main) => main.textContent);
check(text.includes('Höhe'), 'the encoding of a file is lost');
check(text.includes('apple/'), 'the partner is not asked');
await drop(Buffer.from('<feed xmlns="http://www.w3.org/2005/Atom"></feed>'));
await page.waitForFunction(() => document.querySelector('#result code')?.textContent === 'atom');
await page.close();

await browser.close();
server.close();
finish('2 languages in 4 looks, and files');
