// Verifies a bundle: `node verify.mjs [--key <id>] [folder]`; the folder is the one in which this file lies. It needs Node 20
// or newer and nothing else, and believes nothing of Sternway: every rule is in FORMAT.md. It comes to one of three words:
// proven (it fits, and the key that you know leads to who signed it), consistent (it fits), forged. Exit 1 for the last.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

// Whoever made the bundle wrote much of what is said of it: none of that is to begin a line, or to move on the screen.
const say = (line) => process.stdout.write(`${line.replace(/[\p{C}\p{Z}]/gu, ' ')}\n`);
const problems = [];
const must = (fits, otherwise) => void (fits || problems.push(otherwise));
function end(...more) {
  for (const problem of [...problems, ...more].slice(0, 100)) say(`WRONG  ${problem}`);
  say('Forged or damaged: this is NOT what was recorded.');
  process.exit(1);
}
process.on('uncaughtException', ({ message }) => end(`it is not as FORMAT.md says: ${message}`));
const options = { key: { type: 'string' } };
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const read = (name) =>
  readFileSync(positionals[0] ? `${positionals[0]}/${name}` : new URL(name, import.meta.url));

// Strictly: Buffer.from ends at the first character that is no digit, and says nothing.
const bytesOf = (hex, length = hex?.length / 2) =>
  /^(?:[0-9a-f]{2})+$/.test(hex) && hex.length === 2 * length ? Buffer.from(hex, 'hex') : undefined;
const sha256 = (...parts) =>
  !parts.includes(undefined) && createHash('sha256').update(Buffer.concat(parts)).digest('hex');

// RFC 8785 for what is in a bundle: keys sorted by their UTF-16 code units, no blanks, numbers as JavaScript writes them.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}
const digestOf = (value) => sha256(Buffer.from(canonical(value)));
function isSigned(value, signature, publicKey) {
  const key = createPublicKey({ key: bytesOf(publicKey), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(canonical(value)), key, bytesOf(signature, 64) ?? Buffer.of());
}

const text = read('record.json').toString();
const record = JSON.parse(text);
const { incident, registry, stream, events, texts, keys, anchors, proof, outside } = record;
must(record.format === 1, `format ${record.format} is not known to this program`);
must(text === `${JSON.stringify(record, null, 1)}\n`, 'record.json: it is not in its one form');
must(stream === `incident/${incident}`, `stream: ${stream} is not the one of ${incident}`);

// 1. Every event is what its hash says, and follows the one before it.
let before = { version: 0, hash: '' };
for (const event of events) {
  const { hash, ...body } = event;
  const name = `event ${event.version}`;
  must(digestOf(body) === hash, `${name}: its content does not match its hash`);
  must(event.stream === stream, `${name}: it is of another stream, ${event.stream}`);
  must(event.version === before.version + 1, `${name}: one is missing before it`);
  must(event.previous === before.hash, `${name}: it does not follow the one before it`);
  before = event;
}

// 2. Every text is the one of its digest, or was erased. A salt of another length could hold the beginning of the text.
const erasures = events.filter(({ type }) => type === 'TextErased');
const erased = new Set(erasures.flatMap(({ codes }) => [codes.what, ...(codes.also ?? [])]));
for (const { version, texts: digests } of events) {
  for (const [name, digest] of Object.entries(digests)) {
    const key = `${version}/${name}`;
    const it = texts[key];
    const isErased = it === 'erased' && erased.has(`${stream}#${key}`);
    const isIt = sha256(bytesOf(it?.salt, 16), Buffer.from(`${it?.text}`)) === digest;
    const what = it?.salt ? 'it or its salt was changed' : 'it is gone, and nobody erased it';
    must(isErased || isIt, `text ${key}: ${what}`);
  }
}
const count = events.flatMap((event) => Object.keys(event.texts)).length;
must(Object.keys(texts).length <= count, 'texts: there are more than the events have');

// 3. Every key but the first was handed over by the one before it, or says that it was not.
keys.forEach(({ key, publicKey, position, before: handed }, index) => {
  const name = `key ${key.slice(0, 12)}`;
  const last = keys[index - 1];
  must(sha256(bytesOf(publicKey)) === key, `${name}: it is not its own digest`);
  must(!last || position > last.position, `${name}: it is out of order`);
  const said = { registry, key, publicKey, says: 'signs from now on' };
  const isBy = last && handed?.key === last.key;
  const isHanded = isBy && isSigned(said, handed.signature, last.publicKey);
  must(handed === null || isHanded, `${name}: the one before it did not hand over to it`);
});

// 4. Every anchor is signed by the key of its time, follows the one before it, and knows the events that are here.
const keysUpTo = (anchor) => keys.filter(({ position }) => position <= anchor.position);
const hashes = new Map(events.map(({ position, hash }) => [position, hash]));
anchors.forEach((anchor, index) => {
  const { signature, ...said } = anchor;
  const { number, position } = said;
  const last = anchors[index - 1];
  const signer = keysUpTo(said).at(-1);
  const isOurs = signer?.key === said.key && isSigned(said, signature, signer.publicKey);
  const isNext = number !== last?.number + 1 || said.previous === digestOf(last);
  const follows = !last || (number > last.number && position >= last.position && isNext);
  must(said.registry === registry, `anchor ${number}: it is of another registry`);
  must(isOurs, `anchor ${number}: it is not signed by the key that signed at that position`);
  const here = hashes.get(position) ?? said.head;
  must(here === said.head, `anchor ${number}: it knows of another event at position ${position}`);
  must(follows, `anchor ${number}: it does not follow the anchor before it`);
});

// 5. The last event is a leaf of the tree whose root the anchor signed (RFC 6962); the key that you know leads to its key.
const at = anchors.findIndex(({ number }) => number === proof.anchor);
const anchor = anchors[at] ?? end('proof: the anchor that it leads to is missing');
const leaf = canonical({ hash: before.hash, stream, version: before.version });
let root = sha256(Buffer.of(0), Buffer.from(leaf));
for (const { side, hash } of proof.path) {
  const pair = [bytesOf(hash, 32), bytesOf(root)];
  root = sha256(Buffer.of(1), ...(side === 'left' ? pair : pair.toReversed()));
}
must(root === anchor.root && anchor.position >= before.position, 'proof: it leads to another root');
const led = keysUpTo(anchor);
const from = led.findLastIndex(({ key }) => key === values.key);
const isLed = from >= 0 && led.slice(from + 1).every((one) => one.before !== null);
must(values.key === undefined || isLed, 'key: yours does not lead to the one that signed this');

// 6. Whoever was brought that anchor, or one that leads back to it, holds all of this; an older one is no word on its end.
const brought = outside.map(({ place, anchor: number, file }) => {
  const index = anchors.findIndex((one) => one.number === number);
  const digest = digestOf(anchors[index] ?? end(`${file}: its anchor is missing`));
  const isToken = file.endsWith('.tst');
  must(read(file).includes(isToken ? bytesOf(digest) : ''), `${file}: it is of something else`);
  const isHolder = index >= at && number - anchor.number === index - at;
  const how = isToken ? `openssl ts -verify -token_in -CAfile <its ca> -digest ${digest} -in ` : '';
  const what = isHolder ? 'Held outside, it is said:' : 'Too old, before the last event:';
  return `${what} ${place} has anchor ${number}, digest ${digest}: ${how}${file}`;
});

const word = problems.length > 0 ? end() : values.key === undefined ? 'consistent' : 'proven';
const verdict = {
  proven: 'Proven: nothing in it was changed, added or left out',
  consistent: `Consistent, not proven: it fits, as all does that somebody signs with a key of their own. It was signed by ${anchor.key}. Only if you were given that key, by somebody else than this bundle, was nothing changed, added or left out`,
};
const holders = brought.filter((line) => line.startsWith('Held')).length;
const gone = Object.values(texts).filter((it) => it === 'erased').length;
const loose = led.filter((one, index) => index > 0 && one.before === null).map(({ key }) => key);
const lines = [
  `${incident} of registry ${registry}: ${events.length} events, ${count} texts, ${gone} of them erased.`,
  `${verdict[word]} since anchor ${anchor.number} of ${anchor.at} was signed (position ${anchor.position}, digest ${digestOf(anchor)}).`,
  ...loose.map((key) => `Not proven: that ${key} took over rightly; the key before it was lost.`),
  'Not proven: that what people wrote is true; what was erased.',
  `Not proven: that it was not written anew before that. Places that are said to hold it, and to be asked: ${holders}.`,
];
for (const line of [...lines, ...brought]) say(line);
