import { describe, expect, test } from 'vitest';
import { instant, millis } from '../../../src/core/ids.ts';
import { said } from '../../../src/web/pages/words.ts';

const look = { zone: 'UTC', now: instant(millis('2026-03-01T10:00:00.000Z')) };
const shown = (text: string): string => said(text, look).markup;

describe('a sentence on a page', () => {
  test('has its address as a link that tells nobody where it stood', () => {
    expect(shown('Kept as OPS-7: https://tracker.example/OPS-7.')).toBe(
      'Kept as OPS-7: <a href="https://tracker.example/OPS-7" rel="noopener noreferrer nofollow">https://tracker.example/OPS-7</a>.',
    );
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.com/x', 'https://'])(
    'makes no link of %s',
    (text) => {
      expect(shown(text)).not.toContain('<a');
    },
  );

  test('lets no text out of the address', () => {
    expect(shown('https://x.example/"onclick="alert(1)')).toContain('</a>&#34;onclick');
  });

  test('has commands as code and times with their moment', () => {
    expect(shown('Type `/incident close` by 10:05 UTC')).toMatch(
      /<code>\/incident close<\/code> by <time datetime="2026-03-01T10:05:00\.000Z"/u,
    );
  });
});
