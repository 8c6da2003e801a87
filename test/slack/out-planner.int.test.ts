import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { declare, quay } from './out-rig.ts';
import { isSetUp } from './out-seen.ts';

describe('an incident that cannot be put into words', () => {
  test('is named among the reasons, and told as soon as it can be', async () => {
    await using scene = await quay();
    const { boat } = scene;
    await accepted(declare(boat));
    const { directory } = boat.ship;
    const { nameOf } = directory;
    // Whatever the reason: the wording throws.
    const speechless = (): string => {
      throw new Error('no names today');
    };
    Object.assign(directory, { nameOf: speechless });
    await using poster = await scene.post();
    await boat.until('it is said', () =>
      poster.reasons().some((reason) => reason.startsWith('What happens in INC-1 is not told')),
    );
    expect(boat.log.map(({ event }) => event)).toContain('SlackIncidentUnworded');
    expect(boat.log.map(({ event }) => event)).not.toContain('SlackDifferencesUnread');
    Object.assign(directory, { nameOf });
    await accepted(boat.say({ kind: 'note', text: 'It changes' }));
    await boat.until('it is set up', isSetUp(scene));
    expect(poster.reasons()).toEqual([]);
  });
});
