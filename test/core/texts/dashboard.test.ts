import { expect, test } from 'vitest';
import { linkText } from '../../../src/core/texts/dashboard.ts';
import { voiceAt } from '../../support/sample-incident.ts';

const voice = voiceAt({ at: '2026-03-01T10:00:00.000Z' });
const link = { url: 'https://sternway.test/in/1', until: '2026-03-01T10:05:00.000Z' };

test('a link to the dashboard says where it leads, how long it works and for whom', () => {
  expect(linkText({ ...link, isPublic: true }, voice)).toMatchInlineSnapshot(`
    "Open the dashboard here: https://sternway.test/in/1
    The link works once, until 10:05 UTC, and signs you in for 12 hours. It is yours alone: do not pass it on."
  `);
});

test('a link to an address that is not public says who can open it', () => {
  expect(linkText({ ...link, isPublic: false }, voice)).toContain('STERNWAY_PUBLIC_URL');
  expect(linkText({ ...link, isPublic: true }, voice)).not.toContain('STERNWAY_PUBLIC_URL');
});
