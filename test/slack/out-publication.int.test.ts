import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { declare, type Quay, quay } from './out-rig.ts';
import { calm, channel, own } from './out-seen.ts';

const finish = async ({ boat }: Quay): Promise<void> => {
  await accepted(boat.say({ kind: 'reportWrite', section: 'summary', text: 'It was slow' }));
  await accepted(boat.say({ kind: 'reportFactor', change: 'add', factor: 'rehearsal' }));
  await accepted(boat.say({ kind: 'reportFinish' }));
};
const publish = ({ boat }: Quay) =>
  accepted(boat.say({ kind: 'reportPublish' }, { incident: 'INC-1' }));
const announced = ({ slack }: Quay) =>
  slack.inChannel('C0INCIDENTS').filter(({ text }) => text.includes('Report of'));
const isSetUp = (scene: Quay) => () =>
  (channel(scene)?.pins.length ?? 0) > 0 && scene.slack.inChannel('C0INCIDENTS').length > 0;
const inOwn = (scene: Quay) => own(scene).filter(({ text }) => text.startsWith('Report of'));
const outcomes = async ({ boat }: Quay) =>
  (await boat.events('ReportDelivered')).map((event) =>
    event.type === 'ReportDelivered' ? `${event.place} ${event.code ?? event.outcome}` : '',
  );
const told = (scene: Quay, times: number) =>
  scene.boat.until('both places are told', async () => (await outcomes(scene)).length >= times);

describe('a report that is published', () => {
  test('stands in the channel and the announcement channel, each with its file in the thread', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await finish(scene);
    await publish(scene);
    await told(scene, 2);
    await calm(scene);
    expect((await outcomes(scene)).toSorted()).toEqual([
      'announcement delivered',
      'channel delivered',
    ]);
    expect(inOwn(scene)).toHaveLength(1);
    expect(announced(scene)).toHaveLength(1);
    expect(announced(scene)[0]?.text).toContain('It was slow');
    expect(inOwn(scene)[0]?.text).toContain('The announcement channel: has it.');
    expect(scene.slack.uploads).toMatchObject(
      [announced(scene)[0], inOwn(scene)[0]].map((message) => ({
        thread_ts: message?.ts,
        filename: 'INC-1-report-1.html',
      })),
    );
  });

  test('anew is edited, not repeated, and brings its new file; a restart brings none twice', async () => {
    await using scene = await quay();
    const first = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await finish(scene);
    await publish(scene);
    await told(scene, 2);
    await accepted(scene.boat.say({ kind: 'close' }));
    await publish(scene);
    await told(scene, 4);
    await first[Symbol.asyncDispose]();
    await using _ = await scene.post();
    await calm(scene);
    expect(announced(scene)).toHaveLength(1);
    expect(announced(scene)[0]?.text).toContain('2nd version');
    expect(scene.slack.uploads).toHaveLength(4);
  });

  test('says that the announcement channel is gone, and stands in its own all the same', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    const place = scene.slack.channels.find(({ id }) => id === 'C0INCIDENTS');
    if (place) place.isArchived = true;
    await finish(scene);
    await publish(scene);
    await told(scene, 2);
    await calm(scene);
    expect((await outcomes(scene)).toSorted()).toEqual([
      'announcement is_archived',
      'channel delivered',
    ]);
    expect(inOwn(scene)[0]?.text).toContain(
      'It did not reach the announcement channel: it is archived.',
    );
  });

  test('says that its own channel is gone', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await finish(scene);
    const place = channel(scene);
    if (place) place.isArchived = true;
    await publish(scene);
    await told(scene, 2);
    expect((await outcomes(scene)).toSorted()).toEqual([
      'announcement delivered',
      'channel is_archived',
    ]);
  });

  test('of a private incident is announced nowhere', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(
      scene.boat.say({ kind: 'declare', targets: [checkout], title: 'A key', private: true }),
    );
    await scene.boat.until('it has its channel', () => own(scene).length > 0);
    await finish(scene);
    await publish(scene);
    await told(scene, 1);
    await calm(scene);
    expect(await outcomes(scene)).toEqual(['channel delivered']);
    expect(announced(scene)).toEqual([]);
    expect(scene.slack.uploads).toHaveLength(1);
  });
});
