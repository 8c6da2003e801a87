import { declareForm } from '../../src/slack/forms/declare.ts';
import { checkout } from '../core/sample.ts';
import { command, happened, me, sent, tap, there } from './in-rig.ts';

/** Whoever turns to the bot: an account, and the workspace that the delivery says. */
export type Sent = { readonly by: string; readonly team?: string };

const ts = '1772355600.000100';
const item = { type: 'message', channel: there, ts };
let menus = 0;
const menu = () => {
  menus += 1;
  return { trigger_id: `edge-${menus}`, team: { id: me.teamId } };
};
const someone = ({ by, team = me.teamId }: Sent) => ({ user: { id: by, team_id: team } });
const event = (told: object, { by, team }: Sent) =>
  happened({ user: by, ...(team !== undefined && { user_team: team }), ...told });

const declared = {
  'ask:targets': { 'answer:targets': { selected_options: [{ value: checkout }] } },
  'ask:title': { 'answer:title': { value: '5xx' } },
};
/** What a form that fills an order carries; `by` and the like are none of it. */
const noteForm = {
  callback_id: 'form:note',
  private_metadata: JSON.stringify({ v: 1, form: 'note', incident: 'INC-1' }),
};

type Arrival = (sender: Sent) => object;

/** Every way in which something can be ordered. */
export const orders: Readonly<Record<string, Arrival>> = {
  'a command': (sender) => command('/incident note x', sender),
  'a command that stops': (sender) => command('/rollback stop', sender),
  'a command for a card': (sender) => command('/rollback checkout', sender),
  'a command that means nothing': (sender) => command('/rollback stpo', sender),
  'a command that opens a form': (sender) => command('/incident declare', sender),
  'a command that is confirmed in a form': (sender) => command('/rollback go RB-1', sender),
  'a command that attaches': (sender) => command('/rollback attach', { ...sender, channel: 'C0X' }),
  'a question': (sender) => command('/incident status', sender),
  'a button': (sender) => tap({ v: 1, incident: 'INC-1', line: '/rollback decline RB-1' }, sender),
  'a button with a blank': (sender) =>
    tap({ v: 1, incident: 'INC-1', line: '/incident note <text>' }, sender),
  'a button of an older program': (sender) => tap('{"v":7}', sender),
  'a button of the set-up': (sender) =>
    tap({ v: 1, tool: 'setup', incident: 'INC-1', part: 'topic' }, sender),
  'the button that declares': (sender) => tap({ v: 1, tool: 'declare' }, sender),
  'a form that declares': (sender) => sent(declareForm({ targets: [checkout] }), declared, sender),
  'a form that notes': (sender) =>
    sent(noteForm, { 'ask:text': { 'answer:text': { value: 'x' } } }, sender),
  'a shortcut': (sender) => ({
    type: 'shortcut',
    callback_id: 'declare-incident',
    ...menu(),
    ...someone(sender),
  }),
  'the menu of a message': (sender) => ({
    type: 'message_action',
    callback_id: 'add-to-timeline',
    channel: { id: there },
    message: { ts, text: 'paid twice' },
    ...menu(),
    ...someone(sender),
  }),
  ':memo:': (sender) => event({ type: 'reaction_added', reaction: 'memo', item }, sender),
  'a pin': (sender) => event({ type: 'pin_added', channel_id: there, item }, sender),
};

/** What tells of something and orders nothing, whoever it comes from. */
export const tellings: Readonly<Record<string, Arrival>> = {
  'a stop word in a message': (sender) =>
    event({ type: 'message', channel: there, ts, text: 'stop' }, sender),
  'a command in a message': (sender) =>
    event({ type: 'message', channel: there, ts, text: '/rollback stop' }, sender),
  'a message of a program': (sender) =>
    event(
      { type: 'message', subtype: 'bot_message', bot_id: 'B0FLOW', channel: there, text: 'stop' },
      sender,
    ),
  'an edited message': (sender) =>
    event(
      {
        type: 'message',
        subtype: 'message_changed',
        channel: there,
        message: { ts, text: '/rollback stop', user: sender.by },
      },
      sender,
    ),
  'a deleted message': (sender) =>
    event({ type: 'message', subtype: 'message_deleted', channel: there, deleted_ts: ts }, sender),
  'another reaction': (sender) =>
    event({ type: 'reaction_added', reaction: 'octagonal_sign', item }, sender),
  'opening Home': (sender) => event({ type: 'app_home_opened', tab: 'home' }, sender),
  'joining a channel': (sender) => event({ type: 'member_joined_channel', channel: there }, sender),
  'typing into a form': (sender) => ({
    type: 'block_suggestion',
    action_id: 'answer:targets',
    value: 'check',
    ...someone(sender),
    team: { id: me.teamId },
  }),
};
