import type { EventType } from '../../events.ts';
import { oneLine, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

/** The events about changes that stay out of a target. */
export const freezeTexts = {
  ChangeFrozen: ({ event: { target, version, commits, incident, plan } }) => {
    const what =
      commits === undefined
        ? 'nobody said which commits it brought, so no new release goes there'
        : `with ${commits.length === 1 ? 'its commit' : `its ${commits.length} commits`}`;
    return `The change of release ${oneLine(version, 60)} is frozen on ${target}, ${what}, until its fix is named (${incident}, ${plan})`;
  },
  ChangeFixed: (told, voice) => {
    const { target, version, by } = told.event;
    return `${person(by, voice)} named what fixed release ${oneLine(version, 60)} on ${target}${because(told, 'fix')}`;
  },
} satisfies Partial<EventTexts<EventType>>;
