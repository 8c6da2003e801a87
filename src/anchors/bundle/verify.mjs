// Verifies the bundle that it lies beside: `node verify.mjs [--key <id>]`. It needs Node 20 or newer and nothing else, and
// believes nothing of Sternway: every rule is in FORMAT.md. Exit 0: everything fits. Exit 1: something does not.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const problems = [];
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const hashHex = (hex) => sha256(Buffer.from(hex, 'hex'));

// RFC 8785 for what is in a bundle: keys sorted by their UTF-16 code units, no blanks, numbers as JavaScript writes them.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}

function isSigned(text, signature, publicKey) {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'hex'),
      format: 'der',
      type: 'spki',
    });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}

const record = JSON.parse(readFileSync(new URL('record.json', import.meta.url), 'utf8'));
const { registry, stream, events, texts, anchors, keys, proof } = record;
if (record.format !== 1) problems.push(`format ${record.format} is not known to this program`);

// 1. Every event is what its hash says, and follows the one before it.
let before = { version: 0, hash: '' };
for (const event of events) {
  const { hash, ...body } = event;
  const name = `event ${event.version}`;
  if (sha256(canonical(body)) !== hash)
    problems.push(`${name}: its content does not match its hash`);
  if (event.stream !== stream) problems.push(`${name}: it is of another stream, ${event.stream}`);
  if (event.version !== before.version + 1) problems.push(`${name}: one is missing before it`);
  if (event.previous !== before.hash)
    problems.push(`${name}: it does not follow the one before it`);
  before = event;
}

// 2. Every text is the one whose digest its event holds, or its erasure is on record.
const erased = new Set(
  events.flatMap((e) => (e.type === 'TextErased' ? [e.codes.what, ...(e.codes.also ?? [])] : [])),
);
const known = new Set();
let erasedCount = 0;
function textProblem(key, digest) {
  const text = texts[key];
  if (text === undefined) return 'it is missing';
  if (text === 'erased') {
    erasedCount += 1;
    return erased.has(`${stream}#${key}`) ? undefined : 'it is gone, and nobody erased it';
  }
  const bytes = Buffer.concat([Buffer.from(text.salt, 'hex'), Buffer.from(text.text)]);
  return sha256(bytes) === digest ? undefined : 'it or its salt was changed';
}
for (const event of events) {
  for (const [name, digest] of Object.entries(event.texts)) {
    const key = `${event.version}/${name}`;
    known.add(key);
    const problem = textProblem(key, digest);
    if (problem !== undefined) problems.push(`text ${key}: ${problem}`);
  }
}
for (const key of Object.keys(texts)) {
  if (!known.has(key)) problems.push(`text ${key}: no event has it`);
}

// 3. Every key but the first was handed over by the one before it.
const loose = [];
keys.forEach(({ key, publicKey, before: handed }, index) => {
  const last = keys[index - 1];
  if (hashHex(publicKey) !== key)
    problems.push(`key ${key.slice(0, 12)}: it is not its own digest`);
  if (last === undefined) return;
  const text = canonical({ registry, key, publicKey, says: 'signs from now on' });
  if (handed === null) loose.push(key.slice(0, 12));
  else if (handed.key !== last.key || !isSigned(text, handed.signature, last.publicKey))
    problems.push(`key ${key.slice(0, 12)}: the one before it did not hand over to it`);
});

// 4. Every anchor is signed, and names the one before it.
const digestOf = (anchor) => sha256(canonical(anchor));
anchors.forEach((anchor, index) => {
  const { signature, ...said } = anchor;
  const last = anchors[index - 1];
  const signer = keys.find(({ key }) => key === anchor.key);
  const name = `anchor ${anchor.number}`;
  if (anchor.registry !== registry) problems.push(`${name}: it is of another registry`);
  if (signer === undefined || !isSigned(canonical(said), signature, signer.publicKey))
    problems.push(`${name}: it is not signed by a key of this registry`);
  if (last !== undefined && anchor.previous !== digestOf(last) && anchor.number === last.number + 1)
    problems.push(`${name}: it does not name the anchor before it`);
  if (last !== undefined && anchor.number <= last.number)
    problems.push(`${name}: it is out of order`);
});

// 5. The last event of the stream is a leaf of the tree whose root the anchor signed (RFC 6962).
const anchor = anchors.find(({ number }) => number === proof.anchor);
const leaf = canonical({ hash: before.hash, stream, version: before.version });
let root = sha256(Buffer.concat([Buffer.from([0]), Buffer.from(leaf)]));
for (const { side, hash } of proof.path)
  root = hashHex(side === 'left' ? `01${hash}${root}` : `01${root}${hash}`);
if (anchor === undefined) problems.push('proof: the anchor that it leads to is missing');
else if (root !== anchor.root) problems.push('proof: it does not lead to the root that was signed');

const wanted = process.argv.indexOf('--key');
const isKnown = wanted > 0 && keys.some(({ key }) => key === process.argv[wanted + 1]);
if (wanted > 0 && !isKnown) problems.push('key: none of the keys in here is the one that you know');

const say = (line) => process.stdout.write(`${line}\n`);
say(
  `${record.incident} of registry ${registry}: ${events.length} events, ${known.size} texts, ${erasedCount} of them erased.`,
);
for (const problem of problems.slice(0, 100)) say(`WRONG  ${problem}`);
if (problems.length > 0) {
  say(`This is NOT what was recorded: ${problems.length} problems.`);
  process.exit(1);
}
say(
  `Proven: nothing in it was changed, added or left out since anchor ${anchor.number} of ${anchor.at} was signed`,
);
say(`(position ${anchor.position}, digest ${digestOf(anchor)}).`);
if (!isKnown)
  say(
    `Not proven: whose keys these are. Compare with the key that you were given: ${keys.map(({ key }) => key).join(', ')}`,
  );
for (const key of loose)
  say(`Not proven: that key ${key} took over rightly; the one before it was lost.`);
say(
  'Not proven: that it was not written anew before that anchor; that what people wrote is true; what was erased.',
);
if (record.outside.length === 0)
  say('Consistent, not attested: nobody outside was brought an anchor of these.');
for (const { place, anchor: number, file } of record.outside) {
  const held = anchors.find((one) => one.number === number);
  say(
    `Held outside by ${place}: anchor ${number}, digest ${digestOf(held)}; ask there. Its receipt: ${file}`,
  );
  if (file.endsWith('.tst'))
    say(
      `  openssl ts -verify -digest ${digestOf(held)} -in ${file} -token_in -CAfile <certificates of ${place}>`,
    );
}
