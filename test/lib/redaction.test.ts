import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactorOf } from '../../src/lib/redaction.ts';

const secret = 'p@ss/wörd+"x"';

/** The bytes in pieces that end at these places. */
function pieces(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
  const ordered = places.toSorted((a, b) => a - b);
  return ordered.slice(1).map((end, at) => bytes.subarray(ordered[at], end));
}

describe('a stream with secrets in it', () => {
  test('comes out the same however it is cut, and without them', () => {
    const part = fc.oneof(
      fc.constant(secret),
      fc.constant('p@s'),
      fc.constant('abcabd'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part), fc.array(fc.nat()), (parts, cuts) => {
        const redactor = redactorOf({ A: secret, B: 'abcabd', C: 'abc' });
        const whole = parts.join('');
        const stream = redactor.stream();
        const out = [...pieces(Buffer.from(whole), cuts).map(stream.push), stream.end()];
        const text = Buffer.concat(out).toString('utf8');
        expect(text).toBe(redactor.text(whole));
        expect(text).not.toContain(secret);
        expect(text).not.toContain('abc');
      }),
    );
  });

  test('is left as it is, byte by byte, where there is none', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const stream = redactorOf({ A: 'never-in-there-1' }).stream();
        const out = Buffer.concat([stream.push(Buffer.from(bytes)), stream.end()]);
        expect(out).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe('a secret in another spelling', () => {
  test.each([
    ['JSON', JSON.stringify({ a: secret })],
    ['a URL', `https://x/?a=${encodeURIComponent(secret)}`],
    ['base64', Buffer.from(secret).toString('base64')],
    ['base64 after a name', Buffer.from(`user:${secret}:more`).toString('base64')],
    ['a line of a key', `x ${secret} y`],
  ])('is found in %s', (_, text) => {
    const redactor = redactorOf({ KEY: `-----BEGIN-----\n${secret}\n-----END-----\n`, PW: secret });
    const out = redactor.text(text);
    expect(out).not.toBe(text);
    expect(out).toContain('[secret ');
    expect(out).not.toContain(secret);
  });

  test('is found in facts, keys included, and an empty secret hides nothing', () => {
    const redactor = redactorOf({ PW: 'hunter22', NONE: '' });
    expect(redactor.json({ hunter22: ['a hunter22', 1, null] })).toEqual({
      '[secret PW]': ['a [secret PW]', 1, null],
    });
  });
});
