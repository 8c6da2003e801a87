import type { ChangeKind } from '../decide.ts';
import type { Event, EventOf, EventType } from '../events.ts';
import type { PersonId } from '../ids.ts';
import { currentRun, type Incident } from '../incident/incident.ts';
import { entryName } from '../notes/notes.ts';
import type { OrderKind, OrderOf } from '../orders.ts';
import { may } from '../policy/may.ts';
import { lint, namesIn } from '../report/lint.ts';
import { restTerms } from '../rest/terms.ts';
import { sightOf } from '../run/phase.ts';
import { eventText } from '../texts.ts';
import { neededWords } from './needed-words.ts';
import { actionText, nextActions } from './next.ts';
import { kinderText } from './report.ts';
import { phaseText, soFar } from './so-far.ts';
import { switchLeaves } from './switching.ts';
import { incident as onIncident, rollback, type Voice } from './voice.ts';
import { waitingFor } from './waiting.ts';
import { doubledText } from './who.ts';
import { between, clock, person, sentence } from './words.ts';

/** The orders that an incident can accept. */
type AcceptedOrder = OrderOf<ChangeKind | 'declare' | 'card'>;
export type Accepted = {
  readonly events: readonly Event[];
  /** The incident after them, and before. */
  readonly incident: Incident;
  readonly before?: Incident | undefined;
  /** Who ordered it. */
  readonly by?: PersonId | undefined;
};
type Answer = Accepted & { readonly voice: Voice };

/** What stands beside the course of an incident: what waited before it waits after it too, and is not said again. */
const beside: ReadonlySet<AcceptedOrder['kind']> = new Set<AcceptedOrder['kind']>([
  'note',
  'correct',
  'statusReport',
  'snooze',
  'publishDraft',
  'publishApprove',
  'publishDrop',
  'reportWrite',
  'reportFactor',
  'reportOwner',
  'reportFinish',
  'reportPublish',
  'reportSign',
  'followUp',
  'followUpEnd',
  'playbookChange',
  'registryHold',
  'registryRelease',
  'registryExport',
  'review',
  'invite',
  'makePublic',
]);

/**
 * What an accepted order answers: what happened now, what is waited for, and what to type next. A stop and an abort
 * say first what has changed so far and what is half done.
 */
export function acceptedText(order: AcceptedOrder, accepted: Accepted, voice: Voice): string {
  const answer = { ...accepted, voice };
  return lines(order, answer).join('\n');
}

function lines(order: AcceptedOrder, answer: Answer): readonly string[] {
  const shown = answer.events.find((event) => event.type === 'CardShown');
  const { kind } = order;
  if (shown) return cardShown(shown, order, answer);
  if (kind === 'stop' && currentRun(answer.incident)) return stopped(answer);
  if (kind === 'abort') return aborted(answer);
  return [
    ...happened(answer),
    ...noted(answer),
    ...hats(answer),
    ...ahead(order, answer),
    ...wording(answer),
    ...naming(answer),
  ];
}

/** Words that blame are pointed at when they are written, and kept all the same. */
function wording({ events, incident, voice }: Answer): readonly string[] {
  const written = events.flatMap((event) =>
    event.type === 'ReportWritten' ? [{ section: event.section, text: event.texts?.['text'] }] : [],
  );
  const followUps = events.flatMap((event) =>
    event.type === 'FollowUpAdded'
      ? [{ followUp: event.followUp, text: event.texts?.['text'] }]
      : [],
  );
  return lint({ written, followUps, names: namesIn(incident, voice) })
    .filter(({ kind }) => kind !== 'tools-only')
    .map(kinderText);
}

/** A note is put right by the name of its entry. */
function noted({ events, incident, voice }: Answer): readonly string[] {
  const before = incident.length - events.length;
  return events.flatMap(({ type }, index) => {
    if (type !== 'NoteAdded') return [];
    const entry = entryName(before + index + 1);
    return [`It is ${entry}. To put it right: ${onIncident(voice, `correct ${entry} <text>`)}.`];
  });
}

const changesHands: ReadonlySet<EventType> = new Set<EventType>([
  'RoleAssigned',
  'HandoverAccepted',
  'CommandTaken',
]);

/** Said once, when it begins: one person decides and does. */
function hats({ events, incident, voice }: Answer): readonly string[] {
  const warning = events.some(({ type }) => changesHands.has(type))
    ? doubledText(incident, voice)
    : undefined;
  return warning === undefined ? [] : [warning];
}

/** A closed incident is never the only open one, so outside its channel it has to be named. Said as it closes. */
const naming = ({ incident: { id }, events }: Answer): readonly string[] =>
  events.some(({ type }) => type === 'IncidentClosed')
    ? [
        `Its channel stays its own. Elsewhere name it, as it is closed: --incident ${id} on the command line, "incident": "${id}" over HTTP.`,
      ]
    : [];

/** What another line of the same answer says already. */
const untold: ReadonlySet<EventType> = new Set<EventType>(['CardShown', 'StepCanceled']);

/** That it is a drill is read before anything else. */
const shouts = ({ type }: Event): boolean => type === 'DrillBegan' || type === 'TabletopBegan';

function happened({ events, incident, voice }: Answer): readonly string[] {
  const isDecided = events.some(({ type }) => type === 'StrategyDecided');
  return [...events.filter(shouts), ...events.filter((event) => !shouts(event))]
    .filter(({ type }) => !untold.has(type) && !(isDecided && type === 'StrategyActivated'))
    .map((event) => {
      const plan = 'plan' in event && event.plan ? incident.plans[event.plan] : undefined;
      const texts = event.texts ?? {};
      return eventText({ event, texts, at: voice.now, actor: '', plan: plan?.document }, voice);
    });
}

/** What is waited for and what to type next; of an order that stands beside the course only what follows from it. */
function ahead({ kind }: AcceptedOrder, answer: Answer): readonly string[] {
  const { before } = answer;
  const all = [...waits(answer), ...next(answer)];
  if (before === undefined || !beside.has(kind)) return all;
  const earlier = { ...answer, incident: before };
  const said = new Set([...waits(earlier), ...next(earlier)]);
  return all.filter((line) => !said.has(line));
}

const waits = ({ incident, voice }: Pick<Answer, 'incident' | 'voice'>): readonly string[] =>
  waitingFor(incident, voice).map(sentence);

/** Nobody is told to type what would be refused to them. */
const next = ({ incident, voice, by }: Answer): readonly string[] =>
  nextActions(incident, voice)
    .filter(
      ({ order }) => order === undefined || by === undefined || isAllowed(order, by, incident),
    )
    .map((action) => sentence(actionText(action)));

const isAllowed = (order: OrderKind, person: PersonId, incident: Incident): boolean =>
  may(order, { kind: 'person', person }, incident) === undefined;

/** Only the card was opened: nothing moves until the authority confirms it. */
function cardShown(
  { plan, card, to, until }: EventOf<'CardShown'>,
  order: AcceptedOrder,
  answer: Answer,
): readonly string[] {
  const { incident, voice } = answer;
  const isSwitch = order.kind === 'switch' && incident.course.status !== 'none';
  const also = neededWords(incident, plan);
  const confirms = isSwitch
    ? `switch ${plan} --card ${card}${also} "<reason>"`
    : `go ${plan} --card ${card}${also}`;
  const decides = person(incident.authority, voice);
  return [
    ...happened(answer),
    'Nothing has moved yet.',
    ...(isSwitch ? switchLeaves(incident, { to: plan, undo: order.undo === true }, voice) : []),
    to === incident.authority
      ? `Confirm within ${between(voice.now, until)}: ${rollback(voice, confirms)}. Later a fresh card is shown.`
      : `${decides} decides, with ${rollback(voice, `go ${plan}`)}.`,
  ];
}

/** What runs now and what it has changed; the run of an ended strategy is the last one that ran. */
function changes({ incident, events, voice }: Answer): readonly string[] {
  const run = currentRun(incident) ?? lastRun(incident, events);
  return run === undefined ? ['Nothing ran.'] : soFar(sightOf(incident, run), voice);
}

function lastRun({ runs }: Incident, events: readonly Event[]) {
  const ended = events.find((event) => event.type === 'RunEnded');
  return ended && runs[ended.plan];
}

function stopped(answer: Answer): readonly string[] {
  const { voice } = answer;
  return [
    ...happened(answer),
    'Nothing new starts; what runs already runs to its end.',
    ...changes(answer),
    `Go on: ${rollback(voice, 'resume')}.`,
    `Abort: ${rollback(voice, 'abort')}.`,
    staying(answer),
  ];
}

/** Where it is not safe to stay, staying is said: without an answer the run takes itself to rest. */
function staying({ incident, voice }: Answer): string {
  const [term] = restTerms(incident);
  return term === undefined
    ? 'Stay: type nothing, it stays paused.'
    : `Take it to rest: ${rollback(voice, 'rest')}; without an answer that happens by itself at ${clock(term.at, voice)}. Stay here: ${rollback(voice, 'stay')}.`;
}

function aborted(answer: Answer): readonly string[] {
  const { incident, voice } = answer;
  const run = currentRun(incident);
  return [
    ...happened(answer),
    ...changes(answer),
    run === undefined
      ? 'It has ended; the incident keeps its targets, so that nobody else acts on them meanwhile.'
      : `What follows: ${phaseText(sightOf(incident, run))}. Then the strategy ends.`,
    `What is done so far stays as it is: it is not taken back. ${rollback(voice, '<service>')} makes the next plan.`,
    ...next(answer),
  ];
}
