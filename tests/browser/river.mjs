// The page of all posts of a planet in Chromium: in every look and in Chinese nothing that axe finds, no request to the servers
// of others, and no script of theirs.
//
// usage: node river.mjs FEEDMILL [SCREENSHOTS]
import { build, check, finish, launch, lookAt, open, remove, serve } from './browser.mjs';

const [feedmill, screenshots] = process.argv.slice(2);
const browser = await launch();
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgAWjR9awAAAABJRU5ErkJggg==', 'base64');

const files = (language) => {
  const post = (name, day, source, body) => [`content/${name}.html`, `---
title: ${language === 'en' ? 'What the tide brought' : '潮水带来了什么'} ${name}
date: 2026-01-${day}
canonical_url: https://${source}.example/${name}
source: {title: ${source} news, feed: "https://${source}.example/feed.xml", url: "https://${source}.example/"}
---
${body}
`];
  return Object.fromEntries([
    ['feedmill.yaml', `title: ${language === 'en' ? 'Planet Harbour' : '港口星球'}
url: https://planet.example
description: ${language === 'en' ? 'What the harbour writes.' : '港口在写什么。'}
language: ${language}
feeds: {river: true, ring: 3}
sources:
  - {url: "https://harbour.example/feed.xml", image: /static/harbour.png}
  - {url: "https://silent.example/feed.xml"}
`],
    ['static/harbour.png', png],
    post('one', '05', 'harbour', `<p>${'The harbour wall held. '.repeat(12)}</p><p><img src="https://harbour.example/wall.jpg" alt="The wall"><img src="https://harbour.example/no.jpg"></p><pre><code>${'x'.repeat(200)}</code></pre>`),
    post('two', '04', 'lighthouse', `<h2>A heading</h2><blockquote>Light.</blockquote><video src="https://lighthouse.example/a.mp4"></video><table><tr>${'<td>wide cell</td>'.repeat(30)}</tr></table>`),
    post('three', '03', 'harbour', '<p onclick="alert(1)" style="background:url(https://harbour.example/spy.png)">潮水很高。</p><ul><li>one</li></ul>'),
  ]);
};

for (const language of ['en', 'zh-CN']) {
  const site = await build(feedmill, files(language));
  const { origin, close } = await serve(site);
  await lookAt(browser, origin, 'feeds/river.html', `river ${language}`, screenshots);
  const page = await open(browser, origin, 'feeds/river.html');
  check((await page.$$('article')).length === 3, 'the river has other posts than the feed');
  const link = await page.$eval('.media', (link) => `${link.textContent} ${link.href}`);
  check(link === 'The wall https://harbour.example/wall.jpg', `a picture elsewhere is ${link}`);
  check((await page.$$('.sources li')).length === 3, 'a source is missing');
  check(!(await page.$('script')), 'the river has a script');
  await page.close();
  close();
  await remove(site);
}

await browser.close();
finish('the river of a planet');
