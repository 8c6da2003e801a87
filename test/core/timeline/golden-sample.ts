import { readFileSync } from 'node:fs';
import type { Event } from '../../../src/core/events.ts';
import { instant, millis } from '../../../src/core/ids.ts';
import { inZone } from '../../../src/core/texts/moments.ts';
import type { Voice } from '../../../src/core/texts/voice.ts';
import type { TimelineDocument } from '../../../src/core/timeline/document.ts';
import { entriesOf, type Happened } from '../../../src/core/timeline/entries.ts';
import { exports } from '../../../src/core/timeline/exports.ts';
import { chosen } from '../../../src/core/timeline/filter.ts';
import { type Filter, formats } from '../../../src/core/timeline/orders.ts';
import { happened, incidentAt, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { e } from '../notes.ts';
import { ada, bo } from '../sample.ts';
import { eventSamples } from '../texts/event-samples.ts';

/** Where the exports of the sample are kept, and the types of event that it has. */
export const goldenFolder = new URL('golden/', import.meta.url);

const hostile = [
  '=HYPERLINK("http://evil.example","click")',
  '<script>alert(1)</script> "><img src=x onerror=alert(1)>',
  '<!channel> @here | # [x](javascript:1) `code` \\',
  '-5 % of orders, +3 errors, "quoted", commas,\nand two lines\r\nand three',
  'مرحبا \u202Eevil\u202C 👩‍👩‍👧 e\u0301',
] as const;

/** One event of each type, as the file of types names them, after an incident from its beginning to its end. */
function everything(): readonly Event[] {
  const types = readFileSync(new URL('types.txt', goldenFolder), 'utf8').trim().split('\n');
  const [, ...rest] = Object.values(eventSamples)
    .flatMap(([first]): readonly Event[] => (first === undefined ? [] : [first]))
    .filter(({ type }) => types.includes(type))
    .toSorted((a, b) => types.indexOf(a.type) - types.indexOf(b.type));
  return rest;
}

const begins = '2026-03-01T10:30:00.000Z';
const late = (minutes: number): string => instant(millis(begins) + minutes * 60_000);
const note = (text: string | null, noted: string): readonly [Event, Happened['texts']] => [
  { type: 'NoteAdded', noted },
  { text },
];

/** What only people make of a timeline: notes of all sorts, corrections, erased texts, clocks that jump. */
const told: readonly (readonly [Event, Happened['texts'], Partial<Happened>?])[] = [
  ...hostile.map((text, index) => note(text, late(index))),
  [...note('The provider says their certificate expired', '2026-03-01T09:12:00.000Z')],
  [...note(null, late(6))],
  [...note('Written by somebody who was erased since', late(7)), { actor: 'p_gone' }],
  [...note('Said by a program', late(8)), { actor: 'machine:ci', via: 'http' }],
  [...note('The clock had been set back', late(9)), { at: late(-60), recordedAt: late(-60) }],
  [...note('A clock was ahead', late(90))],
  [{ type: 'EntryCorrected', entry: e('E1'), by: bo }, { text: 'It was <b>release 3</b>' }],
  [{ type: 'EntryCorrected', entry: e('E1') }, { text: null }],
  [{ type: 'EntryWithdrawn', entry: e('E2'), how: 'deleted' }, {}],
];

function log(): readonly Happened[] {
  const scene = happened(sceneAt('recovered'));
  const some = everything().map((event) => [event, event.texts ?? {}] as const);
  const after = [...some, ...told].map(
    ([event, texts, more = {}], index): Happened => ({
      event,
      texts,
      at: late(index),
      recordedAt: late(index),
      actor: index % 3 === 0 ? ada : index % 3 === 1 ? 'timer' : 'worker',
      via: index % 3 === 0 ? 'slack' : 'timer',
      mode: 'drill',
      position: scene.length + index + 1,
      stream: 'incident/INC-1',
      version: scene.length + index + 1,
      ...more,
    }),
  );
  return [...scene, ...after];
}

/** `now` is the moment at which somebody exports: nothing may depend on it. */
function documentIn(zone: string, now: string, filter: Filter = {}): TimelineDocument {
  const scene = sceneAt('recovered');
  const voice: Voice = { ...voiceAt(scene), now, moment: inZone(zone) };
  const entries = entriesOf(log(), voice);
  return {
    header: { ...incidentAt('recovered'), mode: 'drill', title: 'Buying <b>fails</b> & "more"' },
    entries: chosen(entries, filter),
    all: entries.length,
    filter,
    zone,
    voice,
  };
}

/** Each kept file and what an export says today. */
export function goldenFiles(now: string): readonly (readonly [name: string, text: string])[] {
  return [
    ...formats.map((format) => [`utc.${format}`, exports[format](documentIn('UTC', now))] as const),
    ...formats.map(
      (format) =>
        [
          `part-berlin.${format}`,
          exports[format](
            documentIn('Europe/Berlin', now, { kinds: ['decide', 'note'], by: ['Ada', 'timer'] }),
          ),
        ] as const,
    ),
  ].map(([name, text]) => [`${name}.golden`, text]);
}
