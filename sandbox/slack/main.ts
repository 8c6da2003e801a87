import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readManifest } from './manifest.ts';
import { startWorkspace } from './workspace.ts';

/** The workspace by hand: `npm run workspace -- [--port 3939] [--manifest FILE] [--http URL]`, until Ctrl-C. */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3939' },
    manifest: { type: 'string', default: join(import.meta.dirname, '../../manifest.yml') },
    http: { type: 'string' },
  },
});

const running = await startWorkspace({
  manifest: await readManifest(values.manifest),
  port: Number(values.port),
  mode: values.http === undefined ? { kind: 'socket' } : { kind: 'http', requestUrl: values.http },
});
const { tokens } = running;
const secret =
  values.http === undefined
    ? `SLACK_APP_TOKEN=${tokens.app}`
    : `SLACK_SIGNING_SECRET=${tokens.signingSecret}`;

process.stdout.write(`The workspace is open at ${running.url}

A bot joins it with these in its environment:
SLACK_MODE=${values.http === undefined ? 'socket' : 'http'}
SLACK_API_URL=${running.apiUrl}
SLACK_BOT_TOKEN=${tokens.bot}
${secret}
SLACK_ANNOUNCE_CHANNEL=incidents

Ctrl-C ends it; nothing is kept.
`);

const close = async (): Promise<void> => {
  await running[Symbol.asyncDispose]();
  process.exit(0);
};
process.once('SIGINT', () => void close());
process.once('SIGTERM', () => void close());
