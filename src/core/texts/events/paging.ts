import type { EventOf, EventType } from '../../events.ts';
import type { PersonId } from '../../ids.ts';
import type { Voice } from '../voice.ts';
import { clock, oneLine, people, person } from '../words.ts';
import { type EventTexts, type Told, textOf } from './told.ts';

type PagerSaid = NonNullable<EventOf<'PageReported'>['pager']>;

const reasons = {
  decision: 'a decision waits',
  advice: 'somebody asked for who decides',
  order: 'asked for by name',
  ask: 'something urgent is asked',
  ack: 'a step waits',
  'standing-order': 'a standing order is about to act',
} as const satisfies Record<EventOf<'PersonPaged'>['why'], string>;

/** What codes of failed pages mean; others are shown as they are. */
const failures: Readonly<Record<string, string>> = {
  NoPager: 'no pager is configured',
  Drill: 'in a drill nobody is paged',
  Observing: 'Sternway only observes here, so nobody is paged',
  SecretMissing: 'the secret of the pager is not set',
  Refused: 'the pager refused it',
  Unreachable: 'the pager cannot be reached',
  Busy: 'the pager takes no more for now',
  Timeout: 'the pager does not answer',
  AddressRefused: 'the address of the pager is not allowed here',
};

/** Why nobody was reached, in words. */
export const pageFailure = (code: string | undefined): string =>
  code === undefined ? 'nobody knows why' : (failures[code] ?? oneLine(code, 60));

/** Whose account is closed; nothing where nobody's is. */
export const goneText = (gone: readonly PersonId[], voice: Voice, before = ''): string =>
  gone.length === 0 ? '' : `${before}left out, account closed: ${people(gone, voice)}`;

/** What the pager itself said of a page, and that this decides nothing. */
function heardText(
  told: Told<'PageReported'>,
  { person: of, happenedAt, answeredBy, decision }: PagerSaid,
  voice: Voice,
): string {
  const { page, state } = told.event;
  const when = clock(happenedAt, { ...voice, now: told.at });
  const rest = decision === undefined ? '' : '; nobody has taken the decision yet';
  const name = person(of, voice);
  if (state !== 'answered') return `The page for ${name} (${page}) was ${state} at ${when}${rest}`;
  const own = answeredBy === of ? 'their page' : `the page for ${name}`;
  const who = answeredBy === undefined ? textOf(told, 'named') : person(answeredBy, voice);
  return `${who ?? 'Somebody'} answered ${own} (${page}) on the pager at ${when}${rest}`;
}

/** The events about who is called. */
export const pagingTexts = {
  PersonPaged: ({ event: { page, person: who, why, decision, by }, at }, voice) => {
    const waits = why === 'order' ? ', a decision waits' : '';
    const since =
      decision === undefined ? '' : `${waits} since ${clock(decision, { ...voice, now: at })}`;
    const from = by === undefined ? '' : ` by ${person(by, voice)}`;
    return `${person(who, voice)} is paged${from} (${page}): ${reasons[why]}${since}`;
  },
  PageReported: (told, voice) => {
    const { page, state, code, pager } = told.event;
    if (state === 'failed') return `Page ${page} failed: ${pageFailure(code)}`;
    return pager === undefined ? `Page ${page} is ${state}` : heardText(told, pager, voice);
  },
  PagedInVain: () =>
    'Everybody on the roster was paged, and the decision still waits: two holders of ops together may take command',
  SuccessionChanged: ({ event: { people: roster, deputy, pager, gone = [] } }, voice) => {
    const all = deputy === undefined ? roster : [deputy, ...roster.filter((one) => one !== deputy)];
    return `Who is called when a decision waits: ${people(all, voice)}${pager ? '' : '; there is no pager'}${goneText(gone, voice, '; ')}`;
  },
} satisfies Partial<EventTexts<EventType>>;
