import type { Ask } from '../../../core/asks.ts';
import { millis, type PersonId } from '../../../core/ids.ts';
import { askedOf } from '../../../core/texts/asked.ts';
import { overTexts } from '../../../core/texts/slack-standing.ts';
import { loud, oneLine } from '../../../core/texts/words.ts';
import { askMessage } from '../../blocks/ask.ts';
import type { MessageRow } from '../standing.ts';
import { type AskSources, endingsOf, questionOf } from './endings.ts';
import type { Want } from './want.ts';

type Rows = readonly (readonly [string, MessageRow])[];

const channelPrefix = 'ask.';
const directPrefix = 'direct.';

/** One mention of a given person in so long, unless that person must act now (product.md, "Noise"). */
const quietMs = 5 * 60_000;

/**
 * Each ask stands once in the incident's channel, and where it says so in the messages of each person asked. Of those
 * that are over it is said what became of them, where they stand.
 */
export function askWants(
  sources: AskSources,
  rows: Rows,
  channel: string | undefined,
): readonly Want[] {
  const { asks } = sources;
  const live = asks.flatMap((ask) => [
    channelWant(sources, ask),
    ...directWants(sources, ask, channel),
  ]);
  const standing = new Set(live.map(({ key }) => key));
  const over = rows.filter(([key]) => isAsk(key) && !standing.has(key));
  return [...live, ...overWants(sources, over)];
}

const isAsk = (key: string): boolean =>
  key.startsWith(channelPrefix) || key.startsWith(directPrefix);

const viewOf = ({ incident, voice }: AskSources, ask: Ask) => ({
  incident: incident.id,
  epoch: incident.course.status === 'none' ? undefined : incident.course.epoch,
  lines: ask.lines,
  asked: askedOf(ask, voice),
  actions: ask.actions,
  open: ask.open,
});

function channelWant(sources: AskSources, ask: Ask): Want {
  return {
    key: `${channelPrefix}${questionOf(ask)}`,
    where: 'incident',
    priority: 0,
    message: askMessage({
      ...viewOf(sources, ask),
      mention: sources.users(ask.of.filter((person) => isCalled(sources, ask, person))),
    }),
  };
}

/** Whoever was called for another question just now has looked, or will; what is urgent calls them all the same. */
const isCalled = ({ asks }: AskSources, ask: Ask, person: PersonId): boolean =>
  ask.urgent ||
  !asks.some(
    (other, index) =>
      other.of.includes(person) &&
      isBefore({ ask: other, index }, { ask, index: asks.indexOf(ask) }) &&
      millis(ask.since) - millis(other.since) < quietMs,
  );

type Placed = { readonly ask: Ask; readonly index: number };

const isBefore = (one: Placed, other: Placed): boolean =>
  one.ask.since < other.ask.since || (one.ask.since === other.ask.since && one.index < other.index);

const directWants = (
  sources: AskSources,
  ask: Ask,
  channel: string | undefined,
): readonly Want[] =>
  ask.where === 'channel'
    ? []
    : sources.users(ask.of).map((user) => ({
        key: `${directPrefix}${user}.${questionOf(ask)}`,
        where: { user },
        priority: 0,
        message: askMessage({
          ...viewOf(sources, ask),
          mention: [],
          elsewhere: { about: aboutOf(sources), channel },
        }),
      }));

const aboutOf = ({ incident, title }: AskSources): string =>
  `${incident.mode === 'live' ? '' : `${loud(incident.mode)} `}${incident.id}: ${oneLine(title ?? '(erased)', 200)}`;

/** `direct.U0BO.handover/p_bo@…` → the question and whose messages it stands in. */
function placeOf(key: string): { readonly question: string; readonly user: string | undefined } {
  if (key.startsWith(channelPrefix)) {
    return { question: key.slice(channelPrefix.length), user: undefined };
  }
  const [user = '', ...question] = key.slice(directPrefix.length).split('.');
  return { question: question.join('.'), user };
}

function overWants(sources: AskSources, over: Rows): readonly Want[] {
  if (over.length === 0) return [];
  const places = over.map(([key, row]) => ({ key, row, ...placeOf(key) }));
  const endings = endingsOf(sources, new Set(places.map(({ question }) => question)));
  return places.map(({ key, row, question, user }): Want => {
    const ending = endings.get(question);
    return {
      key,
      where: user === undefined ? 'incident' : { channel: row.channel },
      priority: 2,
      onlyEdit: true,
      message: askMessage({
        incident: sources.incident.id,
        lines: ending?.lines ?? [overTexts.somethingAsked],
        asked: '',
        actions: [],
        mention: [],
        ...(user !== undefined && { elsewhere: { about: aboutOf(sources), channel: undefined } }),
        over: ending?.over ?? overTexts.notAsked,
      }),
    };
  });
}
