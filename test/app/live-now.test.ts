import { describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { checkout } from '../core/sample.ts';
import type { Boat, Harbor } from './rig.ts';
import { approvingCheckout, rulesOf } from './rules.ts';
import { accepted, approvedAhead, cardFor, refused, showCard, underSail } from './story.ts';

const deployed = (boat: Boat) =>
  accepted(
    boat.say(
      { kind: 'releaseRegister', target: checkout, version: '3', commit: 'abcdef3' },
      { by: 'ci' },
    ),
  );

const targetStream = 'target/checkout@prod';

/** Confirms the card on a registry that somebody else uses, too. */
async function confirmOn(boat: Boat, card: string, beside: Partial<Registry>) {
  const [person] = boat.ship.directory.ids(['ada']);
  if (!person) throw new Error('nobody');
  return handleOrder(
    { ...boat.ship, registry: { ...boat.ship.registry, ...beside } },
    {
      order: { kind: 'go', card },
      incident: undefined,
      actor: { kind: 'person', person },
      arrival: { via: 'http', arrival: 'http:ada', key: 'tap' },
    },
  );
}

/** Once, when this is called for the `nth` time. */
const onCall = (nth: number, what: () => Promise<unknown>) => {
  let calls = 0;
  return async (): Promise<void> => {
    calls += 1;
    if (calls === nth) await what();
  };
};

describe('a release that goes live after the card was shown', () => {
  test('makes it another decision: the plan goes back from what is not there any more', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    await deployed(boat);
    const no = await refused(boat.say({ kind: 'go', card }));
    expect(no).toMatchObject({ code: 'PlanChanged' });
    expect(no.reason).toContain('release');
    expect(await boat.events('StrategyDecided')).toEqual([]);
  });

  test('is seen also when it comes between deciding and writing', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { registry } = boat.ship;
    await showCard(boat);
    const card = await cardFor(boat);
    const now = onCall(1, () => deployed(boat));
    const answer = await confirmOn(boat, card, {
      append: async (batch) => {
        await now();
        return registry.append(batch);
      },
    });
    expect(await refused(answer)).toMatchObject({ code: 'PlanChanged' });
    expect(await boat.events('StrategyDecided')).toEqual([]);
  });

  test('is seen also when it comes while the decision is made', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { registry } = boat.ship;
    await showCard(boat);
    const card = await cardFor(boat);
    const now = onCall(2, () => deployed(boat));
    const answer = await confirmOn(boat, card, {
      read: async (stream, after) => {
        if (stream === targetStream) await now();
        return registry.read(stream, after);
      },
    });
    expect(await refused(answer)).toMatchObject({ code: 'PlanChanged' });
    expect(await boat.events('StrategyDecided')).toEqual([]);
  });
});

const needsApproval = (harbor: Harbor): void => {
  harbor.rules = rulesOf({ services: { checkout: approvingCheckout } });
};

const revoked = (boat: Boat) =>
  accepted(
    boat.say({ kind: 'revokeAhead', target: checkout, reason: 'it changes' }, { by: 'dana' }),
  );

/** A card that may go because of what was approved ahead. */
async function approvedCard(boat: Boat): Promise<string> {
  await approvedAhead(boat, 'dana');
  await showCard(boat);
  return cardFor(boat);
}

describe('an approval ahead that is revoked while its plan is decided upon', () => {
  test('counts no more when that comes between deciding and writing', async () => {
    await using scene = await underSail(needsApproval);
    const { boat } = scene;
    const { registry } = boat.ship;
    const card = await approvedCard(boat);
    const now = onCall(1, () => revoked(boat));
    const answer = await confirmOn(boat, card, {
      append: async (batch) => {
        await now();
        return registry.append(batch);
      },
    });
    expect(await refused(answer)).toMatchObject({ code: 'ApprovalMissing' });
    expect(await boat.events('StrategyDecided')).toEqual([]);
  });

  test.each([1, 2])(
    'counts no more when that comes before look-up %i of the target',
    async (nth) => {
      await using scene = await underSail(needsApproval);
      const { boat } = scene;
      const { registry } = boat.ship;
      const card = await approvedCard(boat);
      const now = onCall(nth, () => revoked(boat));
      const answer = await confirmOn(boat, card, {
        read: async (stream, after) => {
          if (stream === targetStream) await now();
          return registry.read(stream, after);
        },
      });
      expect(await refused(answer)).toMatchObject({ code: 'ApprovalMissing' });
      expect(await boat.events('StrategyDecided')).toEqual([]);
    },
  );
});
