// Builds the page on which people check feeds, which needs no server but one for files: the folder `dist` can lie anywhere.
//
// usage: node playground/build.mjs
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = 'wasm32-unknown-unknown';
execFileSync('cargo', ['build', '--locked', '--release', '--target', target], { cwd: here, stdio: 'inherit' });

const dist = join(here, 'dist');
await mkdir(dist, { recursive: true });
const module = await readFile(join(here, 'target', target, 'release', 'feedmill_playground.wasm'));
await writeFile(join(dist, 'playground.wasm'), module);
await copyFile(join(here, 'playground.js'), join(dist, 'playground.js'));
for (const name of ['page.css', 'page.js']) {
  await copyFile(join(here, '..', 'crates', 'feedmill-validate', 'src', 'page', name), join(dist, name));
}
// The empty page, as the module itself makes it.
const { exports: wasm } = (await WebAssembly.instantiate(module, {})).instance;
const length = wasm.show(false, 0, 0);
const page = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, wasm.shown(), length));
const policy = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'";
const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<script src="./playground.js" defer></script>\n<script src="./page.js"`;
const written = page.replace('<script src="./page.js"', head);
if (written === page) throw new Error('the page has no place for its script');
await writeFile(join(dist, 'index.html'), written);
console.log(`${dist}: ${Math.round(module.length / 1024)} KiB of WebAssembly`);
