import type { EventMap } from '../../../src/core/events.ts';
import { IncidentId } from '../../../src/core/ids.ts';
import { usualRules } from '../../../src/core/incident/rules.ts';
import { nobodyKnown } from '../../../src/core/paging/succession-list.ts';
import { ada } from '../sample.ts';

const imported = { type: 'EntryImported', texts: { text: 'The market opens' } } as const;

/** The events of incidents that others recorded. */
export const scenarioSamples: { readonly EntryImported: readonly EventMap['EntryImported'][] } = {
  EntryImported: [
    { ...imported, kind: 'act' },
    { type: 'EntryImported', kind: 'note' },
    { ...imported, kind: 'act', phase: 'pre', approx: true },
    {
      ...imported,
      kind: 'decide',
      approx: true,
      range: { from: '2012-08-01T13:30:00.000Z', until: '2012-08-01T14:15:00.000Z' },
    },
  ],
};

const taken: EventMap['IncidentDeclared'] = {
  type: 'IncidentDeclared',
  id: IncidentId.parse('INC-9'),
  severity: null,
  targets: [],
  opened: 'imported',
  imported: { scenario: 'knight-capital-2012-08-01', digest: 'scenario-1' },
  authority: ada,
  authorityBy: 'declarer',
  criteria: [],
  rules: usualRules,
  succession: nobodyKnown,
  because: {
    rule: 'administrators may import recorded incidents',
    person: ada,
    role: 'administrator',
    configuration: 'rules-1',
    arrival: 'http:laptop',
    program: 'sternway 0.1.0',
  },
  texts: { title: 'Orders run wild' },
};

/** The first event of an incident that others recorded, with all that is told of it, and with its title alone. */
export const importedSamples = [
  taken,
  {
    ...taken,
    texts: {
      title: 'Orders run wild',
      source: 'https://example.org/report.pdf',
      verified: 'two independent timelines',
      lesson: 'Go back on one instance first.',
    },
  },
] as const;
