import { join } from 'node:path';
import { systemClock } from '../../../src/clock.ts';
import { Answer } from '../../../src/core/answer.ts';
import { run as runHere } from '../../cli/rig.ts';
import { program } from '../../e2e/process.ts';
import { type Driver, type Given, linesOf, toldBy } from '../driver.ts';
import { alone, install } from '../installation.ts';

/** What the shell makes of a line: words, of which the quoted ones are one each. */
const wordsOf = (line: string): readonly string[] =>
  [...line.replace(/^\//u, '').matchAll(/"([^"]*)"|\S+/gu)].map(
    ([whole, quoted]) => quoted ?? whole,
  );

type Ran = { readonly out: string; readonly err: string; readonly code: number | null };
type Env = Readonly<Record<string, string | undefined>>;

/** The program, as people and scripts run it. */
async function byProgram(words: readonly string[], env: Env): Promise<Ran> {
  await using sternway = program('bin/sternway.js', words, env);
  return await sternway.ended();
}

/** The same command line without a process of its own: to start one costs far more than all that it does. */
async function inHere(words: readonly string[], env: Env): Promise<Ran> {
  const { sleep, now } = systemClock;
  const { out, err, exit } = await runHere(words, { env, fetch, sleep, now });
  return { out, err, code: exit };
}

/** Orders by `sternway`: everybody's first order, and what it does by itself, by the program; the rest by its command line. */
export async function overTheCommandLine(): Promise<Driver> {
  const { place, opened, outside, [Symbol.asyncDispose]: end } = await install(alone);
  const { bot } = opened;
  let card: string | undefined;
  let typed = '';
  const known = new Set<string>();
  const ask = async ({ by, incident, line }: Given, ...more: readonly string[]) => {
    const words = [...wordsOf(line), ...(incident ? ['--incident', incident] : []), ...more];
    const env = {
      STERNWAY_URL: bot.url,
      STERNWAY_TOKEN: place.tokens[by],
    };
    const isItself = line.startsWith('/registry') || !known.has(by);
    known.add(by);
    const { out, err, code } = await (isItself ? byProgram : inHere)(words, env);
    if (out === '' && err === '') {
      throw new Error(`sternway ${words.join(' ')} ended with ${code} and said nothing`);
    }
    return { out, err, code };
  };
  const run = async (given: Given) => {
    if (given.kind === 'registryExport') {
      const { err, code } = await ask(given, '--out', join(place.directory, 'taken-out.tar'));
      return toldBy(answerBeside(err, code, given.line));
    }
    const { out, err, code } = await ask(given, '--json');
    if (out === '') throw new Error(`sternway ended with ${code}: ${err}`);
    const answer = answerIn(out, code);
    card = answer.card;
    expectExit(answer, code);
    return toldBy(answer);
  };
  const type: Driver['type'] = (given) => {
    typed = given.line;
    return run(given);
  };
  return {
    name: 'the command line',
    bot,
    outside,
    type,
    fillIn: type,
    read: async (given) => linesOf((await ask(given)).out),
    // A switch is ordered again in full: where to and why belong to it.
    confirm: (given) => {
      const again = given.kind === 'switch' ? typed : `/rollback ${given.kind}`;
      return run({ ...given, line: `${again} --card ${card}` });
    },
    [Symbol.asyncDispose]: end,
  };
}

/** What the program checks by itself (`registry verify`) is told in a form of its own, and well where it ends so. */
function answerIn(out: string, code: number | null): Answer {
  const read = Answer.safeParse(JSON.parse(out));
  if (!read.success && code === 0) return { accepted: true, events: [], say: out };
  return Answer.parse(read.data);
}

/** What came as a file is told beside it, in words; a refusal as everywhere in the program. */
function answerBeside(err: string, code: number | null, line: string): Answer {
  const incident = /INC-\d+/u.exec(line)?.[0];
  if (code === 0) return Answer.parse({ accepted: true, incident, events: [], say: err });
  const [, refusal, reason, lift] = /^Refused \((\w+)\): (.*)\n(.*)\n$/u.exec(err) ?? [];
  return Answer.parse({ accepted: false, refusal: { code: refusal, reason, lift } });
}

/** A script must be able to go by the exit code alone. */
function expectExit({ accepted, card }: Answer, code: number | null): void {
  const good = accepted ? [card === undefined ? 0 : 3] : [1, 2];
  if (!good.some((one) => one === code)) {
    throw new Error(
      `sternway ended with ${code} although it was ${accepted ? 'accepted' : 'refused'}`,
    );
  }
}
