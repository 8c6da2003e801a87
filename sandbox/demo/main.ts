import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { invitation } from './invitation.ts';
import { keep } from './keep.ts';
import { play } from './play.ts';
import type { Played } from './played.ts';
import { recordAt } from './record.ts';
import { reportOf } from './report.ts';
import { openScene, type Scene } from './scene.ts';

const usage = 'npm run demo [-- play [--json] [--out <folder>] [--stay]]\n';

type Words = {
  readonly playing: boolean;
  readonly json: boolean;
  /** Where report and timeline are kept after the play. */
  readonly out: string | undefined;
  /** Whether all stays open after the play, to look around. */
  readonly stay: boolean;
};

function wanted(): Words | undefined {
  try {
    const no = { type: 'boolean', default: false } as const;
    const options = { json: no, stay: no, out: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [word, ...more] = positionals;
    if (more.length > 0 || (word !== undefined && word !== 'play')) return undefined;
    return { playing: word === 'play', ...values, out: values.out };
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

async function main(words: Words): Promise<void> {
  const { playing, json } = words;
  const asked = untilAsked().then(() => 'asked' as const);
  const quiet = json ? () => undefined : tell;
  await using scene = await openScene(quiet, { rehearsed: !playing || words.stay });
  const over = Promise.race([asked, scene.bot.ended.then(() => 'gone' as const)]);
  process.exitCode = playing
    ? await show(scene, { ...words, over, tell: quiet })
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

type Showing = Omit<Words, 'playing'> & {
  readonly over: Over;
  readonly tell: (text: string) => void;
};

/** Plays, reports, and answers the exit code: 0 for a success alone. */
async function show(scene: Scene, showing: Showing): Promise<number> {
  const { over, json, tell } = showing;
  tell(`Watch it at ${scene.workspace.url}/?as=U0FIRST`);
  const played = play(scene, tell).catch(unplayed);
  const outcome = await Promise.race([played, over]);
  if (outcome === 'asked') return 1;
  const came = outcome === 'gone' ? unplayed(gone) : await lookedBack(scene, outcome, showing.out);
  const { ok, incident, timeline, figures, problems, files } = came;
  if (json)
    line(JSON.stringify({ ok, incident, timeline, figures, problems, files }, undefined, 2));
  else for (const text of reportOf(came)) line(text);
  if (ok && showing.stay) await stay(scene, over);
  return ok ? 0 : 1;
}

/** The play with what it left: report and timeline as files. */
async function lookedBack(
  { bot, tokens }: Scene,
  played: Played,
  out = mkdtempSync(join(tmpdir(), 'sternway-record-')),
): Promise<Played> {
  if (!played.ok) return played;
  const record = recordAt(bot.url, tokens['laptop-first']);
  const { files, problems } = await keep(record, played.incident, out);
  return { ...played, ok: problems.length === 0, problems, files };
}

/** Nothing is closed before somebody asks for it. */
async function stay({ workspace, bot }: Scene, over: Over): Promise<void> {
  line(`Look around in the workspace, ${workspace.url}/?as=U0FIRST, where /incident dashboard`);
  line(`gives you a link that signs in at ${bot.url}/dashboard. Ctrl-C here ends it all.`);
  await over;
}

/** A play of which there is no record to show. */
const unplayed = (why: unknown): Played => ({
  ok: false,
  incident: 'INC-1',
  timeline: { incident: { rung: 'unknown' }, entries: [] },
  figures: {},
  files: [],
  problems: [why instanceof Error ? why.message : String(why)],
});

const words = wanted();
if (words) await main(words);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
