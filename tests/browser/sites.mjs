// Pages of sites that the example is not: one with hundreds of categories, one with thirty, a podcast, and the server's
// page for a wrong address. English and Chinese, light and dark, on a desk and on a phone.
//
// usage: node sites.mjs FEEDMILL [SCREENSHOTS]
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { audit, build, check, finish, launch, lookAt, open, remove, serve } from './browser.mjs';

const [feedmill, screenshots] = process.argv.slice(2);
const browser = await launch();

// A site with so many categories, of which the last by name has the most posts.
const many = (language, categories, most) => {
  const files = { 'feedmill.yaml': `title: Low Water News\nurl: https://news.example\nlanguage: ${language}\nfeeds: {formats: [rss], limit: 3}\n` };
  for (let n = 0; n < categories + most; n += 1) {
    const category = n < categories ? `Correspondents of Harbour Master's Office cat-${n + 1}` : 'zz last';
    files[`content/${n}.md`] = `---\ntitle: Post ${n}\ndate: ${n < categories ? '2026-01-01' : '2026-01-02'}\ncategories: ["${category}"]\n---\nWords.\n`;
  }
  return files;
};

const shown = (page, selector) => page.$$eval(selector, (items) => items
  .filter((item) => item.checkVisibility({ contentVisibilityAuto: true })).map((item) => item.innerText.replace(/\s+/g, ' ').trim()));

// Whether a word that has room on a line of its own is broken in two.
const brokenWords = (page) => page.$$eval('.rows a, .cards h3 a', (links) => links.flatMap((link) => {
  const text = link.firstChild;
  return [...text.data.matchAll(/[\w'-]+/g)].filter((word) => {
    const range = document.createRange();
    // A hyphen is a place where lines may break.
    const end = word[0].includes('-') ? word[0].indexOf('-') : word[0].length;
    range.setStart(text, word.index);
    range.setEnd(text, word.index + end);
    return range.getClientRects().length > 1;
  }).map((word) => word[0]);
}));

const words = {
  en: { posts: '1,234 posts', none: 'No feed matches “qqq”.', total: '81' },
  'zh-CN': { posts: '1,234 篇', none: '没有与“qqq”匹配的订阅源。', total: '81' },
};
for (const [language, { posts, none }] of Object.entries(words)) {
  const site = await build(feedmill, many(language, 80, 1234));
  const { origin, asked, close } = await serve(join(site, 'feeds'));
  for (const path of ['index.html', 'category/index.html']) {
    await lookAt(browser, origin, path, `large ${language} ${path}`, screenshots);
    const phone = await open(browser, origin, path, { width: 360 });
    const height = await phone.evaluate(() => document.documentElement.scrollHeight);
    check(height < 6000, `${path} (${language}): is ${height} high on a phone`);
    const broken = await brokenWords(phone);
    check(!broken.length, `${path} (${language}): breaks the words ${broken}`);
    await phone.close();
  }

  // The feed with the most posts comes first, numbers are read as numbers, and the rest opens without JavaScript.
  const bare = await open(browser, origin, 'category/index.html', { script: false });
  const rows = await shown(bare, '[data-feed]');
  check(rows[0].startsWith('zz last') && rows[0].includes(posts), `the first row is ${rows[0]}`);
  check(rows[2].includes('cat-2 ') && rows[10].includes('cat-10 '), `rows come in the order ${rows.slice(0, 12)}`);
  check(rows.length < 81, 'a long list is not folded');
  await (await bare.$('summary')).click();
  check((await shown(bare, '[data-feed]')).length === 81, 'the rest of the list does not open without JavaScript');
  await bare.close();

  const page = await open(browser, origin, 'index.html');
  asked.length = 0;
  // Two keys within one turn, before the list can have come.
  await page.$eval('#filter', (box) => {
    for (const text of ['z', 'zz', '']) { box.value = text; box.dispatchEvent(new Event('input')); }
  });
  await page.type('#filter', 'st');
  await page.waitForFunction(() => document.getElementById('note').textContent);
  check(asked.filter((path) => path === '/feeds-index.json').length === 1, `the filter asks for ${asked}`);
  const found = await shown(page, '#found li');
  check(found[0] === `zz last ${posts}`, `the filter finds ${found[0]} first`);
  await page.type('#filter', 'qqq', { delay: 1 });
  await page.$eval('#filter', (box) => { box.value = 'qqq'; box.dispatchEvent(new Event('input')); });
  await page.waitForFunction((none) => document.getElementById('note').innerText === none, { timeout: 5000 }, none)
    .catch(() => check(false, `the filter does not say ${none}`));
  await audit(page, `nothing found (${language})`);

  // By name the order is that of people, `cat-2` before `cat-10`, and the same list is used.
  await page.$eval('#filter', (box) => { box.value = ''; box.dispatchEvent(new Event('input')); });
  await page.select('#sort', 'name');
  await page.waitForFunction(() => document.querySelector('#found li'));
  const byName = await shown(page, '#found li');
  check(byName.length === 81 && byName[0].includes('cat-1 ') && byName[1].includes('cat-2 ') && byName[80].startsWith('zz last'), `by name come ${byName}`);
  check(asked.filter((path) => path === '/feeds-index.json').length === 1, `sorting asks for ${asked}`);
  check(!(await page.$('#sort option[value=newest]')), 'the list of all feeds has no dates');
  await page.select('#sort', 'posts');
  await page.waitForFunction(() => document.getElementById('found').hidden);
  check((await shown(page, '[data-feed] h3'))[0] === 'zz last', 'by posts the page is not as it was');
  await page.close();
  close();
  await remove(site);
}

// Where every feed is on the page, the filter looks into what is folded, and folds it again.
{
  const site = await build(feedmill, many('en', 30, 2));
  const { origin, close } = await serve(join(site, 'feeds'));
  const page = await open(browser, origin, 'index.html');
  const folded = await shown(page, '[data-feed] h3');
  check(folded.length === 12 && folded[0] === 'zz last', `the page shows ${folded}`);
  await page.type('#filter', 'cat-30');
  await page.waitForFunction(() => document.getElementById('note').textContent);
  const found = await shown(page, '[data-feed] h3');
  check(found.length === 1 && found[0].endsWith('cat-30'), `the filter finds ${found}`);
  await page.$eval('#filter', (box) => { box.value = ''; box.dispatchEvent(new Event('input')); });
  await page.waitForFunction(() => !document.getElementById('note').textContent);
  check((await shown(page, '[data-feed] h3')).length === 12, 'what was folded stays open');
  for (const [order, first, second] of [['name', 'cat-1', 'cat-2'], ['newest', 'zz last', 'cat-1'], ['posts', 'zz last', 'cat-1']]) {
    await page.select('#sort', order);
    await page.waitForFunction((first) => document.querySelector('[data-feed] h3').innerText.endsWith(first), { timeout: 5000 }, first)
      .catch(() => check(false, `by ${order}, ${first} is not the first`));
    const names = await shown(page, '[data-feed] h3');
    check(names.length === 12 && names[1].endsWith(second), `by ${order} come ${names}`);
  }
  // What is folded is sorted as well.
  await page.select('#sort', 'name');
  await page.type('#filter', 'last');
  await page.waitForFunction(() => document.getElementById('note').textContent);
  check((await shown(page, '[data-feed] h3')).join() === 'zz last', 'the filter finds nothing in another order');
  await page.close();
  await lookAt(browser, origin, 'index.html', 'thirty', screenshots);
  close();
  await remove(site);
}

// A podcast's page has its cover, players that ask for nothing by themselves, and links that apps know.
const podcast = (cover) => ({
  'feedmill.yaml': `title: Low Water\nurl: https://show.example/pod/\nauthor: {name: Ada Quay, email: ada@show.example}\npodcast: {category: Technology, image: "${cover}"}\n`,
  'static/one.mp3': 'not really',
  'content/one.md': '---\ntitle: One\ndate: 2026-01-01\ntags: [sea]\nenclosure: {url: /one.mp3, length: 10, type: audio/mpeg}\nduration: "1:02:03"\n---\nWords.\n',
  'content/two.md': '---\ntitle: Two\ndate: 2026-01-02\ntags: [sea]\nenclosure: {url: "https://cdn.example/two.mp3", length: 10, type: audio/mpeg}\n---\nWords.\n',
});
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
{
  const files = podcast('/cover.png');
  const site = await build(feedmill, { ...files, 'cover.png': png });
  const { origin, asked, close } = await serve(site);
  for (const path of ['feeds/index.html', 'feeds/tag/sea/index.html']) {
    await lookAt(browser, origin, path, `podcast ${path}`, screenshots);
    const page = await open(browser, origin, path);
    check(await page.$eval('.cover', (image) => image.naturalWidth > 0), `${path}: the cover does not show`);
    const players = await page.$$eval('audio', (all) => all.map((one) => `${one.preload} ${one.controls} ${one.src} ${one.getAttribute('aria-label')}`));
    check(players.join() === 'none true https://cdn.example/two.mp3 Listen to: Two,none true https://show.example/pod/one.mp3 Listen to: One', `${path}: has the players ${players}`);
    check((await page.$eval('main', (main) => main.innerText)).includes('1:02:03'), `${path}: does not say how long an episode is`);
    const feed = path.replace('index.html', 'rss.xml');
    const links = await page.$$eval('.readers a', (all) => Object.fromEntries(all.map((one) => [one.textContent, one.getAttribute('href')])));
    const encoded = encodeURIComponent(`https://show.example/pod/${feed}`);
    for (const [app, href] of Object.entries({
      'Apple Podcasts': `podcast://show.example/pod/${feed}`,
      Overcast: `overcast://x-callback-url/add?url=${encoded}`,
      'Pocket Casts': `pktc://subscribe/show.example/pod/${feed}`,
      'your reader': `feed:https://show.example/pod/${feed}`,
    })) check(decodeURIComponent(links[app]) === decodeURIComponent(href), `${path}: ${app} is ${links[app]}`);
    check(links.AntennaPod?.startsWith('https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2F'), `${path}: AntennaPod is ${links.AntennaPod}`);
    await page.close();
  }
  check(!asked.some((path) => path.endsWith('.mp3')), 'a player asks for its file by itself');
  close();
  await remove(site);
}
{
  const site = await build(feedmill, podcast('https://cdn.example/cover.png'));
  const { origin, close } = await serve(site);
  const page = await open(browser, origin, 'feeds/index.html');
  check(!(await page.$('img')) && await page.$('a[href="https://cdn.example/cover.png"]'), 'a cover elsewhere is not linked');
  await audit(page, 'podcast with its cover elsewhere');
  await page.close();
  close();

  // The server's page for a wrong address can be read in the dark, and offers only what somebody may have meant.
  const server = spawn(feedmill, ['serve', site, '--addr', '127.0.0.1:0', '--report', 'json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const first = await new Promise((done, failed) => {
      createInterface({ input: server.stdout }).once('line', done);
      server.once('exit', () => failed(new Error('feedmill serve ended')));
    });
    const feeds = first.match(/http:\/\/[^"]+/)[0];
    for (const scheme of ['light', 'dark']) {
      const page = await browser.newPage();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(new URL('nothing.xml', feeds).href);
      await audit(page, `wrong address (${scheme})`);
      const names = await page.$$eval('li', (items) => items.map((item) => item.textContent));
      check(names.includes('atom.xml') && names.includes('tag'), `a wrong address offers ${names}`);
      check(!names.some((name) => /css|index\.json/.test(name)), `a wrong address offers ${names}`);
      if (screenshots) await page.screenshot({ path: join(screenshots, `missing-${scheme}.png`) });
      await page.close();
    }
  } finally {
    server.kill();
  }
  await remove(site);
}

await browser.close();
finish('large and small sites, a podcast, a wrong address');
