import { handleOrder } from '../../../src/app/handle-order.ts';
import { verifyRecord } from '../../../src/app/proof/verify-record.ts';
import type { OrderOf } from '../../../src/core/orders.ts';
import { openPictures } from '../../../src/pictures/open.ts';
import { exportEvents } from '../../../src/registry/export.ts';
import { openWeb } from '../../../src/web/open.ts';
import { drills } from '../../app/rehearsed.ts';
import type { Boat } from '../../app/rig.ts';
import { serviceCheckout } from '../../app/rules.ts';
import { measured, untilTold } from '../../app/sim-world.ts';
import { accepted, decidedOn, recorded, underSail } from '../../app/story.ts';
import { check, effect, manual, pricing, step } from '../../core/sample.ts';

/** A server with something to show: a rollback under way with a plan that branches, and a private incident of bo's. */
export type Scene = AsyncDisposable & {
  readonly url: string;
  readonly boat: Boat;
  /** The address that signs somebody in once. */
  readonly link: (by?: string) => Promise<string>;
};

/** `more` stands in for what the ship has: numbers of incidents that were never played. */
export async function openScene(more: Partial<Pick<Boat['ship'], 'rows'>> = {}): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const { boat } = stack.use(await underSail(furnish));
  const { incidents: changes } = await boat.sail();
  await decidedOn(boat);
  await boat.until('the second step runs', recorded(boat, 'StepFinished'));
  await boat.until('a person is asked', recorded(boat, 'StepAwaitsAck'));
  await accepted(
    boat.say({ kind: 'note', text: '<script>alert(1)</script> "vendor" called at 10:00 UTC' }),
  );
  const hidden: OrderOf<'declare'> = {
    kind: 'declare',
    targets: [pricing],
    title: 'A leaked key',
    private: true,
  };
  await accepted(boat.say({ ...hidden, severity: 'sev1' }, { by: 'bo' }));
  const house = stack.use(await openHouse(boat, changes, more));
  const all = stack.move();
  return { ...house, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

type Changes = Awaited<ReturnType<Boat['sail']>>['incidents'];

/** The dashboard of a boat that sails. */
export async function openHouse(
  boat: Boat,
  changes: Changes,
  more: Partial<Pick<Boat['ship'], 'rows'>> = {},
): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const web = stack.use(
    await openWeb({
      // Drawn for real, so that a browser shows whether its policy lets it.
      ship: { ...boat.ship, pictures: stack.use(openPictures()), ...more },
      host: '127.0.0.1',
      port: 0,
      localToken: 'local-token-of-the-scene',
      changes,
      order: (ordered) => handleOrder(boat.ship, ordered),
      keeping: {
        exportEvents: (part) => exportEvents(boat.ship.registry, part),
        verify: (signal) => verifyRecord({ registry: boat.ship.registry, places: [], signal }),
        rebuild: async () => ({ incidents: 0 }),
        replay: async () => ({ texts: 0, people: 0, held: [], unread: [] }),
      },
      notReady: async () => [],
      impaired: () => ['Slack does not answer since 09:58 UTC.'],
    }),
  );
  const all = stack.move();
  return {
    url: web.url,
    boat,
    link: async (by = 'ada') => {
      const { say } = await accepted(boat.say({ kind: 'dashboard' }, { by }));
      const [, path = ''] = /https:\/\/[^/\s]+(\/\S+)/u.exec(say) ?? [];
      return `${web.url}${path}`;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const drained = { name: 'connections', actual: 0, op: '<=', value: 3 };

function furnish(port: Parameters<NonNullable<Parameters<typeof underSail>[0]>>[0]): void {
  const { rules, world, playbooks } = port;
  const more = { ...serviceCheckout, name: 'pricing', targets: [pricing] };
  const effects = [effect('orders')];
  port.rules = {
    ...rules,
    services: { checkout: { ...serviceCheckout, effects, drills }, pricing: more },
  };
  playbooks.plan = {
    steps: [
      step('traffic', {
        name: 'Take checkout-1 out of the balancer',
        moves: 'traffic',
        rest: true,
        checkAfter: [check('drained')],
      }),
      step('deploy-1', { name: 'Put release 1 on checkout-1', needs: ['traffic'] }),
      step('deploy-2', { name: 'Put release 1 on checkout-2', needs: ['traffic'] }),
      manual('tell', 'text', { name: 'Tell the shifts', needs: ['traffic'] }),
      step('warm', { name: 'Warm the cache', needs: ['deploy-1', 'deploy-2', 'tell'] }),
    ],
    criteria: [check('purchases', { class: 'availability' })],
  };
  world.counts['orders'] = 212;
  world.steps['deploy-1'] = untilTold;
  world.steps['deploy-2'] = untilTold;
  world.checks['drained'] = () => ({ ...measured('pass', 'connections: 0'), facts: drained });
  const shares = [0.073, 0.044];
  world.checks['purchases'] = () => {
    const value = shares.shift() ?? 0.02;
    const figure = { value, unit: 'share', better: 'lower' } as const;
    return { ...measured('fail', `${value * 100} % of purchases fail; 1 % may`), figure };
  };
}
