import type { App, ViewClosedAction } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { inbox, openSocketRig } from './bolt-rig.ts';

const incidents = 'C0INCIDENTS';
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });

const severity = {
  type: 'input' as const,
  block_id: 'sev',
  label: plain('Severity'),
  element: {
    type: 'static_select' as const,
    action_id: 'severity',
    options: [option('sev1: down', 'sev1'), option('sev2: degraded', 'sev2')],
  },
};
const title = {
  type: 'input' as const,
  block_id: 'what',
  label: plain('Title'),
  element: { type: 'plain_text_input' as const, action_id: 'title', min_length: 5, max_length: 20 },
};
const modal = (more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'declare',
  title: plain('Declare'),
  submit: plain('Declare it'),
  private_metadata: 'kept',
  notify_on_close: true,
  blocks: [severity, title],
  ...more,
});

const opening = (view: ReturnType<typeof modal>) => (app: App) => {
  app.command('/incident', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
};

describe('a form', () => {
  test("is held to Slack's own checks before the app is asked", async () => {
    await using rig = await openSocketRig({ listen: [opening(modal())] });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident');
    await first.waitForForm('Declare');
    expect(await first.submit({ Title: 'abc' })).toEqual({
      ok: false,
      error: 'invalid_input',
      say: 'Something in the form is missing or wrong.',
      fields: {
        sev: 'Please complete this required field.',
        what: 'Please enter at least 5 characters (3 now).',
      },
    });
    const asked = await rig.shop.control.log({ kind: 'envelope', name: 'view_submission' });
    expect(asked).toEqual([]);
  });

  test('shows the errors of the app, and closes when it is content', async () => {
    const seen = inbox<unknown>();
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          opening(modal())(app);
          app.view('declare', async ({ ack, view }) => {
            seen.put(view);
            const bad = view.state.values['what']?.['title']?.value !== 'checkout is down';
            if (bad)
              await ack({ response_action: 'errors', errors: { what: 'Say what is down.' } });
            else await ack();
          });
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident');
    await first.waitForForm('Declare');
    const answer = await first.submit({ Severity: 'sev1: down', Title: 'it is slow' });
    expect(answer).toEqual({ ok: true, form: 'errors', fields: { what: 'Say what is down.' } });
    expect((await first.form())?.errors).toEqual({ what: 'Say what is down.' });
    const done = await first.submit({ Severity: 'sev1', Title: 'checkout is down' });
    expect(done).toEqual({ ok: true, form: 'closed' });
    expect(await first.form()).toBeUndefined();
    expect(seen.all.at(-1)).toMatchObject({
      callback_id: 'declare',
      private_metadata: 'kept',
      state: {
        values: {
          sev: {
            severity: { type: 'static_select', selected_option: option('sev1: down', 'sev1') },
          },
          what: { title: { type: 'plain_text_input', value: 'checkout is down' } },
        },
      },
    });
  });

  test('stays open, with what was typed, when the app does not answer', async () => {
    const seen = inbox<string>();
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          opening(modal())(app);
          app.view('declare', async ({ view }) => seen.put(view.id));
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident');
    await first.waitForForm();
    const arrived = seen.next();
    const answer = first.submit({ Severity: 'sev2', Title: 'checkout' });
    await arrived;
    await rig.shop.control.advance(3_000);
    expect(await answer).toMatchObject({ ok: false, error: 'operation_timeout' });
    expect((await first.form())?.title).toBe('Declare');
  });

  test('can be laid over another, three deep, replaced, and cleared with its stack', async () => {
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          opening(modal({ title: plain('One'), blocks: [] }))(app);
          app.view('declare', async ({ ack, view }) => {
            const next = { One: 'Two', Two: 'Three' }[view.title.text];
            if (next)
              await ack({
                response_action: 'push',
                view: modal({ title: plain(next), blocks: [] }),
              });
            else if (view.title.text === 'Three')
              await ack({
                response_action: 'update',
                view: modal({ title: plain('Done'), blocks: [] }),
              });
            else await ack({ response_action: 'clear' });
          });
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    const titles = async () => (await first.state()).views.map((view) => view.title);
    await first.say(incidents, '/incident');
    await first.waitForForm('One');
    expect(await first.submit()).toEqual({ ok: true, form: 'changed' });
    expect(await first.submit()).toEqual({ ok: true, form: 'changed' });
    expect(await titles()).toEqual(['One', 'Two', 'Three']);
    await first.submit();
    expect(await titles()).toEqual(['One', 'Two', 'Done']);
    expect(await first.submit()).toEqual({ ok: true, form: 'closed' });
    expect(await titles()).toEqual([]);
  });

  test('tells the app when it is closed, if it asked to be told', async () => {
    const closed = inbox<unknown>();
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          opening(modal())(app);
          app.view<ViewClosedAction>(
            { callback_id: 'declare', type: 'view_closed' },
            async ({ ack, body }) => {
              await ack();
              closed.put({ is_cleared: body.is_cleared, id: body.view.id });
            },
          );
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident');
    const { id } = await first.waitForForm();
    expect(await first.dismiss()).toEqual({ ok: true });
    expect(closed.all).toEqual([{ is_cleared: false, id }]);
    expect(await first.form()).toBeUndefined();
  });

  test("is refused when the app's answer is no answer of Slack's", async () => {
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          opening(modal({ blocks: [title] }))(app);
          app.view('declare', async ({ ack }) =>
            ack({ response_action: 'errors', errors: { nowhere: 'Not an input of this form.' } }),
          );
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident');
    await first.waitForForm();
    expect(await first.submit({ Title: 'checkout' })).toMatchObject({ error: 'invalid_response' });
  });
});

describe('a select that asks the app', () => {
  test('offers what the app answers, and says what was chosen', async () => {
    const chosen = inbox<unknown>();
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          app.command('/incident', async ({ ack }) =>
            ack({
              text: 'which service?',
              blocks: [
                {
                  type: 'section',
                  block_id: 'pick',
                  text: plain('Service'),
                  accessory: {
                    type: 'external_select',
                    action_id: 'service',
                    placeholder: plain('A service'),
                    min_query_length: 2,
                  },
                },
              ],
            }),
          );
          app.options('service', async ({ ack, payload }) =>
            ack({ options: [option(`${payload.value}@prod`, `${payload.value}-prod`)] }),
          );
          app.action('service', async ({ ack, action }) => {
            await ack();
            chosen.put(action);
          });
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident');
    const message = await first.waitForMessage(({ text }) => text === 'which service?');
    const place = { channel: incidents, ts: message.ts, ephemeral: true };
    const at = { ...place, block: 'pick', action: 'service' };
    expect(await first.act('options', { ...at, query: 'c' })).toEqual({ ok: true, options: [] });
    expect(await first.act('options', { ...at, query: 'checkout' })).toEqual({
      ok: true,
      options: [option('checkout@prod', 'checkout-prod')],
    });
    expect(await first.choose('A service', 'checkout-prod')).toEqual({ ok: true });
    expect(chosen.all[0]).toMatchObject({
      type: 'external_select',
      action_id: 'service',
      block_id: 'pick',
      selected_option: option('checkout@prod', 'checkout-prod'),
    });
  });
});
