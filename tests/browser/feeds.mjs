// Feeds that a person opens in Chromium, as a real server sends them: a page with titles, links that lead somewhere and
// dates in words, in light, dark and on a phone, and nothing that axe finds. Without JavaScript the viewer says what the
// address is and leads to the feed itself, which the style sheet shows; without a network it says what is wrong.
//
// usage: node feeds.mjs URL [SCREENSHOTS], where URL is that of the folder of feeds
import { readFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const [base, screenshots] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults = [];
const check = (is, what) => { if (!is) faults.push(what); };
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const origin = new URL(base).origin;

const open = async (path, width, scheme, script = true) => {
  const page = await browser.newPage();
  page.on('request', (request) => check(request.url().startsWith(`${origin}/`), `${path}: asks for ${request.url()}`));
  page.on('pageerror', (error) => faults.push(`${path}: ${error}`));
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 800, isMobile: width < 500 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const answer = await page.goto(new URL(path, base).href);
  check(answer.status() === 200, `${path}: status ${answer.status()}`);
  check(answer.headers()['content-type'] === 'application/xml; charset=utf-8', `${path}: type ${answer.headers()['content-type']}`);
  return page;
};
const picture = async (page, name) => {
  if (!screenshots) return;
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name.replace(/\W+/g, '_')}.png`), fullPage: true });
};

for (const path of ['rss.xml', 'atom.xml', 'category/boats/rss.xml', 'category/boats/atom.xml', 'feeds.opml']) {
  for (const [look, width, scheme] of [['light', 1200, 'light'], ['dark', 1200, 'dark'], ['phone', 360, 'light']]) {
    const page = await open(path, width, scheme);
    await page.waitForSelector('main li', { timeout: 10_000 }).catch(() => faults.push(`${path}: shows no page`));
    await picture(page, `${look}-${path}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(wide <= width, `${path}: is ${wide} wide on ${width}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    for (const one of violations) faults.push(`${path} (${look}): ${one.id}: ${one.help}: ${one.nodes[0].html}`);
    await page.close();
  }
  const page = await open(path, 1200, 'light');
  await page.waitForSelector('main li');
  check((await page.title()).startsWith('Low Water'), `${path}: the title is ${await page.title()}`);
  const links = await page.$$eval('main li a', (all) => all.map((one) => [one.textContent, one.href]));
  if (path === 'feeds.opml') {
    check(links.length > 3 && links.every(([, href]) => /\.(xml|json)$/.test(href)), `${path}: links ${links}`);
    const save = await page.$eval('footer a[download]', (one) => one.href);
    check(save === new URL(`${path}?plain`, base).href, `${path}: saves ${save}`);
  } else {
    check(links.length > 0 && links.every(([title]) => /^Post \d & co$/.test(title)), `${path}: titles ${links}`);
    const dates = await page.$$eval('main time', (all) => all.map((one) => one.textContent));
    check(dates.length === links.length && dates.every((date) => /^January \d, 2025$/.test(date)), `${path}: dates ${dates}`);
  }
  // A click leads where the link says.
  const [, href] = links[0];
  await Promise.all([page.waitForNavigation(), page.click('main li a')]);
  check(page.url() === href, `${path}: a click leads to ${page.url()}, not ${href}`);
  await page.close();

  const bare = await open(path, 1200, 'light', false);
  const said = await bare.$eval('main', (one) => one.textContent);
  check(said.includes('address of a feed'), `${path}: says without JavaScript: ${said}`);
  const ways = await bare.$$eval('footer a', (all) => all.map((one) => one.href));
  check(ways[0] === new URL('index.html', base).href && ways[1] === new URL(`${path}?plain`, base).href, `${path}: leads to ${ways}`);
  const family = await bare.$eval('main', (one) => getComputedStyle(one).fontFamily);
  check(family.includes('system-ui'), `${path}: the viewer has no style sheet: ${family}`);
  await picture(bare, `viewer-${path}`);
  await Promise.all([bare.waitForNavigation(), bare.click('footer a:nth-of-type(2)')]);
  const titles = await bare.$$eval('item > title, entry > title, outline[text]', (all) => all.map((one) => getComputedStyle(one).display));
  check(titles.length > 0 && titles.every((display) => display === 'block'), `${path}: shows no titles without JavaScript`);
  await picture(bare, `bare-${path}`);
  await bare.close();
}
// What goes wrong is said, and the page stays of use.
for (const [answer, why] of [[null, 'could not be loaded'], [{ status: 503, body: '' }, 'The server answers: 503'],
  [{ status: 200, contentType: 'text/html', body: '<p>Log in<br>' }, 'no feed at this address'],
  [{ status: 200, contentType: 'application/xml', body: '<sitemap/>' }, 'no feed at this address']]) {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.resourceType() !== 'fetch') return request.continue();
    return answer ? request.respond(answer) : request.abort('internetdisconnected');
  });
  await page.goto(new URL('rss.xml', base).href);
  const fault = await page.waitForSelector('[role=alert]', { timeout: 10_000 }).catch(() => faults.push(`${why}: nothing is said`));
  const said = typeof fault === 'object' ? await fault.evaluate((one) => one.textContent) : '';
  check(said.includes(why), `${why}: says ${said}`);
  check((await page.$$('footer a')).length === 2, `${why}: the links are gone`);
  await page.close();
}
// The list is saved itself, not the viewer.
{
  const page = await browser.newPage();
  await page.goto(new URL('index.html', base).href);
  const list = await page.$eval('a[download][href*="feeds.opml"]', (one) => one.getAttribute('href'));
  check(list === 'feeds.opml?plain', `the page's list is ${list}`);
  // Back from a post there is the page again, not the feed that its script loaded.
  await page.goto(new URL('rss.xml', base).href);
  await page.waitForSelector('main li');
  await Promise.all([page.waitForNavigation(), page.click('main li a')]);
  await page.goBack();
  check(await page.waitForSelector('main li', { timeout: 10_000 }).then(() => true, () => false), 'going back shows no page');
  await page.close();
}
await browser.close();
for (const fault of faults) console.error(fault);
console.log(`feeds in Chromium: ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
