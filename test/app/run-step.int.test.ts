import { describe, expect, test } from 'vitest';
import { handleReport } from '../../src/app/handle-report.ts';
import { openIncidentsOf } from '../../src/app/open-incidents.ts';
import type { Appended, Batch } from '../../src/app/ports/batch.ts';
import type { Ending } from '../../src/app/ports/kinds.ts';
import { leasesOf } from '../../src/app/run/leases.ts';
import { runStep } from '../../src/app/run/run-step.ts';
import { checkout, idempotent, planOf, rb, step } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { aborted, failed, finished, untilTold } from './sim-world.ts';
import { accepted, cardFor, decidedOn, recorded, underSail } from './story.ts';

describe('a step that is carried out', () => {
  test('is given its epoch, a key that stays the same, and its outcome is recorded with its text', async () => {
    const keys: string[] = [];
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ steps: [idempotent('back', 1)] });
      world.steps['back'] = ({ idempotencyKey, epoch, progress }) => {
        progress('half way');
        keys.push(`${idempotencyKey}@${epoch}`);
        return keys.length === 1 ? failed('ExitCode') : finished;
      };
    });
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it finished', recorded(boat, 'StepFinished'));
    const key = `${boat.ship.registry.id}/RB-1/back@1`;
    expect(keys).toEqual([key, key]);
    expect(boat.log).toContainEqual(expect.objectContaining({ line: 'half way' }));
    const log = await boat.ship.registry.read('incident/INC-1');
    const texts = await boat.ship.registry.texts(log);
    expect([...texts.values()]).toContainEqual({ output: 'done' });
  });

  test('is told to end at its timeout, and has failed by it', async () => {
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = untilTold;
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it started', recorded(boat, 'StepStarted'));
    const began = harbor.clock.monotonic();
    await boat.until('it failed', recorded(boat, 'StepFailed'));
    expect((await boat.events('StepFailed'))[0]).toMatchObject({ code: 'Timeout' });
    expect(harbor.clock.monotonic() - began).toBeGreaterThanOrEqual(60_000);
  });

  test('keeps its lease for as long as it runs', async () => {
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = untilTold;
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it started', recorded(boat, 'StepStarted'));
    await boat.pass(45_000);
    const [lease] = await boat.ship.registry.leases();
    expect(lease && lease.until > harbor.clock.now()).toBe(true);
    expect(await boat.events('StepUnknown')).toEqual([]);
  });

  test('is unknown when its end is, and the run waits for a person', async () => {
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = (): Ending => ({
        outcome: 'unknown',
        evidence: {},
        output: 'no answer',
      });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it is unknown', recorded(boat, 'StepUnknown'));
    await boat.pass(30_000);
    expect(harbor.world.effects).toHaveLength(1);
    expect((await boat.events('RunPaused'))[0]).toMatchObject({ why: 'step-unknown' });
  });

  test('is unknown when the kind breaks, and does not stay started for ever', async () => {
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = () => {
        throw new TypeError('a bug in a kind');
      };
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it is unknown', recorded(boat, 'StepUnknown'));
    expect(harbor.world.effects).toHaveLength(1);
    expect(await boat.ship.registry.leases()).toEqual([]);
  });
});

describe('a running step whose strategy ends', () => {
  test('hears of the abort from the registry within 250 ms', async () => {
    let told = -1;
    await using scene = await underSail((port) => {
      port.world.steps['back'] = async ({ signal }) => {
        await aborted(signal);
        told = port.clock.monotonic();
        return failed('Aborted');
      };
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it runs', () => harbor.world.effects.length > 0);
    const ordered = harbor.clock.monotonic();
    await accepted(boat.say({ kind: 'abort' }));
    await boat.until('it was told', () => told >= 0);
    expect(told - ordered).toBeLessThanOrEqual(250);
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
    expect((await boat.events('RunEnded'))[0]).toMatchObject({ outcome: 'aborted' });
  });

  test('hears of a switch, and the next strategy begins only when it has ended', async () => {
    let told = -1;
    let end = (): void => undefined;
    await using scene = await underSail((port) => {
      port.world.steps['back'] = async ({ signal, epoch }) => {
        if (epoch > 1) return finished;
        await aborted(signal);
        told = port.clock.monotonic();
        await new Promise<void>((resolve) => {
          end = resolve;
        });
        return failed('Aborted');
      };
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it runs', () => harbor.world.effects.length > 0);
    harbor.playbooks.plan = planOf({ estimateMs: 1 });
    await accepted(boat.say({ kind: 'plan', targets: [checkout] }));
    const change = { kind: 'switch', to: rb(2), targets: [], reason: 'no help' } as const;
    const order = { ...change, targets: [], override: false };
    const shown = await accepted(boat.say(order));
    const ordered = harbor.clock.monotonic();
    await accepted(boat.say({ ...order, card: shown.card ?? '' }));
    await boat.until('it was told', () => told >= 0);
    expect(told - ordered).toBeLessThanOrEqual(250);
    await boat.pass(2_000);
    expect(harbor.world.effects).toEqual(['RB-1/back@1']);
    expect(await boat.events('StrategyActivated')).toHaveLength(1);
    end();
    await boat.until('the next one ran', () => harbor.world.effects.length > 1);
    expect(harbor.world.effects).toEqual(['RB-1/back@1', 'RB-2/back@2']);
  });

  test('goes on when the run is only paused', async () => {
    let end = (): void => undefined;
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = ({ signal }) =>
        new Promise((resolve) => {
          end = () => resolve(signal.aborted ? failed('Aborted') : finished);
        });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it runs', () => harbor.world.effects.length > 0);
    await accepted(boat.say({ kind: 'stop' }));
    await boat.pass(2_000);
    end();
    await boat.until('it finished', recorded(boat, 'StepFinished'));
    expect(harbor.world.effects).toHaveLength(1);
  });
});

describe('the self-fence right before the effect', () => {
  test('keeps a step from running whose lease is not sure any more', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await decidedOn(boat);
    const { registry } = boat.ship;
    // The claim is stored, but its answer takes nine seconds to come.
    const append = async (batch: Batch): Promise<Appended> => {
      const stored = await registry.append(batch);
      if (batch.leases.some((change) => change.do === 'take')) await harbor.clock.sleep(9_000);
      return stored;
    };
    const ship = { ...boat.ship, registry: { ...registry, append } };
    const incidents = await openIncidentsOf(ship);
    const crew = { incidents, leases: leasesOf(ship) };
    const closing = new AbortController().signal;
    const running = runStep(ship, crew, { stepId: 'RB-1/back', epoch: 1 }, closing);
    await boat.until('it stood at the door', recorded(boat, 'StepNotRun'));
    await running;
    expect(harbor.world.effects).toEqual([]);
    expect(await registry.leases()).toEqual([]);
  });

  test('turns a step back whose process is closing', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await decidedOn(boat);
    const incidents = await openIncidentsOf(boat.ship);
    const crew = { incidents, leases: leasesOf(boat.ship) };
    await runStep(boat.ship, crew, { stepId: 'RB-1/back', epoch: 1 }, AbortSignal.abort());
    expect(harbor.world.effects).toEqual([]);
    expect(await boat.events('StepNotRun')).toHaveLength(1);
  });
});

describe('an outcome that the registry cannot take', () => {
  test('is said again until it can: what happened outside comes into the record', async () => {
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = async () => finished;
    });
    const { boat, harbor } = scene;
    harbor.world.steps['back'] = () => {
      boat.store.breakDown('append');
      return finished;
    };
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it could not be said', () =>
      boat.log.some(({ event }) => event === 'OutcomeNotRecorded'),
    );
    await boat.pass(5_000);
    boat.store.mend();
    await boat.until('it is on record', recorded(boat, 'StepFinished'));
    expect(harbor.world.effects).toHaveLength(1);
  });

  test('does not keep a closing process from ending; the next one calls the step unknown', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    harbor.world.steps['back'] = () => {
      boat.store.breakDown('append');
      return finished;
    };
    const underWay = await boat.sail();
    await decidedOn(boat);
    await boat.until('it could not be said', () =>
      boat.log.some(({ event }) => event === 'OutcomeNotRecorded'),
    );
    await underWay[Symbol.asyncDispose]();
    boat.store.mend();
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    await next.until('it is unknown', recorded(next, 'StepUnknown'));
    expect(harbor.world.effects).toHaveLength(1);
  });
});

describe('a late finisher', () => {
  test('resolves a step that had become unknown, and it never runs again', async () => {
    let end = (): void => undefined;
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = () =>
        new Promise((resolve) => {
          end = () => resolve(finished);
        });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it runs', () => harbor.world.effects.length > 0);
    const died = { kind: 'ownerDied', plan: rb(1), step: 'back', epoch: 1, attempt: 1 } as const;
    const said = { incident: 'INC-1', actor: 'worker' } as const;
    await handleReport(boat.ship, { ...died, mayStillRun: true }, said);
    expect((await boat.events('StepUnknown')).length).toBe(1);
    end();
    await boat.until('it finished', recorded(boat, 'StepFinished'));
    expect(harbor.world.effects).toHaveLength(1);
    expect(await cardIsRefused(boat)).toBe(true);
  });
});

const cardIsRefused = async (boat: Boat): Promise<boolean> =>
  cardFor(boat).then(
    () => false,
    () => true,
  );

describe('a step that failed', () => {
  test('is tried again by its policy, later each time, and then the run waits', async () => {
    const tries: number[] = [];
    await using scene = await underSail((port) => {
      port.playbooks.plan = planOf({ steps: [idempotent('back', 2)] });
      port.world.steps['back'] = () => {
        tries.push(port.clock.monotonic());
        return failed('ExitCode');
      };
    });
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it is given up', recorded(boat, 'RunPaused'));
    const [first = 0, second = 0, third = 0] = tries;
    expect(tries).toHaveLength(3);
    expect(second - first).toBeGreaterThanOrEqual(1_000);
    expect(third - second).toBeGreaterThanOrEqual(2_000);
  });

  test('is not tried again by itself where its author did not call it idempotent', async () => {
    await using scene = await underSail((port) => {
      port.playbooks.plan = planOf({
        steps: [
          step('back', {
            retry: { max: 5, delayMs: 1, backoff: 'fixed', maxDelayMs: 1 },
          }),
        ],
      });
      port.world.steps['back'] = () => failed('ExitCode');
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the run waits', recorded(boat, 'RunPaused'));
    await boat.pass(30_000);
    expect(harbor.world.effects).toHaveLength(1);
  });
});
