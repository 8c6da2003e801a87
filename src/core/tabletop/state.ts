import type { EventOf, EventType } from '../events.ts';
import { after, type Instant, millis } from '../ids.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { Choice } from './score.ts';
import type { Point } from './script.ts';

/** Where the story is. `dueAt`: when its next moment is told. */
type Scene =
  | { readonly status: 'playing'; readonly dueAt: Instant }
  | { readonly status: 'asked'; readonly since: Instant; readonly until: Instant }
  | { readonly status: 'paused'; readonly leftMs: number }
  | { readonly status: 'ended' };

/** What an incident knows of itself as a tabletop. */
export type TabletopState = Pick<
  EventOf<'TabletopBegan'>,
  'script' | 'speed' | 'people' | 'last' | 'because'
> & {
  /** The next moment of the script. While a decision is asked for, the one after it. */
  readonly next: number;
  readonly scene: Scene;
  readonly choices: readonly Choice[];
};

/** The decision that the story waits for. */
export function openPoint({ script, next, scene }: TabletopState): Point | undefined {
  const beat = script.beats[next - 1];
  return scene.status === 'asked' && beat?.do === 'ask' ? beat : undefined;
}

/** How long people wait from the moment before to the one at `next`; from before the first one not at all. */
export function waitMs({ script, speed }: Pick<TabletopState, 'script' | 'speed'>, next: number) {
  const [before, beat] = [script.beats[next - 1], script.beats[next]];
  return before === undefined || beat === undefined
    ? 0
    : Math.round((beat.afterMs - before.afterMs) / speed);
}

/** It goes on where it was: what was not told in time moves what comes after it. */
const from = (state: TabletopState, next: number, at: Instant): TabletopState => ({
  ...state,
  next,
  scene: { status: 'playing', dueAt: after(at, waitMs(state, next)) },
});

const onTable = (incident: Incident, change: (state: TabletopState) => TabletopState): Incident =>
  incident.tabletop === undefined ? incident : { ...incident, tabletop: change(incident.tabletop) };

function answered(state: TabletopState, at: Instant, option: string | undefined): TabletopState {
  const point = openPoint(state);
  if (point === undefined || state.scene.status !== 'asked') return state;
  const choice = { point: point.point, askedAt: state.scene.since, at, option };
  return from({ ...state, choices: [...state.choices, choice] }, state.next, at);
}

/** The events of a tabletop. */
export const tabletopEvolvers = {
  TabletopBegan: (incident, { script, speed, people, last, because }, at) => ({
    ...incident,
    tabletop: {
      script,
      speed,
      people,
      last,
      because,
      next: 0,
      scene: { status: 'playing', dueAt: at },
      choices: [],
    },
  }),
  TabletopCaughtUp: (incident) => incident,
  TabletopTold: (incident, { beat }, at) => onTable(incident, (state) => from(state, beat + 1, at)),
  TabletopAsked: (incident, { beat, until }, at) =>
    onTable(incident, (state) => ({
      ...state,
      next: beat + 1,
      scene: { status: 'asked', since: at, until },
    })),
  TabletopChosen: (incident, { option }, at) =>
    onTable(incident, (state) => answered(state, at, option)),
  TabletopLapsed: (incident, _event, at) =>
    onTable(incident, (state) => answered(state, at, undefined)),
  TabletopPaused: (incident, _event, at) =>
    onTable(incident, (state) => ({
      ...state,
      scene: {
        status: 'paused',
        leftMs:
          state.scene.status === 'playing'
            ? Math.max(0, millis(state.scene.dueAt) - millis(at))
            : 0,
      },
    })),
  TabletopWentOn: (incident, _event, at) =>
    onTable(incident, (state) => ({
      ...state,
      scene: {
        status: 'playing',
        dueAt: after(at, state.scene.status === 'paused' ? state.scene.leftMs : 0),
      },
    })),
  TabletopEnded: (incident) =>
    onTable(incident, (state) => ({ ...state, scene: { status: 'ended' } })),
} satisfies Partial<Evolvers<EventType>>;
