// What the tests of this folder share: a server of files, Chromium, axe, the list of faults, and sites to build.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types = {
  '.html': 'text/html', '.json': 'application/json', '.css': 'text/css', '.xml': 'application/xml',
  '.js': 'text/javascript', '.wasm': 'application/wasm', '.png': 'image/png', '.mp3': 'audio/mpeg', '.opml': 'text/x-opml',
};

export const faults = [];
export const check = (is, what) => { if (!is) faults.push(what); };

// The looks in which pages are opened: name, width, theme.
export const looks = [['light', 1200, 'light'], ['dark', 1200, 'dark'], ['phone', 360, 'light'], ['phone-dark', 360, 'dark']];

// Serves a folder; `special` may answer a path itself with HTML.
export const serve = async (folder, special = () => undefined) => {
  const asked = [];
  const server = createServer(async (request, answer) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    asked.push(path);
    if (path === '/favicon.ico') return answer.writeHead(204).end();
    try {
      const html = special(path);
      const body = html ?? await readFile(join(folder, path));
      const type = html === undefined ? types[extname(path)] ?? 'text/plain' : 'text/html';
      answer.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    } catch { answer.writeHead(404).end(); }
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, asked, close: () => server.close() };
};

export const launch = () => puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

export const address = (path) => path.split('/').map(encodeURIComponent).join('/');

// Opens a page that must ask no other server for anything, and report no error.
export const open = async (browser, origin, path, { width = 1200, scheme = 'light', script = true } = {}) => {
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
  await page.goto(`${origin}/${address(path)}`);
  return page;
};

// No fault that axe finds, and nothing wider than the window.
export const audit = async (page, what) => {
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  check(wide <= width, `${what}: is ${wide} wide on ${width}`);
  // The page's policy lets nobody run a script from outside, so that axe comes in through the debugger.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const one of violations) {
    faults.push(`${what}: ${one.id}: ${one.help}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
  }
};

// Looks at a page in every look; with a folder for screenshots, keeps what it saw.
export const lookAt = async (browser, origin, path, name, screenshots) => {
  for (const [look, width, scheme] of looks) {
    const page = await open(browser, origin, path, { width, scheme });
    if (screenshots) {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${look}-${name.replace(/\W+/g, '_')}.png`), fullPage: true });
    }
    await audit(page, `${name} (${look})`);
    await page.close();
  }
};

export const isShown = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });

// Builds a site of these files, and returns its folder. Whoever calls removes it.
export const build = async (feedmill, files) => {
  const site = await mkdtemp(join(tmpdir(), 'feedmill-browser-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(site, dirname(path)), { recursive: true });
    await writeFile(join(site, path), text);
  }
  try {
    await promisify(execFile)(feedmill, ['build', site, '--now', '2026-11-01T00:00:00Z'], { maxBuffer: 1 << 28 });
  } catch (error) {
    await rm(site, { recursive: true });
    throw error;
  }
  return site;
};

export const remove = (site) => rm(site, { recursive: true });

export const finish = (what) => {
  for (const fault of faults.slice(0, 50)) console.error(fault);
  console.log(`${what}, ${faults.length} faults`);
  process.exitCode = faults.length ? 1 : 0;
};
