import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ownSignature, signatureOf } from '../../src/lib/http/signature.ts';
import { signedPost } from '../../src/lib/http/signed-post.ts';

const post = { url: 'https://hooks.example/reports', key: 'k-1', signing: 's3cret' };

describe('what is sent to a webhook', () => {
  test('is signed over the body as it is sent, under the one name', () => {
    const { headers, body } = signedPost(post, { text: 'Grüße 👋' });
    expect(headers).toEqual({
      'content-type': 'application/json',
      'idempotency-key': 'k-1',
      'x-sternway-signature-256': `sha256=${createHmac('sha256', 's3cret')
        .update(String(body))
        .digest('hex')}`,
    });
  });

  test('has no signature where there is nothing to sign with', () => {
    const { headers } = signedPost({ ...post, signing: undefined }, {});
    expect(Object.keys(headers)).not.toContain(ownSignature.header);
  });

  test('is checked as the page about it says', () => {
    const page = readFileSync('docs/signatures.md', 'utf8');
    expect(page.toLowerCase()).toContain(ownSignature.header);
    expect(page).toContain(ownSignature.before);
  });
});

describe('a signature of somebody else', () => {
  // RFC 4231, section 4.3 (test case 2).
  test('has their word before the digits', () => {
    expect(signatureOf('what do ya want for nothing?', 'Jefe', { before: 'v1=' })).toBe(
      'v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});
