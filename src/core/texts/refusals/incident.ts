import { Role } from '../../incident/orders.ts';
import type { Refusals } from '../../incident/refusals.ts';
import { checkName, checkNames } from '../checks.ts';
import { typedOrder } from '../orders.ts';
import { incident, rollback, type Voice } from '../voice.ts';
import { capital, list, people, person, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** What only stopped the exposure is still in the way of recovery, and what leads past it. */
function ofExposure(
  { containments: [first, ...more] = [], exposureOnly }: Refusals['NotRecovered'],
  voice: Voice,
): { readonly missing: readonly string[]; readonly ways: readonly string[] } {
  const cured = exposureOnly === undefined;
  const none = first === undefined;
  return {
    missing: [
      ...(none ? [] : [`Still in force: ${list([first, ...more])}`]),
      ...(cured
        ? []
        : [
            `${capital(exposureOnly)} only stopped the exposure: jobs, data and caches are as they were`,
          ]),
    ],
    ways: [
      ...(cured
        ? []
        : [
            `A cure leads further: ${rollback(voice, '<service>')}, or ${rollback(voice, 'switch fix-forward "<reason>"')}`,
          ]),
      ...(none
        ? []
        : [
            `End what is in force with ${rollback(voice, `containment end ${first} "<reason>"`)}, or keep it by name`,
          ]),
    ],
  };
}

/** Who wanted to end something reads first that it goes on: `NOT paused: `; nothing for what would have begun something. */
const notDone = (order: string): string =>
  order === 'stop' ? 'NOT paused: ' : order === 'abort' ? 'NOT ended: ' : '';

/** Refusals about the incident, its people and who may order what. */
export const incidentRefusals: RefusalTexts<Refusals> = {
  NotTheAuthority: ({ authority, order, onRoster }, voice) => ({
    reason: sentences(
      `${notDone(order)}${person(authority, voice)} decides in this incident, so nothing moved`,
      'What you said is on record as advice',
    ),
    lift: sentences(
      notDone(order) === ''
        ? undefined
        : `Tell ${person(authority, voice)} now: ${incident(voice, 'page')} calls whoever decides`,
      onRoster === true
        ? `Do you wish to take command? You are on the roster: ${incident(voice, 'take-command <reason>')} makes you the authority at once, and somebody else reviews it`
        : undefined,
      `${person(authority, voice)} can type ${typedOrder(order, voice)}${onRoster === false ? '' : `, or offer you the decision with ${incident(voice, 'handover <@you>')}`}`,
      onRoster === false && notDone(order) === ''
        ? `Call whoever decides, or somebody you name, with ${incident(voice, 'page')}`
        : undefined,
      `You can still read everything and add ${incident(voice, 'note <text>')}`,
    ),
  }),
  NotTheRole: ({ role, holders }, voice) => {
    const isRole = Role.safeParse(role).success;
    const theirs = isRole
      ? `the role ${role}`
      : role === 'report'
        ? 'whoever works on the report'
        : role;
    const isHeld = holders.length > 0;
    return {
      reason: sentences(
        `This is for ${theirs}${isHeld ? `, held by ${people(holders, voice)}` : ', and nobody is there now'}`,
        'Nothing changed',
      ),
      lift: sentences(
        isHeld ? 'They can do it now' : undefined,
        // A team is no role in an incident: nobody is made one of it here.
        isRole
          ? `The authority can give you the role with ${incident(voice, `assign ${role} <@you>`)}`
          : role === 'report'
            ? `Whoever decides can give you a part in it: ${incident(voice, 'assign scribe <@you>')}, or comms; ${incident(voice, 'who')} names them`
            : `Who is of the team stands in sternway.yaml, under authority of the service; ${rollback(voice, 'where')} shows how things stand there`,
      ),
    };
  },
  NotOnRoster: ({ who, roster }, voice) => ({
    reason: `${person(who, voice)} is not on the roster, and only people on it may decide. The authority stays where it is.`,
    lift: sentences(
      `Hand over to ${list(
        roster.map((one) => person(one, voice)),
        8,
        'or',
      )} with ${incident(voice, 'handover <@person>')}`,
      'Who is on the roster stands in sternway.yaml',
    ),
  }),
  HurtSinceUnfit: ({ since }, voice) => ({
    reason: sentences(
      since > voice.now
        ? 'Users are said to hurt since a moment that has not come yet'
        : 'Users are said to hurt for more than 30 days',
      'Nothing was declared',
    ),
    lift: sentences(
      `Say it as it was, like ${incident(voice, 'declare --since 20m <service> "<title>"')}, or leave it out: it can be told later in a note`,
    ),
  }),
  NobodyMayDecide: ({ target }, voice) => ({
    reason: `Nobody is on the roster of ${quoted(target)}, so nobody could decide. No incident was opened.`,
    lift: sentences(
      'Whoever owns the service adds people under authority.roster in sternway.yaml; that counts at once',
      `Then type ${incident(voice, 'declare <service> "<title>"')} again`,
    ),
  }),
  IncidentClosed: ({ incident: id }, voice) => ({
    reason: `${id} is closed. Reading, notes and the report still work.`,
    lift: `The authority opens it again with ${incident(voice, 'reopen <reason>')}. For something new type ${incident(voice, 'declare <service> "<title>"')}.`,
  }),
  NotClosed: ({ incident: id, rung }, voice) => ({
    reason: `${id} is open (${rung}), so there is nothing to reopen.`,
    lift: `Go on with it: ${incident(voice, 'status')} says where it stands.`,
  }),
  StrategyUnderWay: ({ strategy }, voice) => ({
    reason: `The strategy ${strategy} is still under way, and closing would leave it without command. The incident stays open.`,
    lift: `Let it end, or end it with ${rollback(voice, 'abort')}; then type ${incident(voice, 'close')} again.`,
  }),
  AccountClosed: ({ people: gone }, voice) => ({
    reason: `${gone.length === 1 ? 'The account' : 'The accounts'} of ${people(gone, voice)} ${gone.length === 1 ? 'is' : 'are'} closed, so nothing more can be asked of them here. Nothing changed, and nobody was paged.`,
    lift: sentences(
      `Name somebody else: ${incident(voice, 'who')} says who decides and who is called next`,
      'An account that whoever runs the workspace opens again counts within minutes',
    ),
  }),
  UnknownPerson: ({ said, nearest }, voice) => ({
    reason: `Nobody here is called ${quoted(said)}. Nothing changed.`,
    lift: sentences(
      nearest === undefined ? undefined : `The nearest name is ${quoted(nearest)}`,
      `Names stand under people in sternway.yaml; ${incident(voice, 'who')} shows who holds which role`,
    ),
  }),
  MachineMayNot: ({ token, order }, voice) => ({
    reason: `The token ${quoted(token)} belongs to a program, and programs may not ${order === 'read' ? 'read this' : 'give this order'}. Nothing moved.`,
    lift: `${order === 'read' ? `A person reads it: ${incident(voice, 'status')}` : `A person gives it: ${typedOrder(order, voice)}`}. What a token may do stands under tokens in sternway.yaml.`,
  }),
  ReportOwnerMissing: ({ incident: id }, voice) => ({
    reason: `${id} needs somebody who writes its report before it is closed. It stays open, and nothing is lost.`,
    lift: `Name that person: ${incident(voice, 'close <@person>')}.`,
  }),
  TargetHasIncident: ({ target, incident: other, isPrivate }, voice) => ({
    reason: `${other} is already open for ${target}. Two incidents would mean two commands.`,
    lift: `${isPrivate === true ? `It is private: whoever is on call for the service knows who decides there and can have you let in with ${incident(voice, 'invite <@you>')}. ` : ''}Work in ${other}: ${incident(voice, 'status')} there says who decides. It can be closed with ${incident(voice, 'close')}.`,
  }),
  ChecksSayNo: ({ check }, voice) => ({
    reason: `${checkName(check)} fails right now, and a claim does not overrule a check. The incident stays on its rung.`,
    lift: `Once it passes, the rung is reached by itself. If the check is wrong, the authority types ${incident(voice, `waive ${check} <reason>`)}.`,
  }),
  NotRecovered: (facts, voice) => {
    const { rung, checks, residuals, noCriteria } = facts;
    const exposure = ofExposure(facts, voice);
    return {
      reason: sentences(
        `Not recovered yet: the incident is ${rung}`,
        noCriteria
          ? 'Nothing says what recovery means here: no success criterion is written'
          : undefined,
        checks.length > 0 ? `Not held yet: ${checkNames(checks)}` : undefined,
        residuals.length > 0 ? `Still open: ${list(residuals)}` : undefined,
        facts.support && `The role ${facts.support} has not said yet whether reports rise`,
        ...exposure.missing,
      ),
      lift: sentences(
        'Recovery is reached by itself when nothing is missing',
        noCriteria
          ? 'The owner of the service writes success_criteria in sternway.yaml; they count from the next plan on'
          : undefined,
        checks.length > 0
          ? `Ask the checks with ${incident(voice, 'check')}, or give one up by name with ${incident(voice, 'waive <check> <reason>')}`
          : undefined,
        residuals.length > 0
          ? `Close what is left over with ${incident(voice, `residual ${residuals[0]} done <evidence>`)}`
          : undefined,
        ...exposure.ways,
        `${incident(voice, 'status')} says what each waits for`,
      ),
    };
  },
};
