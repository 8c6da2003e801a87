import type { Incident } from '../incident/incident.ts';
import type { Page } from '../paging/paging.ts';
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

function wanted({ authority }: Incident, page: Page, voice: Voice): string {
  const decides = person(authority, voice);
  const isYours = page.person === authority;
  const since = page.decision === undefined ? '' : ` since ${clock(page.decision, voice)}`;
  switch (page.why) {
    case 'decision': {
      return isYours
        ? `You decide, and a decision waits${since}.`
        : `A decision waits${since}. ${decides} does not answer: you are next, take it with I decide.`;
    }
    case 'advice':
      return 'You decide, and somebody here asks for you.';
    case 'order':
      return `${page.by === undefined ? 'You are wanted.' : `${person(page.by, voice)} asks for you.`}${since && ` A decision waits${since}.`}`;
    case 'ask':
    case 'ack':
      return 'Something urgent is asked of you.';
    case 'standing-order':
      return 'A standing order is about to act unless somebody decides.';
  }
}
