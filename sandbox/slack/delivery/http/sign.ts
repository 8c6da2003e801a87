import { createHmac } from 'node:crypto';

/** The two headers with which Slack proves that a request is its own (docs.slack.dev, "Verifying requests"). */
export function signature(secret: string, body: string, nowMs: number): Record<string, string> {
  const seconds = Math.floor(nowMs / 1_000);
  const mac = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${mac}` };
}
