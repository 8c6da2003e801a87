import type { Instant, PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { decisionSince } from '../paging/decisions.ts';
import { allPages, hadNoPager, isOver } from '../paging/pages.ts';
import type { Page } from '../paging/paging.ts';
import { nextInSuccession, pagedInVain, succeedsAt } from '../paging/succession.ts';
import { isGone } from '../paging/succession-list.ts';
import { pageFailure } from './events/paging.ts';
import { silence } from './silence.ts';
import { incident as onIncident, type Voice } from './voice.ts';
import { ago, clock, person } from './words.ts';

/** How long a decision waits, and what comes next where nobody takes it; nothing where none waits. */
export function decisionClock(incident: Incident, voice: Voice): readonly string[] {
  const since = decisionSince(incident);
  if (since === undefined) return [];
  return [
    ...goneLine(incident, voice),
    `A decision waits since ${clock(since, voice)}, ${ago(since, voice)}; ${whatThen(incident, voice)}.`,
  ];
}

/** Who should decide and cannot. */
const goneLine = (incident: Incident, voice: Voice): readonly string[] =>
  isGone(incident, incident.authority)
    ? [
        `${silence(incident, voice)}, so somebody else has to decide: ${onIncident(voice, 'decide')}, or ${onIncident(voice, 'take-command <reason>')}.`,
      ]
    : [];

function whatThen(incident: Incident, voice: Voice): string {
  if (pagedInVain(incident)) {
    return 'everybody on the roster was called, so two holders of ops together may take command';
  }
  const next = nextCall(incident);
  if (next === undefined) return 'nobody is left to be called';
  const called = canPage(incident) ? 'is paged' : 'is next';
  return `${person(next.person, voice)} ${called} at ${clock(next.at, voice)}`;
}

/** Who is called when, if nobody decides until then. */
export function nextCall(
  incident: Incident,
): { readonly person: PersonId; readonly at: Instant } | undefined {
  const at = succeedsAt(incident);
  const next = nextInSuccession(incident);
  return at === undefined || next === undefined ? undefined : { person: next, at };
}

/** Nobody is woken for an exercise, and without a pager nobody can be. */
export const canPage = ({ mode, paging }: Pick<Incident, 'mode' | 'paging'>): boolean =>
  mode === 'live' && paging.succession.pager;

/** Whom somebody called, and what became of it, for as long as it matters. */
export function pageLines(incident: Incident, voice: Voice): readonly string[] {
  const open = allPages(incident).filter((page) => !isOver(incident, page));
  return [
    ...open.filter((page) => !hadNoPager(page)).map((page) => pageLine(page, voice)),
    ...unwoken(open.filter(hadNoPager), voice),
  ];
}

/** Said once for all of them, with how each is reached instead. */
function unwoken(pages: readonly Page[], voice: Voice): readonly string[] {
  const people = [...new Set(pages.map((page) => page.person))];
  const ways = people.map((one) => reachText(one, voice));
  return people.length === 0
    ? []
    : [`Nobody is woken here: ${pageFailure('NoPager')}. ${ways.join(' ')}`];
}

function pageLine(page: Page, voice: Voice): string {
  const called = `${person(page.person, voice)} was paged at ${clock(page.at, voice)}`;
  if (page.state === 'failed') {
    return `${called}, in vain: ${pageFailure(page.code)}. ${reachText(page.person, voice)}`;
  }
  return page.state === 'answered' && page.pager !== undefined
    ? `${called}; ${answerText(page.person, page.pager, voice)}. Nobody has taken the decision yet.`
    : `${called}: ${outcomes[page.state]}.`;
}

/** Whoever answers a pager has not decided. A page about anything else is over then, and not told any more. */
function answerText(
  of: PersonId,
  { answeredBy, happenedAt }: NonNullable<Page['pager']>,
  voice: Voice,
): string {
  const answered = `answered on the pager at ${clock(happenedAt, voice)}`;
  if (answeredBy === of) return answered;
  return `${answeredBy === undefined ? 'somebody' : person(answeredBy, voice)} ${answered}`;
}

const outcomes = {
  called: 'not sent yet',
  sent: 'sent, no answer yet',
  delivered: 'delivered, no answer yet',
  answered: 'has answered',
} as const satisfies Record<Exclude<Page['state'], 'failed'>, string>;

/** How else somebody is reached. */
export function reachText(who: PersonId, voice: Voice): string {
  const phone = voice.phone?.(who);
  return phone === undefined
    ? `Reach ${person(who, voice)} some other way; no phone number is configured.`
    : `Call ${person(who, voice)}: ${phone}.`;
}
