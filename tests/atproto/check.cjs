// Posts on a real server of the AT Protocol (@atproto/pds) with a directory of its own (@did-plc/server), both on this machine: sent,
// read back by the API, edited, taken back, and never twice.
//
//     npm install @atproto/pds @did-plc/server @atproto/api
//     NODE_PATH=$PWD/node_modules node tests/atproto/check.cjs target/debug/feedmill

const { execFile } = require('node:child_process');
const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { promisify } = require('node:util');

const { PlcServer, Database } = require('@did-plc/server');
const { PDS, envToCfg, envToSecrets } = require('@atproto/pds');

const PLC = 2592;
const PORT = 2593;
const SERVER = `http://localhost:${PORT}`;
const PASSWORD = 'hush-hush-between-us';
const program = path.resolve(process.argv[2]);

async function start(folder) {
  const plc = PlcServer.create({ db: Database.mock(), port: PLC });
  await plc.start();
  const env = {
    port: PORT,
    hostname: 'localhost',
    dataDirectory: folder,
    blobstoreDiskLocation: path.join(folder, 'blobs'),
    didPlcUrl: `http://localhost:${PLC}`,
    devMode: true,
    inviteRequired: false,
    jwtSecret: 'a secret of the server, for this test',
    adminPassword: 'admin',
    plcRotationKeyK256PrivateKeyHex: '1'.repeat(64),
    serviceHandleDomains: ['.test'],
    disableSsrfProtection: true,
    rateLimitsEnabled: false,
  };
  const pds = await PDS.create(envToCfg(env), envToSecrets(env));
  await pds.start();
}

async function ask(method, body) {
  const options = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${SERVER}/xrpc/${method}`, options);
  return answer.json();
}

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pds-'));
  await start(folder);
  const account = (handle) =>
    ask('com.atproto.server.createAccount', {
      handle,
      email: `${handle}@example.org`,
      password: PASSWORD,
    });
  const { did } = await account('harbour.test');
  const other = await account('gull.test');
  assert(did && other.did, 'accounts');

  const site = path.join(folder, 'site');
  fs.mkdirSync(path.join(site, 'content'), { recursive: true });
  const write = (name, text) => fs.writeFileSync(path.join(site, name), text);
  write(
    'feedmill.yaml',
    `title: Harbour
description: News of the quay
url: https://harbour.example
language: en
announce:
  bluesky:
    handle: harbour.test
    server: ${SERVER}
    standard_site: true
`,
  );
  const post = (name, more, body) =>
    write(
      `content/${name}.md`,
      `---\ntitle: The ferry ${name}\ndate: ${new Date(Date.now() - 1000).toISOString()}\n${more}\n---\n${body}\n`,
    );
  const announce = async (...options) => {
    const env = { ...process.env, FEEDMILL_BLUESKY_PASSWORD: PASSWORD };
    const args = ['announce', site, '--report', 'json', ...options];
    const run = await promisify(execFile)(program, args, { env }).catch((error) => error);
    const text = `${run.stdout}${run.stderr}${fs.readFileSync(path.join(site, '.feedmill/announced'))}`;
    assert(!text.includes('hush') && !text.includes('eyJ'), 'a secret is shown');
    return { ...JSON.parse(run.stdout), code: run.code ?? 0, stderr: run.stderr };
  };
  const records = async (collection) => {
    const { records } = await ask(
      `com.atproto.repo.listRecords?repo=${did}&collection=${collection}`,
    );
    return records;
  };
  const POSTS = 'app.bsky.feed.post';
  const DOCUMENTS = 'site.standard.document';

  await announce();
  // A picture of one pixel.
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  write('boat.png', Buffer.from(pixel, 'base64'));
  post(
    'sails',
    'summary: In short.\ntags: [sea travel]\nimage: /boat.png\nsyndicate_text: "渡轮 @gull.test and @nobody.test see https://example.org/a #SeaTravel"',
    'It **sails**.',
  );
  const first = await announce();
  assert.strictEqual(first.code, 0, first.stderr);
  const [record] = await records(POSTS);
  const value = record.value;
  const bytes = Buffer.from(value.text);
  const facets = value.facets.map(({ index, features }) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
    features[0].$type.split('#')[1],
    features[0].did ?? features[0].uri ?? features[0].tag,
  ]);
  assert.deepStrictEqual(facets, [
    ['@gull.test', 'mention', other.did],
    ['https://example.org/a', 'link', 'https://example.org/a'],
    ['#SeaTravel', 'tag', 'SeaTravel'],
  ]);
  assert(first.destinations[0].notes[0].includes('@nobody.test'), 'a handle of nobody');
  const card = value.embed.external;
  assert.strictEqual(card.title, 'The ferry sails');
  assert.strictEqual(card.description, 'In short.');
  assert.strictEqual(card.thumb.mimeType, 'image/png');
  assert(card.uri.startsWith('https://harbour.example/'), card.uri);
  assert.deepStrictEqual(value.langs, ['en']);

  const [document] = await records(DOCUMENTS);
  assert.strictEqual(document.value.textContent, 'It sails.');
  assert.strictEqual(document.value.bskyPostRef.cid, record.cid);
  assert.strictEqual(document.value.bskyPostRef.uri, record.uri);
  assert.strictEqual(`https://harbour.example${document.value.path}`, card.uri);
  const [publication] = await records('site.standard.publication');
  assert.strictEqual(document.value.site, publication.uri);
  assert.strictEqual(publication.value.url, 'https://harbour.example');

  // Without a ledger that says what was sent, the same post is still there once.
  const ledger = path.join(site, '.feedmill/announced');
  const kept = fs.readFileSync(ledger, 'utf8');
  fs.writeFileSync(ledger, kept.replace(/^posted/gm, 'posting'));
  await announce();
  assert.strictEqual((await records(POSTS)).length, 1);
  assert.strictEqual((await records(DOCUMENTS)).length, 1);

  // An edit keeps the key.
  const text = fs.readFileSync(path.join(site, 'content/sails.md'), 'utf8');
  write('content/sails.md', text.replace('In short.', 'At length.'));
  const edited = await announce();
  assert.deepStrictEqual(edited.destinations.map((one) => one.edited.length), [1, 1]);
  const [again] = await records(POSTS);
  assert.strictEqual(again.uri, record.uri);
  assert.strictEqual(again.value.embed.external.description, 'At length.');
  assert.deepStrictEqual((await announce()).destinations.map((one) => one.known), [1, 1]);

  // What somebody deletes there stays away.
  const session = await ask('com.atproto.server.createSession', {
    identifier: 'harbour.test',
    password: PASSWORD,
  });
  const remove = (collection, uri) =>
    fetch(`${SERVER}/xrpc/com.atproto.repo.deleteRecord`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${session.accessJwt}`,
      },
      body: JSON.stringify({ repo: did, collection, rkey: uri.split('/').pop() }),
    });
  await remove(POSTS, record.uri);
  write('content/sails.md', text.replace('In short.', 'Once more.'));
  await announce();
  assert.strictEqual((await records(POSTS)).length, 0);
  assert.strictEqual((await records(DOCUMENTS)).length, 1);

  // A withdrawn post is taken back.
  post('returns', '', 'It is back.');
  await announce();
  assert.strictEqual((await records(POSTS)).length, 1);
  assert.strictEqual((await records(DOCUMENTS)).length, 2);
  fs.unlinkSync(path.join(site, 'content/returns.md'));
  fs.unlinkSync(path.join(site, 'content/sails.md'));
  assert.strictEqual((await announce()).code, 0);
  assert.strictEqual((await records(POSTS)).length, 0);
  assert.strictEqual((await records(DOCUMENTS)).length, 0);

  // A wrong password holds up nothing but its account, and is not shown.
  post('waits', '', 'It waits.');
  const env = { ...process.env, FEEDMILL_BLUESKY_PASSWORD: 'hush-wrong' };
  const refused = await promisify(execFile)(program, ['announce', site], { env }).catch((e) => e);
  assert.strictEqual(refused.code, 1);
  assert(refused.stderr.includes('cannot log in') && !refused.stderr.includes('hush'), refused.stderr);
  assert.strictEqual((await announce()).code, 0);
  assert.strictEqual((await records(POSTS)).length, 1);
  console.log('posts and documents are on the server once, and taken back');
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
