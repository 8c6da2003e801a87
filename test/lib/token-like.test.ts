import { describe, expect, test } from 'vitest';
import { withoutTokens } from '../../src/lib/token-like.ts';

describe('a text that leaves this house', () => {
  test.each([
    ['use xoxb-1234567890-abcdefgh now', 'use [secret] now'],
    ['ghp_0123456789abcdefABCD and AKIA0123456789ABCDEF', '[secret] and [secret]'],
    ['password=hunter2hunter2, please', 'password=[secret], please'],
    ['Authorization: Bearer abcdef123456', 'Authorization: Bearer [secret]'],
    ['postgres://app:pa55word@db/checkout', 'postgres://[secret]@db/checkout'],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc', '[secret]'],
  ])('says %j as %j', (text, said) => {
    expect(withoutTokens(text)).toBe(said);
  });

  test.each(['Rotate the token of checkout', 'https://a.test/x?y=1 at 10:00', 'secret sauce'])(
    'keeps %j',
    (text) => {
      expect(withoutTokens(text)).toBe(text);
    },
  );
});
