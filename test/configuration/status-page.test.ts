import { expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { good, kinds } from './sample.ts';

const read = (text: string) => readConfiguration('sternway.yaml', `${good}${text}`, kinds);

test('a status page is said by the names of its secrets, and may go unsigned', () => {
  expect(read('status_page: { url_secret: u, signing_secret: s }\n')).toMatchObject({
    ok: true,
    value: { statusPage: { urlSecret: 'u', signingSecret: 's' } },
  });
  expect(read('status_page: { url_secret: u }\n')).toMatchObject({
    ok: true,
    value: { statusPage: { urlSecret: 'u', signingSecret: undefined } },
  });
  expect(read('status_page: { url: "https://status.test" }\n').ok).toBe(false);
});
