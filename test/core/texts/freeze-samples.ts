import type { EventMap } from '../../../src/core/events.ts';
import { IncidentId } from '../../../src/core/ids.ts';
import { ada, bo, checkout, rb } from '../sample.ts';

const at = '2026-03-01T10:30:00.000Z';
const because = {
  rule: 'roster may auto off',
  person: ada,
  role: 'roster',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const incident = IncidentId.parse('INC-1');
const change = { target: checkout, version: '2', incident, plan: rb(1), since: at };

type Samples = {
  readonly [T in
    | 'ChangeFrozen'
    | 'ChangeFixed'
    | 'AutomationSet'
    | 'AutomationOnAsked']: readonly EventMap[T][];
};

/** The events of a target that are about freezes and automation, with every turn that their lines can take. */
export const freezeSamples: Samples = {
  ChangeFrozen: [
    { type: 'ChangeFrozen', ...change },
    { type: 'ChangeFrozen', ...change, digest: 'sha256:2', commits: ['9f8e7d6'] },
    { type: 'ChangeFrozen', ...change, commits: ['9f8e7d6', 'abcdef0'] },
  ],
  ChangeFixed: [
    {
      type: 'ChangeFixed',
      target: checkout,
      version: '2',
      commit: 'f1f1f1f',
      by: ada,
      texts: { fix: 'f1f1f1f' },
    },
  ],
  AutomationSet: [
    {
      type: 'AutomationSet',
      target: checkout,
      mode: 'off',
      until: at,
      by: ada,
      incident,
      because,
      texts: { reason: 'it flaps' },
    },
    { type: 'AutomationSet', target: checkout, mode: 'on', by: bo, second: ada, because },
  ],
  AutomationOnAsked: [
    {
      type: 'AutomationOnAsked',
      target: checkout,
      by: ada,
      until: at,
      because,
      texts: { reason: 'the alert is mended' },
    },
  ],
};
