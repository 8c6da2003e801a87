import type { Because } from '../../../src/core/because.ts';
import type { EventMap, EventType } from '../../../src/core/events.ts';
import { u } from '../public-updates.ts';

/** The events about what the public is told. */
export const publicUpdateSamples = (because: Because) =>
  ({
    UpdateDrafted: [
      {
        type: 'UpdateDrafted',
        update: u(1),
        stage: 'identified',
        findings: ['person'],
        because,
        texts: { text: 'We know why, and are working on it.' },
      },
    ],
    UpdateApproved: [{ type: 'UpdateApproved', update: u(1), because }],
    UpdateDropped: [
      { type: 'UpdateDropped', update: u(1), because },
      { type: 'UpdateDropped', update: u(1) },
    ],
    UpdateTaken: [
      { type: 'UpdateTaken', update: u(1) },
      { type: 'UpdateTaken', update: u(1), link: 'https://status.test/7' },
    ],
    UpdateNotTaken: [
      { type: 'UpdateNotTaken', update: u(1), code: 'Busy', isLast: false },
      { type: 'UpdateNotTaken', update: u(1), code: 'TooLate', isLast: true },
    ],
    UpdateRehearsed: [{ type: 'UpdateRehearsed', update: u(1) }],
  }) satisfies { readonly [T in EventType]?: readonly EventMap[T][] };
