import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { good, kinds } from './sample.ts';

const read = (report: string) =>
  readConfiguration('sternway.yaml', `${good}\nreport: ${report}\n`, kinds);
const webhookOf = (report: string) => {
  const whole = read(report);
  if (!whole.ok) throw new Error(JSON.stringify(whole.error));
  return whole.value.reportWebhook;
};
const both = 'webhook_url_secret: report_url, webhook_signing_secret: report_key';

describe('the webhook for reports', () => {
  test('is named by its secrets, and has no private reports unless somebody says so', () => {
    expect(webhookOf(`{ ${both} }`)).toEqual({
      urlSecret: 'report_url',
      signingSecret: 'report_key',
      takesPrivate: false,
    });
    expect(webhookOf(`{ ${both}, webhook_private: yes }`)).toMatchObject({ takesPrivate: true });
    expect(webhookOf('{ template: google }')).toBeUndefined();
  });

  test.each(['webhook_url_secret', 'webhook_signing_secret'])('is refused with %s alone', (key) => {
    const whole = read(`{ ${key}: one }`);
    expect(whole.ok ? [] : whole.error.map(({ message }) => message)).toEqual([
      expect.stringContaining('needs both webhook_url_secret'),
    ]);
  });
});
