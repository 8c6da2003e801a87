import type { EventOf } from '../../../core/events.ts';
import type { Incident, MadePlan } from '../../../core/incident/incident.ts';
import { asks, goLabel } from '../../../core/plan/card-words.ts';
import { endedBy, overTexts } from '../../../core/texts/slack-standing.ts';
import { clock, fewWords, list, shout } from '../../../core/texts/words.ts';
import { actorText } from '../../../core/texts.ts';
import type { Happened } from '../../../core/timeline/entries.ts';
import { cardMessage } from '../../blocks/card.ts';
import type { Message } from '../../blocks/message.ts';
import { markup } from '../../blocks/parts.ts';
import { mentions } from '../../blocks/words.ts';
import type { MessageRow } from '../standing.ts';
import type { Sources } from './sources.ts';
import { statusKey } from './status.ts';
import type { Want } from './want.ts';

/** Cards that were asked for: `shown.RB-1.2`. */
const shownPrefix = 'shown.';
export const shownKey = (plan: string, count: number): string => `${shownPrefix}${plan}.${count}`;
export const planOfShown = (key: string): string | undefined =>
  key.startsWith(shownPrefix) ? key.split('.')[1] : undefined;
const ownKey = (plan: string, count: number): string => `card.${plan}.${count}`;
/** Whether a message is a card of this plan, asked for or the incident's own. */
export const isCardOf = (key: string, plan: string): boolean =>
  planOfShown(key) === plan || key.startsWith(`card.${plan}.`);

/** What cards are made from. */
type CardSources = Pick<Sources, 'incident' | 'log' | 'voice' | 'cards' | 'users'>;

type Rows = readonly (readonly [string, MessageRow])[];

/**
 * The card of the newest plan that waits for a decision stands in the incident's channel, with the authority mentioned;
 * cards that were asked for stand where that was. Of cards that are over it is said what became of them.
 */
export function cardWants(sources: CardSources, rows: Rows): readonly Want[] {
  return Object.values(sources.incident.plans).flatMap((made) => [
    ownCard(sources, made, rows),
    ...askedCards(sources, made, rows),
  ]);
}

function ownCard(sources: CardSources, made: MadePlan, rows: Rows): Want {
  const { incident, log } = sources;
  const isNewest = Object.values(incident.plans).at(-1) === made;
  const shown = rows.some(
    ([key, { channel, state }]) =>
      planOfShown(key) === made.id && state !== 'refused' && channel === statusChannel(rows),
  );
  const over = overText(sources, made) ?? (shown ? shownAgain : undefined);
  const returns = log.filter(
    ({ event }) => event.type === 'ProposalExpired' && event.plan === made.id,
  );
  return {
    // A proposal that comes back has to be noticed again, and edits do not notify.
    key: ownKey(made.id, returns.length),
    where: 'incident',
    message: mentioned(cardOf(sources, made, over), over === undefined ? sources : undefined),
    priority: 0,
    onlyEdit: over !== undefined || !isNewest || shown,
  };
}

/** Where the status message stands. */
const statusChannel = (rows: Rows): string | undefined =>
  rows.find(([key]) => key === statusKey)?.[1].channel;

const { shownAgain } = overTexts;

function askedCards(sources: CardSources, made: MadePlan, rows: Rows): readonly Want[] {
  const asked = rows.filter(([key]) => planOfShown(key) === made.id);
  return asked.map(([key, { channel }]) => {
    const isLast = asked.findLast(([, row]) => row.channel === channel)?.[0] === key;
    const over = overText(sources, made) ?? (isLast ? undefined : shownAgain);
    const calls = over === undefined && channel === statusChannel(rows);
    const message = mentioned(cardOf(sources, made, over), calls ? sources : undefined);
    return { key, where: { channel }, message, priority: 0 };
  });
}

function cardOf(
  { incident, cards }: CardSources,
  made: MadePlan,
  over: string | undefined,
): Message {
  const { course } = incident;
  return cardMessage({
    screen: cards.get(made.id) ?? { lines: [changeOf(incident, made)], actions: [] },
    incident: incident.id,
    plan: made.id,
    epoch: course.status === 'none' ? undefined : course.epoch,
    over,
  });
}

/** What a card that is over was about. */
const changeOf = (incident: Pick<Incident, 'id' | 'mode'>, { id, document }: MadePlan): string => {
  const { strategy, targets, from, to } = document;
  const what =
    strategy === 'rollback'
      ? `from release ${fewWords(from.version, 3, 30)} to ${fewWords(to.version, 3, 30)}`
      : asks(document, 3).toLowerCase();
  return `${shout(incident.mode)}${incident.id}: ${list(targets, 3)}${strategy === 'rollback' ? '' : ','} ${what} (${id}).`;
};

function mentioned(card: Message, sources: CardSources | undefined): Message {
  const names = sources ? mentions(sources.users([sources.incident.authority])) : '';
  return names === ''
    ? card
    : { text: `${names} ${card.text}`, blocks: [markup(names), ...card.blocks] };
}

/** What became of a plan's card; nothing while it can be decided on. */
function overText({ incident, log, voice }: CardSources, made: MadePlan): string | undefined {
  const said = (happened: Happened | undefined, words: string): string =>
    happened === undefined
      ? `${words}.`
      : endedBy(
          words,
          actorText(happened.actor, voice),
          clock(happened.at, { ...voice, now: happened.at }),
        );
  const { status } = made.proposal;
  if (incident.runs[made.id] !== undefined || status === 'taken') {
    return said(decidedBy(log, made), `Decided: ${goLabel(made.document).toLowerCase()},`);
  }
  if (status === 'void') return overTexts.otherPlan;
  if (status === 'declined') return said(last(log, 'ProposalDeclined', made), 'Not now,');
  if (incident.rung === 'closed') return overTexts.closed(incident.id);
  if (incident.rung === 'recovered') return overTexts.recovered(incident.id);
  return incident.course.status === 'none' ? undefined : overTexts.otherCourse;
}

const decidedBy = (log: readonly Happened[], made: MadePlan): Happened | undefined =>
  last(log, 'StrategyDecided', made) ?? last(log, 'SwitchOrdered', made);

type OfPlan = 'StrategyDecided' | 'SwitchOrdered' | 'ProposalDeclined';

const last = (log: readonly Happened[], type: OfPlan, { id }: MadePlan): Happened | undefined =>
  log.findLast(({ event }) => isOf(event, type) && event.plan === id);

const isOf = (event: Happened['event'], type: OfPlan): event is EventOf<OfPlan> =>
  event.type === type;
