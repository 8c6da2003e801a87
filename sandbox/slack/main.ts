import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readManifest } from './manifest.ts';
import { type RunningWorkspace, startWorkspace } from './workspace.ts';

const usage = `npm run workspace -- [--port 3939] [--manifest manifest.yml] [--http URL]

A stand-in for Slack on this machine, in the browser and for a bot. With --http the bot is sent signed requests
at that address, for example http://127.0.0.1:8080/slack/events; without it the bot connects by Socket Mode.
`;

const Options = z.object({
  port: z.coerce.number('must be a number').int().min(0).max(65_535),
  manifest: z.string(),
  http: z.url({ protocol: /^https?$/u, error: 'must be an http address' }).optional(),
});

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3939' },
      manifest: { type: 'string', default: join(import.meta.dirname, '../../manifest.yml') },
      http: { type: 'string' },
    },
  });
  const options = Options.safeParse(values);
  if (options.success) return options.data;
  throw new Error(z.prettifyError(options.error));
};

const open = async ({ port, manifest, http }: z.output<typeof Options>) =>
  startWorkspace({
    manifest: await readManifest(manifest),
    port,
    mode: http === undefined ? { kind: 'socket' } : { kind: 'http', requestUrl: http },
  });

const welcome = ({ url, apiUrl, tokens }: RunningWorkspace, http: string | undefined): string => {
  const [mode, secret] =
    http === undefined
      ? ['socket', `SLACK_APP_TOKEN=${tokens.app}`]
      : ['http', `SLACK_SIGNING_SECRET=${tokens.signingSecret}`];
  return `The workspace is open at ${url}

A bot joins it with these in its environment:
SLACK_MODE=${mode}
SLACK_API_URL=${apiUrl}
SLACK_BOT_TOKEN=${tokens.bot}
${secret}
SLACK_ANNOUNCE_CHANNEL=incidents

Ctrl-C ends it; nothing is kept.
`;
};

/** Runs the workspace until Ctrl-C. */
const main = async (): Promise<void> => {
  const options = readOptions();
  const running = await open(options);
  const close = async (): Promise<void> => {
    await running[Symbol.asyncDispose]();
    process.exit(0);
  };
  process.once('SIGINT', () => void close());
  process.once('SIGTERM', () => void close());
  // Last: who has read this may end the program.
  process.stdout.write(welcome(running, options.http));
};

try {
  await main();
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The workspace did not open: ${why}\n\n${usage}`);
  process.exitCode = 1;
}
