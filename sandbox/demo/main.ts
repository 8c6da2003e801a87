import { parseArgs } from 'node:util';
import { play } from './play.ts';
import type { Played } from './played.ts';
import { openScene, type Scene } from './scene.ts';

const usage = 'npm run demo [-- play [--json]]\n';

function wanted(): { readonly playing: boolean; readonly json: boolean } | undefined {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [word, ...more] = positionals;
    if (more.length > 0 || (word !== undefined && word !== 'play')) return undefined;
    return { playing: word === 'play', json: values.json };
  } catch {
    return undefined;
  }
}

const started = performance.now();
const clock = (): string => `${((performance.now() - started) / 1_000).toFixed(1).padStart(5)} s`;
const line = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => line(text.startsWith(' ') ? text : `${clock()}  ${text}`);

/** Five lines that are enough to begin, for a person at another terminal in the same folder. */
function invitation({ bot, directory }: Scene): readonly string[] {
  const env = `STERNWAY_URL=${bot.url} STERNWAY_DATA=${directory}/data STERNWAY_AS=first-oncall`;
  return [
    `Release 2 of checkout fails every third purchase. In another terminal in this folder: export ${env}`,
    '1. npx sternway declare sev2 checkout "customers cannot buy" --as support-lead',
    '2. npx sternway rollback checkout     shows the card and asks; npx sternway follow shows the run',
    '3. npx sternway ack hold-charges done "provider called" --as support-lead',
    '4. npx sternway status     says what is left over; second-oncall and support-lead close it. Ctrl-C here ends it all.',
  ];
}

const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });

function report(played: Played, json: boolean): void {
  const { ok, incident, timeline, figures, problems } = played;
  if (json) {
    line(JSON.stringify({ ok, incident, timeline, figures, problems }, undefined, 2));
    return;
  }
  line(`\nThe timeline of ${incident}:`);
  for (const { at, kind, actor, text } of timeline.entries) {
    line(`${at.slice(11, 19)}  ${kind.padEnd(8)}  ${actor}: ${text}`);
  }
  line('');
  for (const [name, value] of Object.entries(figures)) line(`${name}: ${value}`);
  for (const problem of problems) line(`NOT SO: ${problem}`);
  line(
    ok
      ? 'The shop is on release 1 everywhere, every check held, and the registry verifies.'
      : 'The play failed.',
  );
}

async function main({
  playing,
  json,
}: {
  readonly playing: boolean;
  readonly json: boolean;
}): Promise<void> {
  const asked = untilAsked();
  const quiet = json ? () => undefined : tell;
  await using scene = await openScene(quiet);
  if (!playing) {
    for (const text of invitation(scene)) line(text);
    await asked;
    line('Closing …');
    return;
  }
  const interrupted = asked.then(() => undefined);
  const played = await Promise.race([play(scene, quiet), interrupted]);
  if (played) report(played, json);
  process.exitCode = played?.ok === true ? 0 : 1;
}

const words = wanted();
if (words) await main(words);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
