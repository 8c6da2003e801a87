import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { accepted, decidedOn, recorded, refused, showCard } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import {
  closed,
  command,
  elsewhere,
  happened,
  inSlack,
  type Slack,
  sent,
  slackOn,
  tap,
  there,
} from './in-rig.ts';

const expired = () =>
  Promise.reject(new WebAPIPlatformError({ ok: false, error: 'expired_trigger_id' }));

/** The form that stands before the person now. */
function standing({ seen }: Pick<Slack, 'seen'>) {
  const form = seen.filled.at(-1)?.view ?? seen.opened.at(-1);
  if (form === undefined) throw new Error('No form stands there');
  return form;
}

const timelineOf = async ({ boat }: Slack): Promise<string> =>
  (await accepted(boat.say({ kind: 'timeline', format: 'md' }))).say;

const goForm = async (slack: Slack) => {
  await slack.bring(command('/rollback go'));
  return standing(slack);
};

describe('a go without the digest of a card', () => {
  test('opens a form before anything is looked up, and fills it with the card', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const form = await goForm(slack);
    expect(slack.seen.calls).toEqual(['ack', 'views.open', 'views.update']);
    expect(JSON.stringify(slack.seen.opened[0])).toContain('One moment');
    expect(form.callback_id).toBe('form:card');
    expect(await slack.boat.events('StrategyDecided')).toEqual([]);
  });

  test('decides when its form is sent in time', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(sent(await goForm(slack)));
    expect(slack.seen.acks.at(-1)).toEqual({ response_action: 'clear' });
    expect(await recorded(slack.boat, 'StrategyActivated')()).toBe(true);
    expect(slack.seen.told).toHaveLength(1);
  });

  test('decides once when its form is sent twice', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const form = sent(await goForm(slack));
    await Promise.all([slack.bring(form), slack.bring(form)]);
    await slack.bring(form);
    expect(await slack.boat.events('StrategyDecided')).toHaveLength(1);
    const clear = { response_action: 'clear' };
    expect(slack.seen.acks.slice(-3)).toEqual([clear, clear, clear]);
  });

  test('is answered with a fresh card when its form is sent too late, which then decides', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const form = await goForm(slack);
    await slack.boat.pass(61_000);
    await slack.bring(
      sent(form, { 'ask:reason': { 'answer:reason': { value: 'carts are lost' } } }),
    );
    expect(await slack.boat.events('StrategyDecided')).toEqual([]);
    const reply = slack.seen.acks.at(-1);
    expect(reply).toMatchObject({ response_action: 'update', view: { callback_id: 'form:card' } });
    const fresh = JSON.stringify(reply);
    expect(fresh).not.toContain(JSON.parse(form.private_metadata ?? '{}').digest);
    expect(JSON.stringify(form)).not.toContain('Nothing has moved');
    expect(Object(reply).view.blocks).toMatchObject([
      {
        text: {
          text: expect.stringMatching(/older than a minute.*Nothing has moved.*still right/u),
        },
      },
      ...form.blocks.slice(0, -1),
      { element: { initial_value: 'carts are lost' } },
    ]);
    await slack.bring(sent(Object(reply).view, {}, { hash: 'h2' }));
    expect(await recorded(slack.boat, 'StrategyDecided')()).toBe(true);
  });

  test('of somebody who may not decide says so in the form', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback go', { by: 'U0SECOND' }));
    expect(JSON.stringify(standing(slack))).toContain('NotTheAuthority');
  });

  test.each([
    ['whose trigger is too old', expired],
    ['that Slack puts off', () => Promise.reject(new WebAPIRateLimitedError(5))],
    ['that Slack does not answer', () => Promise.reject(new Error('timeout'))],
  ])('%s is told with a button that opens the form', async (_why, opening) => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    slack.seen.opening = opening;
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/rollback go RB-1' }));
    expect(slack.lastTold()).toContain('did not open the form in time');
    expect(slack.lastTold()).toContain('/rollback go RB-1');
  });
});

const menu = (callback_id: string, { by = 'U0FIRST', ...more }: Record<string, unknown> = {}) => ({
  user: { id: by, team_id: 'T0SHOP' },
  team: { id: 'T0SHOP' },
  callback_id,
  trigger_id: `menu-${callback_id}`,
  ...more,
});
const message = {
  type: 'message_action',
  channel: { id: there },
  message: { ts: '1772355600.000100', text: 'it &amp; us' },
};

describe('every way to a form', () => {
  const note = { v: 1, incident: 'INC-1', line: '/incident note <text>' };
  const dryRun = { v: 1, incident: 'INC-1', line: '/rollback dry-run RB-1' };
  const ways: readonly (readonly [string, (by: string) => object])[] = [
    ['/rollback go', (by) => command('/rollback go', { by })],
    ['/incident declare', (by) => command('/incident declare', { by })],
    ['a button that declares', (by) => tap({ v: 1, tool: 'declare' }, { by })],
    ['a button that leaves something open', (by) => tap(note, { by })],
    ['a button for details', (by) => tap(dryRun, { by })],
    ['the menu that declares', (by) => ({ type: 'shortcut', ...menu('declare-incident', { by }) })],
    ['a message as a note', (by) => menu('add-to-timeline', { by, ...message })],
    ['a message as evidence', (by) => menu('evidence-for-step', { by, ...message })],
  ];
  const waiting = 'One moment';

  test.each(ways)('%s opens an empty one first, and fills it', async (_way, bodyBy) => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(bodyBy('U0FIRST'));
    expect(slack.seen.calls).toEqual(['ack', 'views.open', 'views.update']);
    expect(JSON.stringify(slack.seen.opened)).toContain(waiting);
    expect(JSON.stringify(standing(slack))).not.toContain(waiting);
  });

  test.each(ways)('%s shows a guest nothing, and says why', async (_way, bodyBy) => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(bodyBy('U0GUEST'));
    const shown = JSON.stringify([slack.seen.opened, slack.seen.filled]);
    for (const inside of ['INC-1', 'checkout', 'RB-1', 'it & us', 'release']) {
      expect(shown).not.toContain(inside);
    }
    expect(JSON.stringify(standing(slack))).toContain('may not order');
    expect(slack.lastTold()).toContain('GuestMayNot');
  });

  test('leaves none standing empty when it cannot be filled', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const unread = () => Promise.reject(new Error('a bug'));
    const broken = slackOn(slack.boat, slack.harbor, ({ ship, ...desk }) => ({
      ...desk,
      ship: { ...ship, registry: { ...ship.registry, summaries: unread } },
    }));
    await broken.bring(menu('add-to-timeline', message));
    expect(JSON.stringify(standing(broken))).toContain('could not be filled');
    expect(broken.lastTold()).toContain('Something broke');
  });
});

describe('a form for what a button leaves open', () => {
  test('brings what was typed as text, whatever it looks like', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident note <text>' }));
    const typed = '--at now "quoted"\n/rollback stop';
    const values = { 'ask:text': { 'answer:text': { value: typed } } };
    await slack.bring(sent(standing(slack), values));
    expect(await timelineOf(slack)).toContain('--at now "quoted"');
    expect(await slack.boat.events('NoteAdded')).toHaveLength(1);
  });

  test('says at the field what is missing, and takes the corrected form under the same hash', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident note <text>' }));
    const form = standing(slack);
    await slack.bring(sent(form, { 'ask:text': { 'answer:text': { value: ' ' } } }));
    expect(slack.seen.acks.at(-1)).toMatchObject({ response_action: 'errors' });
    await slack.bring(sent(form, { 'ask:text': { 'answer:text': { value: 'there' } } }));
    expect(await slack.boat.events('NoteAdded')).toHaveLength(1);
  });

  test('orders what it says now when it is sent again with other words under the same hash', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident note <text>' }));
    const form = standing(slack);
    for (const value of ['first', 'second', 'second']) {
      await slack.bring(sent(form, { 'ask:text': { 'answer:text': { value } } }));
    }
    expect(await slack.boat.events('NoteAdded')).toHaveLength(2);
  });

  test('that this program did not make is answered as no longer good', async () => {
    await using slack = await inSlack();
    await slack.bring(sent({ callback_id: 'form:old', private_metadata: '{"v":0}' }));
    expect(JSON.stringify(slack.seen.acks.at(-1))).toContain('FormExpired');
  });

  test('that takes longer than Slack waits is acknowledged in time and filled afterwards', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident note <text>' }));
    const form = standing(slack);
    let answer = (): void => undefined;
    slack.seen.asking = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const values = { 'ask:text': { 'answer:text': { value: 'slow' } } };
    const acks = slack.seen.acks.length;
    const bringing = slack.bring(sent(form, values, { by: 'U0SECOND' }));
    await slack.boat.until('it is acknowledged', () => slack.seen.acks.length > acks);
    expect(JSON.stringify(slack.seen.acks.at(-1))).toContain('Taken. What came of it stands here');
    answer();
    await bringing;
    expect(slack.seen.filled.at(-1)?.id).toBe('V1');
    expect(JSON.stringify(standing(slack))).toMatch(/Done.*slow/u);
    expect(await slack.boat.events('NoteAdded')).toHaveLength(1);
  });
});

describe('a change of course that was typed with its reason', () => {
  test('keeps the reason, whatever is in it, also over a fresh form in the place of a late one', async () => {
    await using slack = await inSlack();
    const { boat, harbor } = slack;
    await decidedOn(boat);
    harbor.playbooks.plan = { estimateMs: 1 };
    await accepted(boat.say({ kind: 'plan', targets: [checkout] }));
    await slack.bring(command('/rollback switch RB-2 "&lt;reason&gt;"'));
    const form = standing(slack);
    expect(form.blocks.filter(({ type }) => type === 'input')).toEqual([]);
    await boat.pass(61_000);
    await slack.bring(sent(form));
    const fresh = Object(slack.seen.acks.at(-1)).view;
    expect(JSON.stringify(form)).not.toContain('Nothing has moved');
    expect(JSON.stringify(fresh)).toContain('Nothing has moved');
    await slack.bring(sent(fresh, {}, { hash: 'h2' }));
    expect(await timelineOf(slack)).toContain('&lt;reason&gt;');
  });
});

describe('a second tap on the same button within a second', () => {
  const noting = { v: 1, incident: 'INC-1', line: '/incident note <text>' };

  test('is that of a finger that trembled: one form stands', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap(noting));
    await slack.bring(tap(noting));
    expect(slack.seen.opened).toHaveLength(1);
  });

  test.each([
    ['closed', () => closed()],
    ['sent', (form: ModalView) => sent(form, { 'ask:text': { 'answer:text': { value: 'seen' } } })],
  ])('is meant once the form of the first was %s, and opens another', async (_, then) => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap(noting));
    expect(slack.seen.opened).toMatchObject([{ notify_on_close: true }]);
    expect(standing(slack)).toMatchObject({ notify_on_close: true });
    await slack.bring(then(standing(slack)));
    await slack.bring(tap(noting));
    expect(slack.seen.opened).toHaveLength(2);
  });

  test('stays one tap when somebody else closes a form', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap(noting));
    await slack.bring(closed({ by: 'U0SECOND' }));
    await slack.bring(tap(noting));
    expect(slack.seen.opened).toHaveLength(1);
  });
});

describe('/incident declare without another word', () => {
  test.each(['/incident declare', '/incident DECLARE  '])('%j opens the form', async (line) => {
    await using slack = await inSlack();
    await slack.bring(command(line));
    expect(standing(slack).callback_id).toBe('form:declare');
  });

  test('declares what the form says', async () => {
    await using slack = await inSlack();
    await slack.bring(tap({ v: 1, tool: 'declare' }));
    const values = {
      'ask:targets': { 'answer:targets': { selected_options: [{ value: 'checkout@prod' }] } },
      'ask:title': { 'answer:title': { value: '5xx' } },
    };
    await slack.bring(sent(standing(slack), values));
    expect(await recorded(slack.boat, 'IncidentDeclared')()).toBe(true);
  });
});

describe('whoever sets something going outside the channel of the incident', () => {
  const opened = (as: Slack['desk']): Slack['desk'] => ({
    ...as,
    poster: { ...as.poster, channelOf: () => there },
  });

  test('is led to the channel where it is known, and not within it', async () => {
    await using slack = await inSlack();
    const { bring, lastTold, seen } = slackOn(slack.boat, slack.harbor, opened);
    await showCard(slack.boat);
    await bring(tap({ v: 1, incident: 'INC-1', line: '/rollback go' }, { channel: elsewhere }));
    await bring(sent(standing({ seen })));
    expect(lastTold()).toContain(`Follow it in <#${there}>.`);
    await bring(command('/rollback go RB-1 --card 0000000000'));
    expect(lastTold()).not.toContain('Follow it');
  });

  test('finds the channel of an incident that where names, as a link', async () => {
    await using slack = await inSlack();
    const { bring, lastTold } = slackOn(slack.boat, slack.harbor, opened);
    await decidedOn(slack.boat);
    await bring(command('/rollback where', { channel: elsewhere }));
    expect(lastTold()).toContain(`INC-1: <#${there}>`);
  });

  test('is told that a channel opens where none is there yet', async () => {
    await using slack = await inSlack();
    await slack.bring(command('/incident declare checkout "5xx"', { channel: elsewhere }));
    expect(await recorded(slack.boat, 'IncidentDeclared')()).toBe(true);
    expect(slack.lastTold()).toContain('A channel for INC-1 opens');
    await slack.bring(command('/incident note seen'));
    expect(slack.lastTold()).not.toContain('A channel for');
  });
});

describe('what stands in menus', () => {
  test('the global entry opens the form that declares', async () => {
    await using slack = await inSlack();
    await slack.bring({ type: 'shortcut', ...menu('declare-incident') });
    expect(standing(slack).callback_id).toBe('form:declare');
  });

  test('a message becomes a note with its own time', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring({ ...menu('add-to-timeline', message) });
    const form = standing(slack);
    expect(JSON.stringify(form)).toContain('it & us');
    const values = { 'ask:text': { 'answer:text': { value: 'it & us' } } };
    await slack.bring(sent(form, values));
    const [note] = await slack.boat.events('NoteAdded');
    expect(note).toMatchObject({ noted: '2026-03-01T09:00:00.000Z' });
  });

  test('a message as evidence says that no step waits where none does', async () => {
    await using slack = await inSlack();
    await decidedOn(slack.boat);
    await slack.bring({ ...menu('evidence-for-step', message) });
    expect(JSON.stringify(standing(slack))).toContain('No step waits');
  });

  test.each(['shortcut', 'message_action'])('an unknown %s is answered', async (type) => {
    await using slack = await inSlack();
    await slack.bring({ ...menu('nobody-knows', message), type });
    expect(slack.lastTold()).toContain('does not know this entry');
  });
});

describe('services that are asked for while a form is filled in', () => {
  const asked = { type: 'block_suggestion', action_id: 'answer:targets', value: 'che' };
  const from = (id: string, team: string) => ({ user: { id, team_id: team }, team: { id: team } });

  test('are offered with the acknowledgment', async () => {
    await using slack = await inSlack();
    await slack.bring({ ...asked, ...from('U0FIRST', 'T0SHOP') });
    expect(slack.seen.acks).toMatchObject([{ options: [{ value: 'checkout@prod' }] }]);
  });

  test('are not told to strangers', async () => {
    await using slack = await inSlack();
    await slack.bring({ ...asked, ...from('U0STRANGER', 'T0OTHER') });
    expect(slack.seen.acks).toEqual([{ options: [] }]);
  });
});

describe('the timeline', () => {
  test.each(['md', 'json', 'csv', 'html'])(
    'is shown with its last entries as lines, and whole as a file (%s) in the channel',
    async (format) => {
      await using slack = await inSlack();
      await showCard(slack.boat);
      const notes = Array.from({ length: 30 }, (_, index) => `seen ${index} ${'x'.repeat(200)}.`);
      for (const text of notes) await accepted(slack.boat.say({ kind: 'note', text }));
      await slack.bring(command(`/incident timeline ${format}`));
      const [file] = slack.seen.files;
      expect(file?.filename).toBe(`INC-1-timeline.${format}`);
      expect(file?.content).toContain('seen 0 ');
      const { text } = slack.seen.told.at(-1)?.message ?? { text: '' };
      const [first, ...lines] = text.split('\n');
      expect(first).toMatch(
        new RegExp(
          `has \\d+ entries, of which these are the last ${lines.length}\\. .*${file?.filename}`,
          'u',
        ),
      );
      expect(lines.at(-1)).toMatch(/^E\d+, \d\d:\d\d UTC, .*: .*seen 29 /u);
      expect(lines.at(-2)).toContain('seen 28 ');
      expect(lines.join('\n').length).toBeLessThanOrEqual(2_500);
      expect(text).not.toMatch(/---|"kind"/u);
    },
  );

  test('is shown in part, says so, and has that part as its file', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await accepted(slack.boat.say({ kind: 'note', text: 'the pager was silent' }));
    await accepted(slack.boat.say({ kind: 'note', text: 'something else' }));
    await slack.bring(
      command('/incident timeline csv --kind note --words “pager SILENT” --zone europe/berlin'),
    );
    expect(slack.lastTold()).toContain('A part of the timeline: 1 of 4 entries, of the kind note');
    expect(slack.lastTold()).toMatch(/E\d+, \d\d:\d\d \+0[12]:00, .*the pager was silent/u);
    expect(slack.seen.files[0]?.content.trim().split('\r\n')).toHaveLength(2);
    expect(slack.seen.files[0]?.filename).toBe('INC-1-timeline-part.csv');
    expect(slack.lastTold()).toContain('This part is the file INC-1-timeline-part.csv');
  });

  test('has no file where nothing was found', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/incident timeline csv --words nowhere'));
    expect(slack.lastTold()).toContain('0 of ');
    expect(slack.seen.files).toEqual([]);
  });

  test('is shown as lines also where Slack takes no file, and says so', async () => {
    await using slack = await inSlack();
    const { bring, lastTold } = slackOn(slack.boat, slack.harbor, (as) => ({
      ...as,
      poster: { ...as.poster, upload: () => Promise.resolve(false) },
    }));
    await showCard(slack.boat);
    await bring(command('/incident timeline'));
    expect(lastTold()).toContain('did not take the whole of it as a file');
    expect(lastTold()).not.toContain('---');
  });
});

describe(':memo: on a message of the channel', () => {
  const memo = (by = 'U0FIRST', ts = '1772355600.000100') =>
    happened({
      type: 'reaction_added',
      user: by,
      reaction: 'memo',
      item: { type: 'message', channel: there, ts },
    });

  test('is one note with the time of the message, however many mark it', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(memo());
    await slack.bring(memo('U0SECOND'));
    await slack.bring(memo());
    const marked = await slack.boat.events('NoteAdded');
    expect(marked).toMatchObject([{ noted: '2026-03-01T09:00:00.000Z' }]);
    expect(await timelineOf(slack)).toContain('paid twice');
    expect(await timelineOf(slack)).toContain('https\\://x/p1');
  });

  test('by a guest is no note', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(memo('U0GUEST'));
    expect(await slack.boat.events('NoteAdded')).toEqual([]);
    expect(slack.lastTold()).toContain('GuestMayNot');
  });

  test('that Slack does not let be read is told', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    slack.seen.marked = () =>
      Promise.reject(new WebAPIPlatformError({ ok: false, error: 'missing_scope' }));
    await slack.bring(memo());
    expect(slack.lastTold()).toContain('Add to timeline');
  });
});

describe('what Slack tells of channels and Home', () => {
  test('reaches the poster', async () => {
    await using slack = await inSlack();
    await slack.bring(happened({ type: 'channel_archive', channel: there }));
    await slack.bring(happened({ type: 'channel_left', channel: there, actor_id: 'U0FIRST' }));
    await slack.bring(happened({ type: 'app_home_opened', user: 'U0FIRST', tab: 'home' }));
    await slack.bring(happened({ type: 'app_home_opened', user: 'U0GUEST', tab: 'home' }));
    await slack.bring({ type: 'app_rate_limited', token: 'verification-token' });
    const seen = slack.seen.calls.filter((call) => call !== 'ack');
    expect(seen).toEqual([
      `${there} archived`,
      `${there} removed`,
      'home U0FIRST',
      'noted app_rate_limited',
    ]);
  });

  test.each([
    [{ type: 'app_uninstalled' }, ['app_uninstalled']],
    [{ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } }, ['tokens_revoked']],
    [{ type: 'tokens_revoked', tokens: { oauth: ['U0FIRST'], bot: [] } }, []],
    [{ type: 'tokens_revoked', tokens: { oauth: ['U0FIRST'] } }, []],
  ])('%j: the bot has no access any more: %j', async (what, gone) => {
    await using slack = await inSlack();
    await slack.bring(happened(what));
    expect(slack.seen.calls).toEqual(['ack', ...gone]);
  });

  test.each([[undefined], ['text'], [{}], [{ type: 'block_actions' }], [{ command: 5 }]])(
    'what nobody understands (%j) is acknowledged and logged',
    async (body) => {
      await using slack = await inSlack();
      await slack.intake.receive({ body, ack: async () => void slack.seen.calls.push('ack') });
      expect(slack.seen.calls).toEqual(['noted nothing', 'ack']);
    },
  );
});

test('a refusal of the core reaches the one who asked', async () => {
  await using slack = await inSlack();
  await showCard(slack.boat);
  const no = await refused(slack.boat.say({ kind: 'recovered' }));
  await slack.bring(command('/incident recovered'));
  expect(slack.lastTold()).toContain(no.code);
});
