import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { quay } from './out-rig.ts';
import { calm, own } from './out-seen.ts';

describe('command that was taken', () => {
  test('is told once at the top of the channel, with who took it and who was relieved', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    const targets = [checkout];
    const about = { severity: 'sev2', targets, title: 'Buying fails' } as const;
    await accepted(scene.boat.say({ kind: 'declare', ...about }));
    await accepted(
      scene.boat.say({ kind: 'takeCommand', reason: 'ada does not answer' }, { by: 'bo' }),
    );
    const told = () => own(scene).filter(({ outboxId }) => outboxId.includes('/command.'));
    await scene.boat.until('it is told', () => told().length > 0);
    await calm(scene);
    expect(told()).toHaveLength(1);
    const [message] = told();
    expect(message?.thread).toBeUndefined();
    expect(message?.text).toContain('<@U0BO> <@U0ADA>');
    expect(message?.text).toContain('Command was taken');
    expect(message?.text).toContain('in the place of ada');
    expect(message?.text).toContain('ada does not answer');
  });
});
