import type { EventType } from '../../events.ts';
import { list } from '../words.ts';
import { because, type EventTexts } from './told.ts';

/** The events about how grave it is and what it covers. */
export const extentTexts = {
  SeverityChanged: (told) => {
    const { from, to } = told.event;
    return from === null
      ? `It is ${to}${because(told)}`
      : `It is ${to} now, no longer ${from}${because(told)}`;
  },
  ScopeChanged: (told) => {
    const { added, removed } = told.event;
    const changes = [
      ...(added.length > 0 ? [`now also ${list(added)}`] : []),
      ...(removed.length > 0 ? [`no longer ${list(removed)}`] : []),
    ];
    return `Scope changed, ${changes.join(', ')}${because(told)}`;
  },
} satisfies Partial<EventTexts<EventType>>;
