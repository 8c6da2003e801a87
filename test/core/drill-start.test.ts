import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { type DrillGround, startDrill } from '../../src/core/drill/start.ts';
import type { Facts } from '../../src/core/facts.ts';
import { IncidentId, Target } from '../../src/core/ids.ts';
import { ada } from './sample.ts';
import { factsFor, opening } from './scene.ts';

const staging = Target.parse('checkout@staging');
const open: DrillGround = {
  service: 'checkout',
  target: staging,
  isProtected: false,
  openUntil: undefined,
  opensAt: undefined,
  harmless: [],
  surprises: ['step-hangs'],
};
const order: Command<'declare'>['order'] = {
  kind: 'declare',
  targets: [staging],
  title: "Rehearsal of checkout's way back",
};
const start = (ground: Partial<DrillGround> = {}, facts: Partial<Facts> = {}) => {
  const all = { ...factsFor(opening, order), ...facts };
  const actor = { kind: 'person', person: ada } as const;
  return startDrill({ order, actor, at: opening.at, facts: all }, ada, { ...open, ...ground });
};

describe('a drill that is started', () => {
  test('opens an incident that knows it is one, and by none of the rules for real ones', () => {
    const supportAck = { mode: 'ack', role: 'support', afterMs: 60_000 } as const;
    const rules = { ...factsFor(opening, order).rules, supportAck };
    const { events } = start({}, { rules });
    expect(events.map(({ type }) => type)).toEqual(['IncidentDeclared', 'DrillBegan']);
    expect(events[0]).not.toHaveProperty('rules.supportAck');
    expect(events[1]).toMatchObject({ service: 'checkout', surprises: ['step-hangs'] });
  });

  test('is refused on a protected target, and not within its window', () => {
    const harmless = [staging];
    const opensAt = '2026-03-02T10:00:00.000Z';
    expect(start({ isProtected: true, harmless, opensAt })).toMatchObject({
      refusal: { code: 'DrillOnProduction', facts: { target: staging, opensAt, harmless } },
    });
    expect(start({ isProtected: true, openUntil: opensAt }).status).toBe('decided');
  });

  test('is refused where the target has an incident, or nobody could decide', () => {
    const other = { target: staging, incident: IncidentId.parse('INC-4') };
    expect(start({}, { openOnTargets: [other] })).toMatchObject({
      refusal: { code: 'TargetHasIncident' },
    });
    const { roster } = factsFor(opening, order);
    expect(start({}, { roster: { ...roster, people: [], deputy: undefined } })).toMatchObject({
      refusal: { code: 'NobodyMayDecide', facts: { target: staging } },
    });
  });
});
