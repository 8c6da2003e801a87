import { parseArgs } from 'node:util';
import { invitation } from './invitation.ts';
import { play } from './play.ts';
import type { Played } from './played.ts';
import { reportOf } from './report.ts';
import { openScene, type Scene } from './scene.ts';

const usage = 'npm run demo [-- play [--json]]\n';

type Words = { readonly playing: boolean; readonly json: boolean };

function wanted(): Words | undefined {
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

const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
    // Whoever read along has left, as `head` does: nobody is there to play for.
    process.stdout.on('error', () => resolve());
  });

async function main({ playing, json }: Words): Promise<void> {
  const asked = untilAsked().then(() => 'asked' as const);
  const quiet = json ? () => undefined : tell;
  await using scene = await openScene(quiet);
  const over = Promise.race([asked, scene.bot.ended.then(() => 'gone' as const)]);
  process.exitCode = playing
    ? await show(scene, { over, json, tell: quiet })
    : await invite(scene, over);
}

/** How it is over before its end: because somebody asked for it, or because Sternway is gone. */
type Over = Promise<'asked' | 'gone'>;
const gone = 'Sternway has ended by itself. The play cannot go on, and nothing more is decided.';

/** Leaves the incident to people; answers the exit code. */
async function invite(scene: Scene, over: Over): Promise<number> {
  for (const text of invitation(scene)) line(text);
  const why = await over;
  line(why === 'asked' ? 'Closing …' : gone);
  return why === 'asked' ? 0 : 1;
}

type Showing = {
  readonly over: Over;
  readonly json: boolean;
  readonly tell: (text: string) => void;
};

/** Plays, reports, and answers the exit code: 0 for a success alone. */
async function show(scene: Scene, { over, json, tell }: Showing): Promise<number> {
  tell(`Watch it at ${scene.workspace.url}/?as=U0FIRST`);
  const played = play(scene, tell).catch(unplayed);
  const outcome = await Promise.race([played, over]);
  if (outcome === 'asked') return 1;
  const { ok, incident, timeline, figures, problems } =
    outcome === 'gone' ? unplayed(gone) : outcome;
  if (json) line(JSON.stringify({ ok, incident, timeline, figures, problems }, undefined, 2));
  else for (const text of reportOf({ ok, incident, timeline, figures, problems })) line(text);
  return ok ? 0 : 1;
}

/** A play of which there is no record to show. */
const unplayed = (why: unknown): Played => ({
  ok: false,
  incident: 'INC-1',
  timeline: { incident: { rung: 'unknown' }, entries: [] },
  figures: {},
  problems: [why instanceof Error ? why.message : String(why)],
});

const words = wanted();
if (words) await main(words);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
