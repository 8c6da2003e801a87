import { describe, expect, test } from 'vitest';
import { planOf, step } from '../core/sample.ts';
import { finished } from './sim-world.ts';
import { accepted, decidedOn, recorded, refused, showCard, underSail } from './story.ts';

describe('an installation that only observes', () => {
  test('starts no further step of a run that was under way, and goes on when it acts again', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ steps: [step('first'), step('second', { needs: ['first'] })] });
      world.steps['first'] = () => {
        harbored.rules = { ...harbored.rules, mode: 'observe' };
        return finished;
      };
    });
    const { boat, harbor: harbored } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the first finished', recorded(boat, 'StepFinished'));
    await boat.pass(60_000);
    expect(harbored.world.effects).toEqual(['RB-1/first@1']);
    harbored.rules = { ...harbored.rules, mode: 'act' };
    await boat.until('the second was begun', () => harbored.world.effects.length === 2);
  });

  test('says on the card what it would propose, offers no go, refuses one, and keeps the record', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    harbor.rules = { ...harbor.rules, mode: 'observe' };
    await boat.sail();
    const { say } = await showCard(boat);
    expect(say).toContain('Only observing: this is what would be proposed.');
    expect(say).not.toContain('/rollback go');
    const { code } = await refused(boat.say({ kind: 'go' }));
    expect(code).toBe('OnlyObserving');
    await accepted(boat.say({ kind: 'note', text: 'we roll back by hand' }));
    await boat.pass(60_000);
    expect(harbor.world.effects).toEqual([]);
  });

  test('pages nobody: the record says why', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    harbor.rules = { ...harbor.rules, mode: 'observe', pager: { kind: 'webhook', urlSecret: 'p' } };
    await boat.sail();
    await showCard(boat);
    await accepted(boat.say({ kind: 'page', who: 'bo' }));
    await boat.until('it is on record', recorded(boat, 'PageReported'));
    expect(await boat.events('PageReported')).toMatchObject([
      { state: 'failed', code: 'Observing' },
    ]);
    expect(harbor.pages.told).toEqual([]);
  });
});
