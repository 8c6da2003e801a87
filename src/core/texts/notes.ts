import type { Note } from '../command.ts';
import { day } from './dates.ts';
import { unlearnedText } from './lessons.ts';
import { shapeText, signText } from './standing-approvals.ts';
import { drill, incident, registry, release, rollback, type Voice } from './voice.ts';
import { capital, clock, clockSeconds, list, oneLine, people, person, sentences } from './words.ts';

type Kind = Note['note'];
type NoteOf<K extends Kind> = Extract<Note, { readonly note: K }>;

const texts: { readonly [K in Kind]: (note: NoteOf<K>, voice: Voice) => string } = {
  AlreadyChosen: ({ point, option }, voice) =>
    `${point} is decided as ${option} already. ${incident(voice, 'timeline')} says what really was done.`,
  StoryAlreadyPaused: (_note, voice) =>
    `The story is paused already. It goes on with ${drill(voice, 'go-on')}, and ends with ${drill(voice, 'stop')}.`,
  AlreadyPaused: ({ plan, restsAt }, voice) => {
    const still =
      restsAt === undefined
        ? 'nothing new starts'
        : `at ${clock(restsAt, voice)} it takes itself to rest, unless ${rollback(voice, 'stay')} puts that off`;
    return `${plan} is paused already; ${still}. Go on with ${rollback(voice, 'resume')}, or end it with ${rollback(voice, 'abort')}.`;
  },
  AlreadyRunning: ({ plan }, voice) =>
    `${plan} is running already. Watch it with ${rollback(voice, 'status')}.`,
  AlreadyGoingToRest: ({ plan }, voice) =>
    `${plan} is on its way to rest already; nothing else of it starts. ${rollback(voice, 'status')} shows how far it is.`,
  AlreadyRests: ({ plan }, voice) =>
    `${plan} rests already; it is safe to stay. Go on with ${rollback(voice, 'resume')}, or end it with ${rollback(voice, 'abort')}.`,
  AlreadyStopping: ({ plan }, voice) =>
    `${plan} is stopping already; no step of it starts any more. ${rollback(voice, 'status')} shows what still has to end.`,
  AlreadyOnRung: ({ rung }, voice) =>
    `The incident is ${rung} already. ${incident(voice, 'status')} says what comes next.`,
  AlreadyWaived: ({ check }, voice) =>
    `The check ${oneLine(check, 80)} is waived already. ${incident(voice, 'check')} shows the others.`,
  AlreadyClosedResidual: ({ residual }, voice) =>
    `${residual} is closed already. ${incident(voice, 'status')} shows what is still open.`,
  AlreadySeverity: ({ severity }, voice) =>
    `It is ${severity} already. ${incident(voice, 'status')} shows the rest.`,
  AlreadyInScope: ({ targets }, voice) =>
    `The incident covers ${list(targets)} already, so nothing changes. ${incident(voice, 'status')} shows the rest.`,
  AlreadyHolds: ({ role, person: who }, voice) =>
    `${person(who, voice)} holds the role ${role} already. ${incident(voice, 'who')} shows all roles.`,
  AlreadyAttached: ({ incident: id }, voice) =>
    `This is the channel of ${id} already. ${incident(voice, 'status')} says how it stands.`,
  AlreadyInvited: ({ person: who }, voice) =>
    `${person(who, voice)} knows of this incident already. ${incident(voice, 'who')} shows everybody who does.`,
  AlreadyPublic: ({ incident: id }, voice) =>
    `${id} is public already: everybody can see it. ${incident(voice, 'status')} says how things stand.`,
  AlreadyClaimed: ({ until }, voice) =>
    `You claim the command already; another holder of ops has until ${clock(until, voice)} to agree with ${incident(voice, 'decide')}.`,
  AlreadyOffered: ({ person: who, until }, voice) =>
    `The decision is offered to ${person(who, voice)} already, until ${clock(until, voice)}. ${incident(voice, 'who')} shows who decides.`,
  AlreadyAcked: ({ step, state }, voice) =>
    `You said ${state} for ${step} already, and it is on record. ${rollback(voice, 'status')} shows what comes next.`,
  AlreadyRegistered: ({ version }, voice) =>
    `Release ${oneLine(version, 80)} is registered already, exactly so. ${release(voice, 'list')} shows all.`,
  AlreadySettled: ({ assumption, outcome }, voice) =>
    `Assumption ${assumption} is on record as ${outcome} already. ${incident(voice, 'timeline')} shows by whom.`,
  AlreadyMade: ({ plan, lessons }, voice) =>
    sentences(
      `${plan} is that plan already, and it is open`,
      unlearnedText(lessons),
      `Its card: ${rollback(voice, `go ${plan}`)}`,
    ),
  AlreadyNoted: ({ entry }, voice) =>
    `It stands in the timeline already, as ${entry}. ${incident(voice, 'timeline')} shows it.`,
  AlreadyReviewed: ({ review }, voice) =>
    `${review} was reviewed already. Nothing changed; ${incident(voice, 'timeline')} has what was found.`,
  AlreadyFactor: ({ factor, isNamed }, voice) =>
    `${capital(factor)} is ${isNamed ? '' : 'not '}named as a contributing factor already. ${incident(voice, 'report')} shows all of them.`,
  AlreadyFollowedUp: ({ followUp, status }, voice) =>
    `${followUp} is ${status} already. ${incident(voice, 'report')} shows all of them.`,
  AlreadyUpdate: ({ update, status }, voice) =>
    `${update} is ${status === 'taken' ? 'on the status page' : status} already. ${incident(voice, 'timeline')} shows what became of it.`,
  AlreadyFinished: ({ at }, voice) =>
    `The report is finished already, since ${clock(at, voice)}. ${incident(voice, 'report')} shows it.`,
  AlreadySigned: ({ by }, voice) =>
    `${person(by, voice)} has signed the report already. ${incident(voice, 'report')} shows it.`,
  AwaitsSecond: ({ check }, voice) =>
    `You have said so already; a second person still has to agree, with ${incident(voice, `waive ${check} <reason>`)}. When nobody can, ${incident(voice, 'take-command <reason>')} lets you do it alone, and is reviewed.`,
  AlreadyYourDecision: ({ entry }, voice) =>
    `${entry} is recorded as your decision already. ${incident(voice, 'status')} says what comes next.`,
  AlreadyProposed: ({ proposal }, voice) =>
    `${proposal} proposes that already, and you stand behind it. It waits for the authority; ${incident(voice, 'status')} shows all that is on the table.`,
  AlreadyFollowed: ({ strategy }, voice) =>
    `${strategy} is what is being done already. ${rollback(voice, 'status')} shows how far it is.`,
  AlreadyJudged: ({ change, verdict }, voice) =>
    `${oneLine(change, 20)} is on record as ${verdict} already. ${incident(voice, 'status')} shows what comes next.`,
  AutomationIsOn: ({ target }, voice) =>
    `Automation is on for ${target} already: triggers do there what the configuration allows. ${rollback(voice, 'where')} shows where it is off.`,
  AutomationNeedsAnother: ({ target, until }, voice) =>
    `You asked for it already. Another one of the roster of ${target} has to say it too, until ${clock(until, voice)}: ${rollback(voice, `auto on ${target} <reason>`)}.`,
  AheadToSign: ({ target, shape, until, days }, voice) => {
    return [
      `Nothing is signed yet. You would approve ahead, until ${day(until)}: ${shapeText(shape)}.`,
      'It counts for a plan to the last good release, as long as neither playbook nor inputs change, and never for what you decide yourself.',
      `Sign it: ${signText({ target, shape, days }, voice)}. A plan that waits already is approved on its own: ${rollback(voice, 'approve')}.`,
    ].join('\n');
  },
  AlreadyAsked: ({ until }, voice) =>
    `Objections are being asked for already, until ${clockSeconds(until, voice)}. ${incident(voice, 'status')} shows who objected.`,
  AlreadyScheduled: ({ service, day: named }, voice) =>
    `The next drill of ${service} is planned for ${named} already. ${drill(voice, 'status')} shows the others.`,
  AlreadySkipped: ({ service, by }, voice) =>
    `${person(by, voice)} skipped the drill of ${service} today already; it is asked again on the next working day. ${drill(voice, 'status')} shows when it is due.`,
  AlreadyPaged: ({ people: called }, voice) =>
    `${people(called, voice)} ${called.length === 1 ? 'was' : 'were'} paged within the last 5 minutes already. ${incident(voice, 'who')} says what became of it.`,
  AlreadyApproved: ({ plan }, voice) =>
    `You have approved ${plan} already, and it counts. Take it back with ${rollback(voice, `deny ${plan} <reason>`)}.`,
  AlreadyDenied: ({ plan }, voice) =>
    `You have denied ${plan} already, and it stays so until you approve it: ${rollback(voice, `approve ${plan}`)}.`,
  AlreadyOutside: ({ outside }, voice) =>
    `It is on record already, as ${outside}. ${registry(voice, `show ${outside}`)} has what is known of it.`,
  AlreadyHeld: ({ incident: id, by, since }, voice) =>
    `A legal hold is on ${id} already, by ${person(by, voice)} since ${day(since)}: nothing of it is erased. Release it with ${registry(voice, `release-hold ${id} <reason>`)}.`,
  NotHeld: ({ incident: id }, voice) =>
    `${id} is without a legal hold already, so nothing changes. Put one on it with ${registry(voice, `hold ${id} <reason>`)}.`,
  AlreadyCarriedOut: (_note, voice) =>
    `This order was carried out already; what was answered then is not kept any more. ${incident(voice, 'status')} says how things stand.`,
};

/** The friendly answer to an order that is fulfilled already: what is so, and what makes sense next. */
export const noteText = (note: Note, voice: Voice): string => say(note.note, note, voice);

const say = <K extends Kind>(kind: K, note: NoteOf<K>, voice: Voice): string =>
  texts[kind](note, voice);
