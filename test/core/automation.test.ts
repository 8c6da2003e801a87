import { describe, expect, test } from 'vitest';
import { automationOf, unspoken } from '../../src/core/automation/automation.ts';
import { type AutomationFacts, setAutomation } from '../../src/core/automation/deciders.ts';
import { after, IncidentId, type PersonId } from '../../src/core/ids.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { noHistory } from '../../src/core/release/history.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { automationLines } from '../../src/core/texts/where.ts';
import { noon, onTarget } from './frozen.ts';
import { ada, bo, checkout, observer } from './sample.ts';

const hour = 3_600_000;
const facts: AutomationFacts = {
  incident: undefined,
  owner: 'checkout-team',
  roster: [ada, bo],
  because: (role) => ({
    rule: `${role} may auto`,
    person: ada,
    role,
    configuration: 'rules',
    arrival: 'http:laptop',
    program: 'sternway',
  }),
  mostMs: 4 * hour,
  secondMs: hour,
};
const incident = { id: IncidentId.parse('INC-1'), authority: ada };

type Said = {
  readonly by?: PersonId;
  readonly at?: string;
  readonly forMs?: number;
  readonly more?: Partial<AutomationFacts>;
};

const set = (
  mode: OrderOf<'auto'>['mode'],
  { by = ada, at = noon, forMs, more = {} }: Said = {},
  before = noHistory,
) => {
  const order = {
    kind: 'auto',
    mode,
    target: checkout,
    reason: 'it flaps',
    ...(forMs === undefined ? {} : { forMs }),
  } as const;
  return setAutomation({ order, by, at }, before.automation, { ...facts, ...more });
};

const then = (decision: ReturnType<typeof set>, before = noHistory) => {
  if (decision.status !== 'decided') throw new Error('Nothing was decided');
  return onTarget(decision.events, before);
};

describe('automation on a target', () => {
  test('is on where nobody said otherwise', () => {
    expect(automationOf(unspoken, noon)).toEqual({ mode: 'on' });
  });

  test('that is off is on again by itself when its time is over', () => {
    const { automation } = then(set('off', { forMs: 60_000 }));
    const until = after(noon, 60_000);
    expect(automationOf(automation, noon)).toEqual({ mode: 'off', until, by: ada });
    expect(automationOf(automation, until)).toEqual({ mode: 'on' });
  });

  test('may only record what it would have done', () => {
    const { automation } = then(set('shadow'));
    expect(automationOf(automation, noon)).toMatchObject({ mode: 'shadow' });
  });
});

describe('without an incident', () => {
  test('anybody of the roster turns it off, for an hour at most', () => {
    expect(set('off', { by: bo, forMs: 3 * hour })).toMatchObject({
      events: [{ by: bo, until: after(noon, hour), because: { role: 'roster' } }],
    });
    expect(set('off', { more: { mostMs: 1000 } })).toMatchObject({
      events: [{ until: after(noon, 1000), texts: { reason: 'it flaps' } }],
    });
  });

  test('nobody else does', () => {
    expect(set('shadow', { by: observer })).toMatchObject({
      refusal: { code: 'NotTheRole', facts: { role: 'checkout-team', holders: [ada, bo] } },
    });
  });
});

describe('in an incident', () => {
  test('its authority turns it off, for as long as the terms allow', () => {
    expect(set('off', { forMs: 9 * hour, more: { incident } })).toMatchObject({
      events: [{ until: after(noon, 4 * hour), incident: 'INC-1', because: { role: 'authority' } }],
    });
  });

  test('nobody else does, and whoever is on the roster learns how to', () => {
    expect(set('off', { by: bo, more: { incident } })).toMatchObject({
      refusal: { code: 'NotTheAuthority', facts: { authority: ada, onRoster: true } },
    });
    expect(set('off', { by: observer, more: { incident } })).toMatchObject({
      refusal: { facts: { onRoster: false } },
    });
  });
});

describe('turning automation on again', () => {
  const off = then(set('off'));
  const asked = then(set('on', {}, off), off);

  test('takes two of the roster', () => {
    expect(set('on', {}, off)).toMatchObject({
      events: [{ type: 'AutomationOnAsked', by: ada, until: after(noon, hour) }],
    });
    expect(automationOf(asked.automation, noon).mode).toBe('off');
    const both = set('on', { by: bo }, asked);
    expect(both).toMatchObject({ events: [{ mode: 'on', by: bo, second: ada }] });
    expect(automationOf(then(both, asked).automation, noon)).toEqual({ mode: 'on' });
  });

  test('is not done by one who says it twice', () => {
    expect(set('on', {}, asked)).toMatchObject({ note: { note: 'AutomationNeedsAnother' } });
  });

  test('begins anew when the other one did not come', () => {
    const still = then(set('off', { forMs: 4 * hour, more: { incident } }));
    const long = then(set('on', { more: { secondMs: 1000 } }, still), still);
    expect(set('on', { by: bo, at: after(noon, 1000) }, long)).toMatchObject({
      events: [{ type: 'AutomationOnAsked', by: bo }],
    });
  });

  test('is for the roster alone, and not needed where it is on', () => {
    expect(set('on', { by: observer }, off)).toMatchObject({ refusal: { code: 'NotTheRole' } });
    expect(set('on')).toMatchObject({ note: { note: 'AutomationIsOn' } });
  });
});

describe('the status of an incident', () => {
  test('says where automation is held back, and until when', () => {
    const voice = {
      name: String,
      commands: usualCommands,
      now: noon,
    };
    const off = { mode: 'off', until: '2026-03-01T12:30:00.000Z', by: ada } as const;
    expect(automationLines([{ target: checkout, automation: { mode: 'on' } }], voice)).toEqual([]);
    expect(automationLines([{ target: checkout, automation: off }], voice)).toEqual([
      'Automation of checkout@prod is off: triggers only propose, until 12:30 UTC.',
    ]);
  });
});
