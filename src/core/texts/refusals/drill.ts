import type { Refusals } from '../../drill/refusals.ts';
import type { NoWay } from '../../drill/unscored.ts';
import { noWayText } from '../drill-score.ts';
import { servicesText } from '../drills.ts';
import { drill, incident, registry, release, type Voice } from '../voice.ts';
import { clock, list, oneLine, person, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

const unfit = {
  past: 'that day is over',
  holiday: 'nobody of the team works on that day',
  late: 'by then the last drill would count no more',
} as const;

type About = Pick<Refusals['DrillWithoutWay'], 'service' | 'target'>;

/** What gives the drill a way back. */
function wayText(no: NoWay, { service, target }: About, voice: Voice): string {
  switch (no.code) {
    case 'NoWayBack':
      return sentences(
        no.facts.known.length === 0
          ? 'No release is registered there'
          : `Registered there: ${list(no.facts.known.map((one) => oneLine(one, 40)))}`,
        `Deploy one there on top of what is live, also one that a drill went back from, and have it registered: ${release(voice, `register ${target} <release> --commit <commit>`)}`,
      );
    case 'ReleaseFrozen':
      return `The change of release ${oneLine(no.facts.frozen, 40)} was rolled back in ${no.facts.incident}; its team names what fixed it: ${release(voice, `fixed ${target} <fix commit>`)}`;
    case 'NoPlaybook':
      return `Whoever keeps sternway.yaml names the playbook of ${service}, or one under its "drills:"`;
    case 'PlaybookBroken':
      return `Whoever owns the playbook ${oneLine(no.facts.playbook, 60)} corrects it`;
  }
}

/** Refusals about drills. */
export const drillRefusals: RefusalTexts<Refusals> = {
  NoDrills: ({ service, services }, voice) => ({
    reason: `Nothing says how ${service} is rehearsed, so there is nothing to plan. Drills of ${services.length === 0 ? 'no service are set up yet' : `${servicesText(services)} are`}${services.length === 0 ? '' : ' set up'}.`,
    lift: `Whoever keeps sternway.yaml can say "drills:" for ${service}; it counts as soon as the file is saved. What is rehearsed: ${drill(voice, 'status')}.`,
  }),
  DrillDayUnfit: ({ service, day, why, nearest }, voice) => ({
    reason: `${day} will not do for a drill of ${service}: ${unfit[why]}. What was planned stays as it is.`,
    lift: `The nearest day that will do: ${drill(voice, `schedule ${service} ${nearest}`)}.`,
  }),
  NoDrillDue: ({ service, since }, voice) => ({
    reason: `No reminder of a drill of ${service} waits for an answer, so there is nothing to put off or skip. The team is reminded next on ${since}.`,
    lift: `How the drills stand: ${drill(voice, 'status')}. Another day: ${drill(voice, `schedule ${service} <day>`)}.`,
  }),
  NotLaterToday: ({ service, until, zone }, voice) => ({
    reason: `Later today is before ${until} ${zone}, when the team's hours end, and not before now. The reminder stands.`,
    lift: `Name another time, such as ${drill(voice, `later ${service} 15:00`)}. Not today: whoever is due types ${drill(voice, `skip ${service}`)}, and tomorrow it is asked again.`,
  }),
  DrillOnProduction: ({ target, opensAt, harmless: [other] }, voice) => ({
    reason: `${target} is protected: a drill there could hurt users, and no window is open for one. Nothing began.`,
    lift: sentences(
      other === undefined
        ? `No harmless environment of the service is known; what is rehearsed where: ${drill(voice, 'status')}`
        : `Where it harms nobody: ${drill(voice, `start ${other}`)}`,
      opensAt === undefined
        ? 'Whoever keeps sternway.yaml can name "windows:" under the drills of the service'
        : `Its next window opens at ${clock(opensAt, voice)}; whoever keeps sternway.yaml can name others under "windows:"`,
    ),
  }),
  DrillNowhere: ({ service, target, targets }, voice) => ({
    reason: `${oneLine(target, 100)} is no target of ${service}, so there is nothing to rehearse on. Nothing began.`,
    lift: `It runs on ${list(targets)}. Where its drills are usually: ${drill(voice, `start ${service}`)}.`,
  }),
  DrillWithoutWay: ({ service, target, no }, voice) => ({
    reason: `A drill of ${service} on ${target} could not go back: ${noWayText(no.code)}. Nothing began, and nobody is scored for it.`,
    lift: sentences(
      wayText(no, { service, target }, voice),
      `Then: ${drill(voice, `start ${target}`)}`,
    ),
  }),
  SilentInDrill: ({ incident: id, person: who }, voice) => ({
    reason: `DRILL: in ${id} ${person(who, voice)} plays somebody who gives no answer, so nothing was decided. A stop is always carried out.`,
    lift: `Others of the roster take the decision, once it has waited long enough: ${incident(voice, 'decide')}.`,
  }),
  NotADrill: ({ incident: id }, voice) => ({
    reason: `${id} is no drill, so it has no score.`,
    lift: `What came of it: ${registry(voice, `show ${id}`)}. When each service was rehearsed last: ${drill(voice, 'status')}.`,
  }),
  NotYourDrill: ({ service, person: who }, voice) => ({
    reason: `The drill of ${service} is ${person(who, voice)}'s today, and only whoever is due can skip it. The reminder stands.`,
    lift: `Ask ${person(who, voice)} to type ${drill(voice, `skip ${service}`)}. Anybody of the team can put it off: ${drill(voice, `later ${service}`)}.`,
  }),
};
