import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { command, elsewhere, inSlack } from './in-rig.ts';

const line = '/registry export INC-1 --bundle';

const furnished = async (isPrivate = false) => {
  const slack = await inSlack();
  const title = 'pages are slow';
  const hidden = isPrivate ? { private: true as const } : {};
  await accepted(slack.boat.say({ kind: 'declare', targets: [checkout], title, ...hidden }));
  return slack;
};

describe('a bundle that is ordered in Slack', () => {
  test('comes into the own messages of the administrator, never into the channel', async () => {
    await using slack = await furnished();
    await slack.bring(command(line, { channel: elsewhere }));
    expect(await slack.boat.events('RecordExported')).toMatchObject([
      { what: 'bundle', how: 'message', incident: 'INC-1' },
    ]);
    expect(slack.seen.files).toMatchObject([
      { channel: expect.stringMatching(/^D-U/u), filename: 'INC-1.tar', content: 'the bundle' },
    ]);
  });

  test('is refused to anybody else, and nothing is brought', async () => {
    await using slack = await furnished();
    await slack.bring(command(line, { by: 'U0NEW' }));
    expect(slack.lastTold()).toContain('ExportIsForAdmins');
    expect(slack.seen.files).toEqual([]);
  });

  test('is not there for whoever may not know of the incident', async () => {
    await using slack = await furnished(true);
    await slack.bring(command(line, { by: 'U0NEW' }));
    expect(slack.lastTold()).toContain('UnknownIncident');
    expect(slack.seen.files).toEqual([]);
  });

  test('that cannot be made is said, with the way to have it', async () => {
    await using slack = await furnished();
    slack.seen.bundling = () => Promise.reject(new Error('no anchor'));
    await slack.bring(command(line));
    expect(slack.lastTold()).toContain('sternway registry export');
  });

  test('without an incident says what it needs', async () => {
    await using slack = await furnished();
    await slack.bring(command('/registry export'));
    expect(slack.lastTold()).toContain('an incident, as in INC-3');
    expect(await slack.boat.events('RecordExported')).toEqual([]);
  });
});
