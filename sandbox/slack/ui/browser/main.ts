import { render } from 'lit-html';
import type { LogPage } from '../../control/shapes.ts';
import { addressOf, spotOf } from './model/address.ts';
import { keysOf } from './model/keys.ts';
import { type Live, openLive } from './model/live.ts';
import { loadAll } from './model/load.ts';
import { emptyModel, type Model, type Spot } from './model/model.ts';
import { inRounds } from './model/rounds.ts';
import { send } from './model/send.ts';
import { applyTheme } from './model/theme.ts';
import type { Ui } from './model/ui.ts';
import { pageView } from './parts/page.ts';

let model: Model = { ...emptyModel, spot: spotOf(location.search) };
const keptLines = 1_000;
let drawing = false;
let live: Live | undefined;
let liveAs: string | undefined;

const ui: Ui = {
  get model() {
    return model;
  },
  change: (part) => {
    model = { ...model, ...part };
    if (drawing) return;
    drawing = true;
    queueMicrotask(draw);
  },
  act: (name, body) => send(`/_people/${model.spot.as}/${name}`, body),
  go: (part) => arrive({ ...model.spot, ...part }, 'push'),
  refresh: () => {
    load();
    loadLog();
  },
};

const load = inRounds(() => loadAll(ui));
const loadLog = inRounds(readLog);

function draw(): void {
  drawing = false;
  render(pageView(ui), document.body);
}

function arrive(spot: Spot, how: 'push' | 'stay'): void {
  const elsewhere = spot.as !== model.spot.as || spot.at !== model.spot.at;
  const gone = elsewhere ? { page: undefined, thread: undefined } : {};
  const person =
    spot.as === model.spot.as ? {} : { state: undefined, notes: [], filled: new Map() };
  const thread = spot.thread === model.spot.thread ? {} : { thread: undefined };
  // Whoever goes back from where the workspace has led them must not be led there again.
  if (model.spot.as === undefined) history.replaceState(undefined, '', addressOf(spot));
  else if (how === 'push') history.pushState(undefined, '', addressOf(spot));
  ui.change({ spot, popup: undefined, ...thread, ...gone, ...person });
  if (elsewhere) tellOfHome(spot);
  listen(spot.as);
  ui.refresh();
}

/** The app is told when somebody opens its Home or the messages with it. */
function tellOfHome({ as, at }: Spot): void {
  const row = model.state?.channels.find(({ id }) => id === at);
  const tab = at === 'home' ? 'home' : row?.kind === 'direct' ? 'messages' : undefined;
  if (as !== undefined && tab !== undefined) void ui.act('home', { tab });
}

function listen(as: string | undefined): void {
  if (as === undefined || as === liveAs) return;
  live?.close();
  liveAs = as;
  live = openLive(as, {
    changed: ({ changed }) => (changed === 'log' ? loadLog() : load()),
    connected: (connected) => {
      ui.change({ connected });
      if (connected) ui.refresh();
    },
  });
}

async function readLog(): Promise<void> {
  if (!model.inspector) return;
  try {
    const response = await fetch(
      `/_control/log?after=${model.log.at(-1)?.n ?? 0}&last=${keptLines}`,
    );
    const { entries }: LogPage = await response.json();
    ui.change({ log: [...model.log, ...entries].slice(-keptLines) });
  } catch {
    // The next change of the log asks again.
  }
}

applyTheme();
addEventListener('popstate', () => arrive(spotOf(location.search), 'stay'));
addEventListener('keydown', keysOf(ui));
document.addEventListener('visibilitychange', load);
listen(model.spot.as);
tellOfHome(model.spot);
draw();
ui.refresh();
