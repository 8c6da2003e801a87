import type { Answer } from '../core/answer.ts';
import { criteriaOf, mitigationOf } from '../core/checks/criteria.ts';
import type { Target } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import { twinText } from '../core/picture/twin.ts';
import { catchUpText } from '../core/texts/catch-up.ts';
import { type CheckReports, checksText, missingText } from '../core/texts/check-list.ts';
import { drillsText } from '../core/texts/drills.ts';
import { privacyText } from '../core/texts/privacy.ts';
import { releasesText } from '../core/texts/releases.ts';
import { statusText } from '../core/texts/status.ts';
import { whoText } from '../core/texts/who.ts';
import { exports } from '../core/timeline/exports.ts';
import { isPicture, type TimelineOrder } from '../core/timeline/orders.ts';
import { drillRows } from './drills/tell.ts';
import { tellScore } from './drills/tell-score.ts';
import { holdersByRole } from './facts/people.ts';
import { loadTarget } from './incidents.ts';
import type { Ordered } from './ordered.ts';
import { findIncident } from './orders/find-incident.ts';
import { help } from './orders/help.ts';
import { handLink } from './people/hand-link.ts';
import { rosterOf } from './people/rosters.ts';
import { insidersOf } from './people/sight.ts';
import { dryRun } from './plans/dry-run.ts';
import type { Question, QuestionKind } from './questions.ts';
import { drawingFor, pictureFor } from './reading/picture.ts';
import { noteRead, readsOf } from './reading/reads.ts';
import { statusSources } from './reading/status-sources.ts';
import { timelineOf } from './reading/timeline.ts';
import { answerNo } from './refuse.ts';
import {
  answerRegistry,
  isAboutRegistry,
  type RegistryQuestion,
} from './registry/answer-registry.ts';
import { tellReport } from './reports/tell-report.ts';
import { measureOnce } from './run/run-checks.ts';
import type { Ship } from './ship.ts';
import { tellWhere } from './targets/where.ts';
import { voiceOf } from './voice.ts';

type Asked<K extends QuestionKind = QuestionKind> = Ordered & {
  readonly order: Extract<Question, { kind: K }>;
};

/** Answers what only reads. Nothing is recorded, and nothing moves. */
export async function answerQuestion(ship: Ship, asked: Asked): Promise<Answer> {
  const { order } = asked;
  switch (order.kind) {
    case 'releaseList':
      return say(await releases(ship, order.target));
    case 'drillStatus':
      return drills(ship, order.service);
    case 'drillReport':
      return tellScore(ship, { ...asked, order });
    case 'where':
      return say(await tellWhere(ship, asked));
    case 'dashboard':
      return handLink(ship, asked);
    case 'help':
      return say(await help(ship, { ...asked, order }));
    default:
      return isAboutRegistry(order)
        ? answerRegistry(ship, { ...asked, order })
        : inIncident(ship, { ...asked, order });
  }
}

/** The questions that belong to an incident. */
type Within = Exclude<
  Question,
  {
    kind:
      | 'releaseList'
      | RegistryQuestion
      | 'drillStatus'
      | 'drillReport'
      | 'help'
      | 'where'
      | 'dashboard';
  }
>;

async function inIncident(
  ship: Ship,
  asked: Ordered & { readonly order: Within },
): Promise<Answer> {
  const { order } = asked;
  const found = await findIncident(ship, order, asked);
  if (found.status === 'unclear') return answerNo(ship, found.refusal);
  if (found.status === 'none') return answerNo(ship, noIncident(order.kind));
  const { state: incident } = await ship.incidents.load(found.id);
  if (!incident) return answerNo(ship, noIncident(order.kind));
  await noteRead(ship, incident, { ...asked, what: order.kind });
  const answer = await aboutIncident(ship, order, incident);
  return typeof answer === 'string' ? { ...say(answer), incident: incident.id } : answer;
}

const say = (text: string) => ({ accepted: true as const, events: [], say: text });
const noIncident = (order: string) => ({ code: 'NoIncident', facts: { order, open: [] } }) as const;

async function aboutIncident(
  ship: Ship,
  order: Within,
  incident: Incident,
): Promise<string | Answer> {
  switch (order.kind) {
    case 'status':
    case 'rollbackStatus':
      return status(ship, incident);
    case 'catchUp':
      return catchUp(ship, incident);
    case 'who': {
      const { targets } = incident;
      const standing = holdersByRole(ship, targets);
      const roster = rosterOf(ship, targets);
      const who = whoText(incident, { roster, standing }, voiceOf(ship));
      return [who, ...(await privacy(ship, incident))].join('\n');
    }
    case 'timeline':
      return timeline(ship, incident, order);
    case 'report':
      return tellReport(ship, incident, order);
    case 'check':
      return check(ship, incident);
    case 'dryRun':
      return dryRun(ship, incident, order.plan);
  }
}

/** The timeline in the form that is asked for; of a picture what it shows, in words. */
async function timeline(ship: Ship, incident: Incident, order: TimelineOrder): Promise<string> {
  const { format, zone } = order;
  if (!isPicture(format)) {
    const document = await timelineOf(ship, incident, order);
    const hasRoom = format === 'html' && document.entries.length === document.all;
    const drawing = hasRoom ? await drawingFor(ship, incident.id, zone) : undefined;
    return exports[format]({ ...document, picture: drawing });
  }
  const picture = await pictureFor(ship, incident.id, zone);
  return picture === undefined ? '' : twinText(picture, zone);
}

/** Who else knows of a private incident. */
async function privacy(ship: Ship, incident: Incident): Promise<readonly string[]> {
  if (!incident.privacy.isPrivate) return [];
  const reads = await readsOf(ship, incident.id);
  return [privacyText(insidersOf(ship, incident), reads, voiceOf(ship))];
}

/** The status message in words, with what the checks said last. */
const status = async (ship: Ship, incident: Incident): Promise<string> =>
  statusText(incident, await statusSources(ship, incident), voiceOf(ship));

/** What somebody needs who comes late. */
export async function catchUp(ship: Ship, incident: Incident): Promise<string> {
  const { log, ...sources } = await statusSources(ship, incident);
  return catchUpText(incident, log, sources, voiceOf(ship));
}

/** Asks every check of the ladder once, now; what it says is not recorded, because nobody waited for a soak. */
async function check(ship: Ship, incident: Incident): Promise<string> {
  const asked = [...mitigationOf(incident), ...criteriaOf(incident)];
  const now = ship.clock.now();
  const measured = await Promise.all(
    asked.map(async ({ key, spec }) => ({ key, ...(await measureOnce(ship, spec)) })),
  );
  const checks = Object.fromEntries(
    measured.map(({ key, verdict }) => {
      const held = incident.checks[key]?.held === true && verdict === 'pass';
      return [key, { verdict, held, at: now }];
    }),
  );
  const reports: CheckReports = Object.fromEntries(
    measured.map(({ key, summary, facts }) => [key, { summary, facts }]),
  );
  const seen = { ...incident, checks: { ...incident.checks, ...checks } };
  const voice = voiceOf(ship);
  return `${checksText(seen, reports, voice)}\n\n${missingText(seen, voice)}`;
}

async function drills(ship: Ship, service: string | undefined): Promise<Answer> {
  const rows = await drillRows(ship, service);
  return 'code' in rows ? answerNo(ship, rows) : say(drillsText(rows, voiceOf(ship)));
}

async function releases(ship: Ship, target: Target | undefined): Promise<string> {
  const { services } = ship.configurations.current();
  const targets = target ? [target] : Object.values(services).flatMap((service) => service.targets);
  const histories = await Promise.all(
    targets.map(async (each) => ({
      target: each,
      history: (await loadTarget(ship.registry, each)).state,
    })),
  );
  return releasesText(histories, voiceOf(ship));
}
