import { describe, expect, test } from 'vitest';
import { given, type Move } from './given.ts';
import { carded, confirm, declared, go, planned, switchTo } from './orders.ts';
import { checkout, planOf, pricing, rb } from './sample.ts';
import { type Act, type Scene, say } from './scene.ts';

const both = planOf({ targets: [checkout, pricing] });
const outside = { target: pricing, incident: 'INC-1', targets: [checkout] };

describe('a target that is not of the incident', () => {
  test('is not planned for: its own authority decides about it', () => {
    given(declared())
      .when(planned(both))
      .thenRefuses('TargetOutsideIncident', 'OrderRefused')
      .saying(outside);
  });

  test('gets no card there, and a card from anywhere opens its own incident', () => {
    given(declared())
      .when(carded({ target: pricing, facts: { plan: planOf({ targets: [pricing] }) } }))
      .thenRefuses('TargetOutsideIncident', 'OrderRefused')
      .saying(outside);
    given()
      .when(carded({ target: pricing, facts: { plan: planOf({ targets: [pricing] }) } }))
      .thenRecords('IncidentDeclared', 'PlanMade', 'CardShown');
  });

  test('is not waited on', () => {
    given(declared())
      .when(switchTo('wait', { targets: [checkout, pricing] }))
      .thenRefuses('TargetOutsideIncident', 'OrderRefused')
      .saying(outside);
  });
});

describe('a plan that somehow has a target outside of its incident', () => {
  const story: readonly Move[] = [
    declared({ targets: both.targets }),
    planned(both),
    go({ plan: rb(1) }),
  ];
  const { scene, incident } = given(...story);
  const stray: Scene = { ...scene, incident: { ...incident, targets: [checkout] } };
  const acts: readonly (readonly [string, Act])[] = [
    ['go', go()],
    ['go, confirmed,', confirm()(scene)],
    ['switch', switchTo(rb(1))(scene)],
    ['switch, confirmed,', switchTo(rb(1), { confirmed: true })(scene)],
  ];

  test.each(acts)('is not carried out by %s', (_name, act) => {
    expect(say(scene, act).told.status).toBe('decided');
    expect(say(stray, act).told).toMatchObject({
      status: 'refused',
      refusal: { code: 'TargetOutsideIncident', facts: outside },
    });
  });
});
