import type { Incident } from '../incident/incident.ts';
import type { Page } from '../paging/paging.ts';
import { silence } from './silence.ts';
import type { Voice } from './voice.ts';
import { clock, list, oneLine, person, sentence, withoutTarget } from './words.ts';

/** What whoever is paged reads on a small screen, half asleep: where, what is wrong, and what is wanted of them. */
export function pageText(
  incident: Incident,
  page: Page,
  { title, voice }: { readonly title: string | null | undefined; readonly voice: Voice },
): string {
  const { id, targets, severity } = incident;
  const what =
    title === undefined || title === null
      ? ''
      : ` ${sentence(oneLine(withoutTarget(title, targets), 120))}`;
  return `${id}${severity === null ? '' : ` ${severity}`}, ${list(targets, 3)}:${what} ${wanted(incident, page, voice)}`;
}

function wanted(incident: Incident, page: Page, voice: Voice): string {
  switch (page.why) {
    case 'decision':
      return decides(incident, page, voice);
    case 'advice':
      return 'You decide, and somebody here asks for you.';
    case 'order':
      return asksFor(page, voice);
    case 'ask':
    case 'ack':
      return 'Something urgent is asked of you.';
    case 'standing-order':
      return 'A standing order is about to act unless somebody decides.';
  }
}

const since = ({ decision }: Page, voice: Voice): string =>
  decision === undefined ? '' : ` since ${clock(decision, voice)}`;

function decides(incident: Incident, page: Page, voice: Voice): string {
  return page.person === incident.authority
    ? `You decide, and a decision waits${since(page, voice)}.`
    : `A decision waits${since(page, voice)}. ${silence(incident, voice)}: you are next, take it with I decide.`;
}

function asksFor(page: Page, voice: Voice): string {
  const who = page.by === undefined ? 'You are wanted.' : `${person(page.by, voice)} asks for you.`;
  return page.decision === undefined ? who : `${who} A decision waits${since(page, voice)}.`;
}
