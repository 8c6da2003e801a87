import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Registry, Sought } from '../../src/app/ports/registry.ts';
import { IncidentId, serviceOf } from '../../src/core/ids.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Recorded } from '../../src/core/recorded.ts';
import { entryOf, SoughtOutcome } from '../../src/core/registry/entry.ts';
import { wordsIn } from '../../src/core/registry/words.ts';
import { Strategy } from '../../src/core/strategy/strategy.ts';
import { anything } from '../core/anything.ts';
import { dice } from '../core/dice.ts';
import { ada, bo, checkout, commander, pricing } from '../core/sample.ts';
import { opening, say } from '../core/scene.ts';
import { batch, note } from './samples.ts';
import { sqliteRig } from './sqlite-rig.ts';

/** What happened in one incident. */
type Log = readonly Recorded[];

const stories = fc.array(
  fc
    .array(dice, { minLength: 10, maxLength: 40, size: 'max' })
    .map(
      (thrown) => thrown.reduce((scene, each) => say(scene, anything(scene, each)), opening).log,
    ),
  { minLength: 1, maxLength: 4 },
);

const some = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const sought: fc.Arbitrary<Sought> = fc.record({
  words: fc.subarray(['back', 'it', 'sl', 'the', 'zzz']),
  place: some([checkout, pricing, serviceOf(checkout)]),
  strategy: some(Strategy.options),
  outcome: some(SoughtOutcome.options),
  person: some([ada, bo, commander]),
  mode: some(['live', 'drill'] as const),
});

/** Stored event by event, as decisions are. */
async function store(registry: Registry, log: Log, number: number): Promise<void> {
  const id = IncidentId.parse(`INC-${number}`);
  const stream = `incident/${id}`;
  let incident: Incident | undefined;
  for (const [index, recorded] of log.entries()) {
    incident = evolve(incident, recorded);
    const entry = { ...entryOf(incident, [recorded], { stream, version: index + 1 }), id };
    const events = [note(stream, '', { texts: recorded.event.texts ?? {} })];
    await registry.append(batch({ events, entries: [entry] }));
  }
}

const people = ({ event, actor }: Recorded): readonly unknown[] => [
  actor,
  'because' in event && event.because?.person,
  'by' in event && event.by,
  'second' in event && event.second,
  event.type === 'RoleAssigned' && event.person,
  event.type === 'IncidentDeclared' && event.authority,
];

/** The same question, asked of the whole log. */
function fits(log: Log, { words = [], place, strategy, outcome, person, mode }: Sought): boolean {
  const events = log.map(({ event }) => event);
  const written = events.flatMap(({ texts = {} }) =>
    Object.entries(texts)
      .filter(([name]) => !['card', 'output', 'summary', 'by', 'named', 'content'].includes(name))
      .flatMap(([, text]) => wordsIn(text)),
  );
  const turn = events.findLast(({ type }) =>
    ['IncidentDeclared', 'IncidentClosed', 'IncidentReopened'].includes(type),
  );
  const came = turn?.type === 'IncidentClosed' ? turn.outcome : 'open';
  const ended = events.flatMap((one) =>
    one.type === 'RunEnded' || one.type === 'StrategyEnded' ? [one.outcome] : [],
  );
  const places = events.flatMap((one) =>
    one.type === 'IncidentDeclared' ? one.targets : one.type === 'ScopeChanged' ? one.added : [],
  );
  const courses: readonly string[] = events.flatMap((one) =>
    one.type === 'StrategyDecided' || one.type === 'SwitchOrdered' ? [one.strategy] : [],
  );
  const said = {
    place: places.flatMap((one): readonly string[] => [one, serviceOf(one)]),
    strategy: courses,
    outcome: [came, ...ended],
    person: log.flatMap(people),
    mode: [log[0]?.mode],
  };
  const asked = Object.entries({ place, strategy, outcome, person, mode });
  const values = new Map<string, readonly unknown[]>(Object.entries(said));
  return (
    words.every((word) => written.some((one) => one.startsWith(word))) &&
    asked.every(([name, one]) => one === undefined || values.get(name)?.includes(one) === true)
  );
}

test('a search finds what the same question finds in the whole of all logs', async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(
      stories,
      fc.array(sought, { minLength: 8, maxLength: 8 }),
      async (all, asked) => {
        await using rig = await sqliteRig();
        const registry = await rig.reopen();
        const logs = all.filter((log) => log.length > 0);
        for (const [index, log] of logs.entries()) await store(registry, log, index + 1);
        // Whatever was drawn, the question that asks for nothing in particular finds all of them.
        for (const one of [...asked, {}]) {
          const page = { order: 'oldest', after: undefined, limit: 50 } as const;
          const found = (await registry.search(one, page)).map(({ id }) => id);
          const expected = logs.flatMap((log, index) =>
            fits(log, one) ? [`INC-${index + 1}`] : [],
          );
          expect(found).toEqual(expected);
          hits += found.length;
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(hits).toBeGreaterThan(0);
}, 60_000);
