import type { Because } from '../../core/because.ts';
import { IncidentId, type PersonId } from '../../core/ids.ts';
import { fold } from '../../core/incident/evolve.ts';
import { summaryOf } from '../../core/incident/summary.ts';
import { type AnyRefusal, refuse } from '../../core/refusals.ts';
import { entryOf } from '../../core/registry/entry.ts';
import { digestOfScenario, importOf } from '../../core/scenario/import.ts';
import { readScenarios } from '../../core/scenario/read.ts';
import type { Scenario } from '../../core/scenario/shape.ts';
import { asJson } from '../../lib/json.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { incidentStream, recorded } from '../incidents.ts';
import type { Batch } from '../ports/batch.ts';
import { emptyBatch, newEvent } from '../record.ts';
import type { Arrival, Ship } from '../ship.ts';

/** A recorded incident and what it is called here. `known`: it was there already; `differs`: and the file says something else now. */
export type Imported = {
  readonly scenario: string;
  readonly incident: IncidentId;
  readonly status: 'imported' | 'known' | 'differs';
};

type Asked = {
  /** What the file is called where whoever sends it has it: mistakes are told with it. */
  readonly file: string;
  readonly text: string;
  readonly by: PersonId;
  readonly arrival: Arrival;
};

/** How often it is tried anew because somebody else wrote first. */
const mostTries = 50;

/**
 * Takes recorded incidents into the registry, all of the file or nothing. Each once: one that is there already stays as
 * it is. Refuses with `ScenarioBroken`, line and column, and with `Busy`.
 */
export async function importRecorded(
  ship: Ship,
  asked: Asked,
): Promise<Result<readonly Imported[], AnyRefusal>> {
  const read = readScenarios(asked.file, asked.text);
  if (!read.ok) {
    const problems = read.error.map(
      ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
    );
    return err(refuse('ScenarioBroken', { problems }));
  }
  for (let tried = 0; tried < mostTries; tried += 1) {
    const done = await importOnce(ship, read.value, asked);
    if (done !== undefined) return ok(done);
  }
  return err({ code: 'Busy', facts: {} });
}

/** A second import of the same at the same moment is refused by this name. */
const nameOf = (scenario: string): string => `scenario/${scenario}`;

/** Nothing when somebody else was first. */
async function importOnce(
  ship: Ship,
  scenarios: readonly Scenario[],
  asked: Asked,
): Promise<readonly Imported[] | undefined> {
  const before = await importedBefore(ship);
  const { incident: next } = await ship.registry.next();
  const fresh = scenarios
    .filter(({ id }) => !before.has(id))
    .map((scenario, index) => ({ scenario, id: IncidentId.parse(`INC-${next + index}`) }));
  const all = scenarios.map((scenario): Imported => {
    const known = before.get(scenario.id);
    if (known !== undefined) return asKnown(scenario, known);
    const incident = fresh.find((one) => one.scenario === scenario)?.id;
    if (incident === undefined) throw new Error('What was not known before is new');
    return { scenario: scenario.id, incident, status: 'imported' };
  });
  if (fresh.length === 0) return all;
  const stored = await ship.registry.append(batchOf(ship, fresh, asked));
  return stored.status === 'appended' ? all : undefined;
}

/** What was imported before, by the id of its file. */
async function importedBefore({
  registry,
}: Pick<Ship, 'registry'>): Promise<ReadonlyMap<string, Before>> {
  const all = (await registry.summaries()).filter(({ mode }) => mode === 'imported');
  const found: (readonly [string, Before])[] = [];
  for (const { id } of all) {
    const [declaration] = (await registry.read(incidentStream(id))).map(recorded);
    const event = declaration?.event;
    if (event?.type !== 'IncidentDeclared' || event.imported === undefined) continue;
    found.push([event.imported.scenario, { incident: id, digest: event.imported.digest }]);
  }
  return new Map(found);
}

type Before = { readonly incident: IncidentId; readonly digest: string };

const asKnown = (scenario: Scenario, { incident, digest }: Before): Imported => ({
  scenario: scenario.id,
  incident,
  status: digest === digestOfScenario(scenario) ? 'known' : 'differs',
});

type Coming = { readonly scenario: Scenario; readonly id: IncidentId };

function batchOf(ship: Ship, coming: readonly Coming[], asked: Asked): Batch {
  const { key } = asked.arrival;
  const streams = coming.map((one) => streamed(ship, one, asked));
  return {
    ...emptyBatch,
    // What was sent twice at once is found by its names, not by its key.
    key: `${key}/import`,
    reads: streams.map(({ stream }) => ({ stream, version: 0 })),
    events: streams.flatMap(({ events }) => events),
    names: streams.flatMap(({ names }) => names),
    summaries: streams.map(({ summary }) => summary),
    entries: streams.map(({ entry }) => entry),
    answer: asJson(coming.map(({ id }) => id)),
  };
}

/** The whole stream of one incident, with what lists say of it. Nothing is taken, locked or waited for. */
function streamed(ship: Ship, { scenario, id }: Coming, { by, arrival }: Asked) {
  const stream = incidentStream(id);
  const dated = importOf(scenario, { id, because: becauseOf(ship, by, arrival) });
  const told = dated.map(({ at, event }) => ({
    event,
    at,
    mode: 'imported' as const,
    actor: by,
    via: arrival.via,
  }));
  const incident = fold(told);
  if (incident === undefined) throw new Error('An import begins with a declaration');
  const version = told.length;
  return {
    stream,
    events: told.map((one) =>
      newEvent(stream, one.event, { id, targets: scenario.targets }, { ...one, key: arrival.key }),
    ),
    names: [id, nameOf(scenario.id)],
    summary: summaryOf(incident, version),
    entry: entryOf(incident, told, { stream, version }),
  };
}

const becauseOf = (
  { configurations, program }: Pick<Ship, 'configurations' | 'program'>,
  person: PersonId,
  { arrival }: Arrival,
): Because => ({
  rule: 'administrators may import recorded incidents',
  person,
  role: 'administrator',
  configuration: configurations.current().digest,
  arrival,
  program,
});
