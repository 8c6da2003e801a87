import type { Because } from '../../../src/core/because.ts';
import type { EventMap } from '../../../src/core/events.ts';
import { e } from '../notes.ts';
import { ada, bo } from '../sample.ts';

const because: Because = {
  rule: 'authority may myDecision',
  person: ada,
  role: 'authority',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const texts = { text: 'It was release 3' };

type Types = 'EntryCorrected' | 'EntryWithdrawn' | 'DecisionSpoken';

export const noteSamples: { readonly [T in Types]: readonly EventMap[T][] } = {
  EntryCorrected: [
    { type: 'EntryCorrected', entry: e('E7'), by: bo, texts },
    { type: 'EntryCorrected', entry: e('E7'), texts },
  ],
  EntryWithdrawn: [
    { type: 'EntryWithdrawn', entry: e('E7'), how: 'deleted' },
    { type: 'EntryWithdrawn', entry: e('E7'), how: 'unmarked' },
  ],
  DecisionSpoken: [
    { type: 'DecisionSpoken', entry: e('E7'), noted: '2026-03-01T09:58:00.000Z', because },
  ],
};
