import { expect, test } from 'vitest';
import { checkout, pricing, rb } from '../core/sample.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, refused, underSail } from './story.ts';

test('the data owner of another service of the incident has no say over a plan', async () => {
  const stake = { role: 'dba', people: [], mode: 'approve', when: 'before', min: 1 } as const;
  const stakeholder = {
    ...stake,
    timeoutMs: undefined,
    onTimeout: 'wait' as const,
    for: ['all' as const],
  };
  const ofCheckout = { ...serviceCheckout, stakeholders: [stakeholder] };
  const ofPricing = {
    ...serviceCheckout,
    name: 'pricing',
    targets: [pricing],
    roles: { dba: ['oz'] },
  };
  await using scene = await underSail((port) => {
    port.rules = rulesOf({ services: { checkout: ofCheckout, pricing: ofPricing } });
  });
  const { boat } = scene;
  const targets = [checkout, pricing];
  await accepted(boat.say({ kind: 'declare', targets, title: 'x', severity: 'sev2' }));
  await accepted(boat.say({ kind: 'plan', targets: [checkout] }));
  const approve = { kind: 'approve', plan: rb(1) } as const;
  const no = await refused(boat.say(approve, { by: 'oz' }));
  expect(no.code).toBe('NotAnApprover');
  await accepted(boat.say(approve, { by: 'dana' }));
});
