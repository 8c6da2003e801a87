import { Answer } from '../../../src/core/answer.ts';
import { type Driver, type Given, linesOf, saidIn, type Told, toldBy } from '../driver.ts';
import { alone, install } from '../installation.ts';

/** Orders over HTTP with a person's token. */
export async function overHttp(): Promise<Driver> {
  const { place, opened, outside, [Symbol.asyncDispose]: end } = await install(alone);
  const { bot } = opened;
  let card: string | undefined;
  let typed = '';
  const ask = async ({ by, incident }: Pick<Given, 'by' | 'incident'>, what: object) => {
    const headers = { authorization: `Bearer ${place.tokens[by]}` };
    return Answer.parse(await (await bot.send({ incident, ...what }, headers)).json());
  };
  const send: (...asked: Parameters<typeof ask>) => Promise<Told> = async (given, what) => {
    const answer = await ask(given, what);
    card = answer.card;
    return toldBy(answer);
  };
  const type: Driver['type'] = ({ line, ...given }) => {
    typed = line;
    return send(given, { text: line });
  };
  return {
    name: 'HTTP',
    bot,
    outside,
    type,
    fillIn: ({ opens: _opens, form: _form, ...given }) => type(given),
    read: async ({ line, ...given }) => linesOf(saidIn(await ask(given, { text: line }))),
    // A switch is ordered again in full: where to and why belong to it.
    confirm: (given) =>
      given.kind === 'switch'
        ? send(given, { text: `${typed} --card ${card}` })
        : send(given, { order: { kind: 'go', card } }),
    [Symbol.asyncDispose]: end,
  };
}
