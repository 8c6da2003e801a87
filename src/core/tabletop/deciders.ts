import { type Decider, type Decision, decided, nothing, refused } from '../command.ts';
import { millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Order, OrderKind } from '../orders.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { endTabletop, whatReallyWas } from './play.ts';
import type { Point } from './script.ts';
import { openPoint, type TabletopState } from './state.ts';

/** What would act on a target, tell of one, or end what is played in another way than by its score. */
const outOfPlace: ReadonlySet<OrderKind> = new Set<OrderKind>([
  'card',
  'plan',
  'go',
  'decline',
  'approve',
  'deny',
  'switch',
  'containment',
  'stop',
  'resume',
  'abort',
  'toRest',
  'stay',
  'retry',
  'skip',
  'settle',
  'ack',
  'scope',
  'propose',
  'mitigated',
  'recovered',
  'standdown',
  'page',
  'close',
  'reopen',
]);

export const isOutOfPlace = (kind: OrderKind): boolean => outOfPlace.has(kind);

/** In a tabletop decisions are rehearsed, and nothing else is done. */
export const onlyRehearsed = (kind: OrderKind, { tabletop, id }: Incident): Refusal | undefined =>
  tabletop !== undefined && isOutOfPlace(kind)
    ? refuse('OnlyRehearsed', { incident: id })
    : undefined;

const onTable = (
  { tabletop, id }: Incident,
  decide: (state: TabletopState) => Decision,
): Decision =>
  tabletop === undefined ? refused(refuse('NotATabletop', { incident: id })) : decide(tabletop);

const idsOf = ({ options }: Point): readonly string[] => options.map(({ id }) => id);

/** An answer by its name, or by the number under which it stands in the question. */
const optionSaid = ({ options }: Point, said: string): Point['options'][number] | undefined =>
  options.find(({ id }) => id === said) ??
  (/^[1-9]$/u.test(said) ? options[Number(said) - 1] : undefined);

const pointOf = ({ script }: TabletopState, said: string): Point | undefined =>
  script.beats.find((beat): beat is Point => beat.do === 'ask' && beat.point === said);

/** What the authority would do. It is said then what was really done. Refuses what is not asked now. */
const tabletopChoose: Decider<'tabletopChoose'> = (command, incident) =>
  onTable(incident, (state) => {
    const { order, by, at } = command;
    const open = openPoint(state);
    if (open?.point !== order.point || state.scene.status !== 'asked') {
      const before = state.choices.find(({ point }) => point === order.point);
      const said = pointOf(state, order.point);
      return before !== undefined && before.option === (said && optionSaid(said, order.option)?.id)
        ? nothing({ note: 'AlreadyChosen', ...order })
        : refused(refuse('PointNotOpen', { point: order.point, open: open?.point }));
    }
    const option = optionSaid(open, order.option);
    if (option === undefined) {
      const { point, option: said } = order;
      return refused(refuse('NoSuchOption', { point, option: said, options: idsOf(open) }));
    }
    return decided({
      type: 'TabletopChosen',
      point: order.point,
      option: option.id,
      by,
      tookMs: Math.max(0, millis(at) - millis(state.scene.since)),
      breaks: [...option.breaks],
      because: because(command, by),
      texts: { option: option.text, ...whatReallyWas(open) },
    });
  });

/** A story that stands still for a decision is neither paused nor let go on: it is decided. */
const waits = (state: TabletopState): Decision | undefined => {
  const open = openPoint(state);
  return open && refused(refuse('StoryWaits', { point: open.point, options: idsOf(open) }));
};

const tabletopPause: Decider<'tabletopPause'> = ({ by }, incident) =>
  onTable(
    incident,
    (state) =>
      waits(state) ??
      (state.scene.status === 'paused'
        ? nothing({ note: 'StoryAlreadyPaused' })
        : decided({ type: 'TabletopPaused', by })),
  );

const tabletopGoOn: Decider<'tabletopGoOn'> = ({ by }, incident) =>
  onTable(
    incident,
    (state) =>
      waits(state) ??
      decided({
        type: 'TabletopWentOn',
        by,
        after: state.scene.status === 'paused' ? 'pause' : 'wait',
      }),
  );

const tabletopStop: Decider<'tabletopStop'> = (_command, incident) =>
  onTable(incident, (state) => decided(...endTabletop(incident, state, 'stopped')));

/** The orders within a tabletop. */
export const tabletopDeciders = { tabletopChoose, tabletopPause, tabletopGoOn, tabletopStop };

/** Whether an order is about a tabletop and can be about nothing else. */
export const isOfTabletop = ({ kind }: Order): boolean => kind in tabletopDeciders;
