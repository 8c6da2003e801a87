import type { ChannelPage, Everybody, PersonState, ThreadPage } from '../../../people/shapes.ts';
import type { Model } from './model.ts';
import type { Ui } from './ui.ts';

/** Brings the model up to what the workspace says. Never throws: trouble is told on the page. */
export async function loadAll(ui: Ui): Promise<void> {
  try {
    const as = ui.model.spot.as ?? (await firstPerson());
    if (ui.model.spot.as === undefined) ui.go({ as });
    const state = await read<PersonState>(`/_people/${as}/state`);
    const at = ui.model.spot.at ?? firstChannel(state);
    const [page, thread] = await Promise.all([loadPage(as, at), loadThread(as, at, ui.model.spot)]);
    if (ui.model.spot.as !== as) return;
    ui.change({ state, trouble: undefined, ...current(ui.model, { at, page, thread }) });
    markRead(ui);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    ui.change({
      trouble: `The workspace does not answer (${reason}). This page tries again by itself.`,
    });
  }
}

type Loaded = {
  readonly at: string | undefined;
  readonly page: ChannelPage | undefined;
  readonly thread: ThreadPage | undefined;
};

/** What was loaded, unless the person has gone elsewhere in the meantime. */
function current(model: Model, { at, page, thread }: Loaded): Partial<Model> {
  const here = model.spot.at ?? at;
  if (here !== at) return {};
  const announcement = newest(model, page) ?? model.announcement;
  const spot = { ...model.spot, at: here };
  return { spot, page, thread: model.spot.thread === undefined ? undefined : thread, announcement };
}

async function firstPerson(): Promise<string> {
  const { people } = await read<Everybody>('/_people');
  const first = people.find(({ kind }) => kind === 'member') ?? people[0];
  if (first === undefined) throw new Error('nobody is in it');
  return first.id;
}

function firstChannel(state: PersonState): string | undefined {
  return state.channels.find(({ joined, kind }) => joined && kind !== 'direct')?.id;
}

async function loadPage(as: string, at: string | undefined): Promise<ChannelPage | undefined> {
  if (at === undefined || at === 'home' || at === 'list') return undefined;
  return read<ChannelPage>(`/_people/${as}/channels/${at}`).catch(() => undefined);
}

async function loadThread(as: string, at: string | undefined, { thread }: Model['spot']) {
  if (at === undefined || thread === undefined) return undefined;
  return read<ThreadPage>(`/_people/${as}/channels/${at}/threads/${thread}`).catch(() => undefined);
}

/** An answer of the workspace, whose shapes this page and its server share. */
async function read<T>(path: string): Promise<T> {
  const response = await fetch(path, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const answer: T = await response.json();
  return answer;
}

/** The words for a screen reader when a message of somebody else has arrived in the channel that is open. */
function newest({ page: before, spot }: Model, page: ChannelPage | undefined): string | undefined {
  if (before === undefined || before.channel.id !== page?.channel.id) return undefined;
  const last = page.messages.at(-1);
  const seen = before.messages.at(-1)?.ts ?? '';
  if (last === undefined || last.ts <= seen || last.author.id === spot.as) return undefined;
  return `${last.author.name}: ${last.text}`;
}

function markRead(ui: Ui): void {
  const { page } = ui.model;
  if (page === undefined || page.channel.unread === 0 || document.hidden) return;
  void ui.act('read', { channel: page.channel.id });
}
