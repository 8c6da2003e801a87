import { millis } from '../../../core/ids.ts';
import { fold } from '../../../core/incident/evolve.ts';
import { currentRun } from '../../../core/incident/incident.ts';
import { restAskOf } from '../../../core/rest/asks.ts';
import type { Run } from '../../../core/run/run.ts';
import type { Action } from '../../../core/texts/next.ts';
import { overTexts } from '../../../core/texts/slack-standing.ts';
import { buttonLabel } from '../../blocks/labels.ts';
import type { Message } from '../../blocks/message.ts';
import { row, section } from '../../blocks/parts.ts';
import { bareLine, button, pressAt } from '../../blocks/press.ts';
import { rungMessage } from '../../blocks/rung.ts';
import type { MessageRow } from '../standing.ts';
import { commandWants } from './command.ts';
import { type Climb, climbsIn } from './moments.ts';
import { publicUpdateWants } from './public-updates.ts';
import { reportWants } from './reports.ts';
import type { Sources } from './sources.ts';
import { screenAt } from './status.ts';
import { storyWants } from './story.ts';
import { surpriseWants } from './surprises.ts';
import type { Want } from './want.ts';

/** What happened longer ago is no news; the status says where things stand. */
const newsMs = 600_000;
const pausedPrefix = 'paused.';

/** What stands at the top of the channel: each rung that is entered, and each pause in which somebody must act. */
export const noticeWants = (
  sources: Sources,
  rows: readonly (readonly [string, MessageRow])[],
): readonly Want[] => [
  ...rungWants(sources),
  ...commandWants(sources),
  ...surpriseWants(sources),
  ...storyWants(sources),
  ...reportWants(sources),
  ...publicUpdateWants(sources),
  ...pauseWants(sources, rows),
];

function rungWants(sources: Sources): readonly Want[] {
  const { incident, log, now } = sources;
  // A tabletop climbs no rungs, and its score says that it has ended.
  if (incident.tabletop !== undefined) return [];
  const climbs = climbsIn(log, incident);
  return climbs
    .filter((climb, index) => isNews(climb) && !isPassing(climb, climbs[index + 1]))
    .filter((climb) => climb === climbs.at(-1) || millis(now) - millis(climb.at) < newsMs)
    .map((climb) => rungWant(sources, climb, climbs));
}

/** The card says that there is something to decide, and the status message that it began. */
const isNews = ({ from, rung }: Climb): boolean => rung !== 'deciding' || from !== 'declared';

/** A change of course passes through deciding in one moment: nobody has to decide there. */
const isPassing = ({ rung, at }: Climb, next: Climb | undefined): boolean =>
  rung === 'deciding' && next?.at === at;

/** Somebody must act: decide, or close. Who is to close is called by the ask itself. */
const isUrgent = ({ rung }: Climb): boolean => rung === 'recovered' || rung === 'deciding';

function rungWant(sources: Sources, climb: Climb, climbs: readonly Climb[]): Want {
  const { version, at } = climb;
  const { incident, users, log, status, voice } = sources;
  // Said as it was then: a message that came later does not change it.
  const then = fold(
    log.filter((one) => one.version <= version).map((one) => ({ ...one, mode: incident.mode })),
  );
  // Rungs are told in their order, so one is as urgent as any that came after it.
  const isBeforeUrgent = climbs.some((one) => one.version >= version && isUrgent(one));
  return {
    key: `rung.${version}`,
    where: 'incident',
    once: true,
    priority: isBeforeUrgent ? 0 : 1,
    message: rungMessage({
      screen: screenAt({ incident: then ?? incident, status, voice }, at),
      mention: climb.rung === 'deciding' ? users([incident.authority]) : [],
    }),
  };
}

/** A pause by order is known to whoever ordered it. */
function pauseWants(
  sources: Sources,
  rows: readonly (readonly [string, MessageRow])[],
): readonly Want[] {
  const { incident, log } = sources;
  const run = currentRun(incident);
  const paused =
    run?.status === 'paused' && run.why !== 'ordered'
      ? log.findLast(({ event }) => event.type === 'RunPaused')
      : undefined;
  const live = paused && `${pausedPrefix}${paused.version}`;
  const over = rows.filter(([key]) => key.startsWith(pausedPrefix) && key !== live);
  return [
    ...(paused && live !== undefined
      ? [{ ...pauseWant(sources, live, paused.at), onlyEdit: isAsked(sources, run) }]
      : []),
    ...over.map(
      ([key]): Want => ({
        key,
        where: 'incident',
        onlyEdit: true,
        priority: 2,
        message: { text: overText, blocks: [section(overText)] },
      }),
    ),
  ];
}

/** Where the authority is asked what now, that message calls them and has the buttons: one is enough. */
const isAsked = ({ asks }: Pick<Sources, 'asks'>, run: Run | undefined): boolean =>
  run !== undefined && asks.some(({ key }) => key.startsWith(`${restAskOf(run)}/`));

const { pauseOver: overText } = overTexts;

function pauseWant(sources: Sources, key: string, at: string): Want {
  const { incident, users } = sources;
  const screen = screenAt(sources, at);
  const said = rungMessage({ screen, mention: users([incident.authority]) });
  const { epoch } = screen;
  return {
    key,
    where: 'incident',
    priority: 0,
    message: withButtons(said, screen.actions, { incident: incident.id, epoch }),
  };
}

function withButtons(
  said: Message,
  actions: readonly Action[],
  where: { readonly incident: string; readonly epoch: number | undefined },
): Message {
  const buttons = row(
    actions.map((action, index) =>
      button(
        { id: `paused-${index}`, label: buttonLabel(action) },
        pressAt(bareLine(action.command), where),
      ),
    ),
    'paused',
  );
  return { ...said, blocks: [...said.blocks, ...(buttons ? [buttons] : [])] };
}
