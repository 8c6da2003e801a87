import { digestOf } from '../../lib/hash.ts';
import { asJson } from '../../lib/json.ts';
import type { Because } from '../because.ts';
import type { Event } from '../events.ts';
import type { IncidentId, Instant } from '../ids.ts';
import { usualRules } from '../incident/rules.ts';
import { nobodyKnown } from '../paging/succession-list.ts';
import type { Scenario, ScenarioEntry } from './shape.ts';

/** What happened, at its own moment. */
export type Dated = { readonly at: Instant; readonly event: Event };

/** What a scenario says, as one short name: the same file, however it is laid out, has the same. */
export const digestOfScenario = (scenario: Scenario): string => digestOf(asJson(scenario));

/** The events of an incident that others recorded: it is closed from the first one on, and nobody is asked anything. */
export function importOf(
  scenario: Scenario,
  { id, because }: { readonly id: IncidentId; readonly because: Because },
): readonly Dated[] {
  const { entries, title, source, verifiedVia, lesson, targets, severity } = scenario;
  const declaration: Event = {
    type: 'IncidentDeclared',
    id,
    severity: severity ?? null,
    targets,
    opened: 'imported',
    imported: { scenario: scenario.id, digest: digestOfScenario(scenario) },
    authority: because.person,
    authorityBy: 'declarer',
    criteria: [],
    rules: usualRules,
    succession: nobodyKnown,
    because,
    texts: {
      title,
      ...(source && { source }),
      ...(verifiedVia && { verified: verifiedVia }),
      ...(lesson && { lesson }),
    },
  };
  return [
    { at: beganAt(scenario), event: declaration },
    ...entries.map((entry) => ({ at: entry.at, event: entryEvent(entry) })),
  ];
}

/** When it began: what stands before that only led to it. */
const beganAt = ({ entries }: Pick<Scenario, 'entries'>): Instant => {
  const first = entries.find(({ phase }) => phase === undefined) ?? entries[0];
  if (first === undefined) throw new Error('A recorded incident has at least one entry');
  return first.at;
};

const entryEvent = ({ kind, text, approx, range, phase }: ScenarioEntry): Event => ({
  type: 'EntryImported',
  kind,
  ...(approx && { approx }),
  ...(range && { range: { from: range[0], until: range[1] } }),
  ...(phase && { phase }),
  texts: { text },
});
