import { html, nothing } from 'lit-html';
import { toast } from '../model/tell.ts';
import type { Ui } from '../model/ui.ts';
import { dialogView } from './dialog.ts';

/** The page's own small dialogs: make a channel, invite somebody. */
export function sheetView(ui: Ui): unknown {
  const { sheet } = ui.model;
  if (sheet === 'create') return createView(ui);
  return sheet === 'invite' ? inviteView(ui) : nothing;
}

function createView(ui: Ui): unknown {
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    const typed = form.get('name');
    const name = typeof typed === 'string' ? typed.trim() : '';
    if (name === '') return;
    const answer = await ui.act('create', { name, private: form.get('private') === 'on' });
    if (!answer.ok) return toast(ui, answer.say, true);
    ui.change({ sheet: undefined });
    if (answer.channel !== undefined) ui.go({ at: answer.channel, thread: undefined });
  };
  return smallForm(ui, {
    title: 'Create a channel',
    submit: (event) => void submit(event),
    button: 'Create',
    inner: html`<label class="label" for="new-name">Name</label>
      <input class="field" id="new-name" name="name" maxlength="80" autocomplete="off" placeholder="lower-case, no blanks" />
      <label class="option"><input type="checkbox" name="private" /> <span>Private: only people who are invited see it</span></label>`,
  });
}

function inviteView(ui: Ui): unknown {
  const { page, state } = ui.model;
  if (page === undefined) return nothing;
  const { id, members, name } = page.channel;
  const absent = (state?.people ?? []).filter(
    (person) => !members.includes(person.id) && !person.deactivated,
  );
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const user = new FormData(event.currentTarget).get('user');
    if (typeof user !== 'string') return;
    const answer = await ui.act('invite', { channel: id, user });
    if (!answer.ok) return toast(ui, answer.say, true);
    ui.change({ sheet: undefined });
  };
  return smallForm(ui, {
    title: `Invite to #${name}`,
    submit: (event) => void submit(event),
    button: 'Invite',
    inner: html`<label class="label" for="invited">Who</label>
      <select class="select" id="invited" name="user">
        ${absent.map((person) => html`<option value=${person.id}>${person.name}</option>`)}
      </select>`,
  });
}

type Small = {
  readonly title: string;
  readonly submit: (event: Event) => void;
  readonly button: string;
  readonly inner: unknown;
};

function smallForm(ui: Ui, { title, submit, button, inner }: Small): unknown {
  const close = () => ui.change({ sheet: undefined });
  return dialogView({
    key: title,
    label: title,
    className: 'small',
    close,
    inner: html`<form @submit=${submit}>
      <h2>${title}</h2>
      ${inner}
      <footer class="dialog-foot">
        <button type="button" class="button" @click=${close}>Cancel</button>
        <button type="submit" class="button primary">${button}</button>
      </footer>
    </form>`,
  });
}
