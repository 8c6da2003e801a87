import { Answer } from '../../../src/core/answer.ts';
import { program } from '../../e2e/process.ts';
import { type Driver, type Given, toldBy } from '../driver.ts';
import { alone, install } from '../installation.ts';

/** What the shell makes of a line: words, of which the quoted ones are one each. */
const wordsOf = (line: string): readonly string[] =>
  [...line.replace(/^\//u, '').matchAll(/"([^"]*)"|\S+/gu)].map(
    ([whole, quoted]) => quoted ?? whole,
  );

/** Orders by `sternway`, the program, as people and scripts run it. */
export async function overTheCommandLine(): Promise<Driver> {
  const { place, opened, outside, [Symbol.asyncDispose]: end } = await install(alone);
  const { bot } = opened;
  let card: string | undefined;
  let typed = '';
  const run = async ({ by, incident, line }: Given) => {
    const words = [...wordsOf(line), ...(incident ? ['--incident', incident] : []), '--json'];
    const env = {
      STERNWAY_URL: bot.url,
      STERNWAY_TOKEN: place.tokens[by],
    };
    await using sternway = program('bin/sternway.js', words, env);
    const { out, err, code } = await sternway.ended();
    if (out === '') throw new Error(`sternway ${words.join(' ')} ended with ${code}: ${err}`);
    const answer = Answer.parse(JSON.parse(out));
    card = answer.card;
    expectExit(answer, code);
    return toldBy(answer);
  };
  return {
    name: 'the command line',
    bot,
    outside,
    type: (given) => {
      typed = given.line;
      return run(given);
    },
    // A switch is ordered again in full: where to and why belong to it.
    confirm: (given) => {
      const again = given.kind === 'switch' ? typed : `/rollback ${given.kind}`;
      return run({ ...given, line: `${again} --card ${card}` });
    },
    [Symbol.asyncDispose]: end,
  };
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
