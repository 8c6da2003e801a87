import type { PersonId, Target } from '../../../core/ids.ts';
import { currentRun, openResiduals } from '../../../core/incident/incident.ts';
import { sightOf } from '../../../core/run/phase.ts';
import { allSteps, stepState } from '../../../core/run/run.ts';
import { openPlans } from '../../../core/strategy/plans.ts';
import { untilText } from '../../../core/texts/asked.ts';
import { leftOverFor, leftToDo } from '../../../core/texts/left-over.ts';
import type { NextDrill } from '../../../core/texts/next-drill.ts';
import { waitsForDecision, waitsForYou } from '../../../core/texts/slack-standing.ts';
import { stepName } from '../../../core/texts/steps.ts';
import { automationLines } from '../../../core/texts/where.ts';
import { oneLine, shout } from '../../../core/texts/words.ts';
import type { HomeScreen } from '../../blocks/home.ts';
import type { Sources } from './sources.ts';

export type Open = { readonly sources: Sources; readonly channel: string | undefined };

/** What this person finds at Home: what waits for them, and what is open. */
export function homeScreen(
  all: readonly Open[],
  person: PersonId | undefined,
  { drills, commands }: { readonly drills: readonly NextDrill[] } & Pick<HomeScreen, 'commands'>,
): HomeScreen {
  const open = all.filter(
    ({ sources }) => sources.incident.rung !== 'closed' && sources.maySee(person),
  );
  const mine = person === undefined ? [] : open;
  return {
    asks: mine.flatMap((one) => asksFor(one, person)),
    steps: mine.flatMap((one) => stepsFor(one, person)),
    decisions: mine.flatMap((one) => decisionsFor(one, person)),
    residuals: mine.flatMap((one) => residualsFor(one, person)),
    incidents: open.map(({ sources: { incident, title, status, voice }, channel }) => ({
      incident: incident.id,
      text: [
        `${shout(incident.mode)}${incident.severity ?? 'no severity yet'}, ${incident.rung}: ${oneLine(title ?? '(erased)', 200)}`,
        ...automationLines(status.automation ?? [], voice),
      ].join(' · '),
      channel,
    })),
    drills: drills.filter((drill) => drill.person === person),
    commands,
  };
}

/** Whether this is for whoever asks to see it, in this role and on these targets. */
const isFor =
  ({ holders }: Sources, person: PersonId | undefined) =>
  (role: string, targets?: readonly Target[]): boolean =>
    person !== undefined && holders(role, targets).includes(person);

const at = ({ sources: { incident }, channel }: Open) => ({
  incident: incident.id,
  channel,
  ...(incident.course.status !== 'none' && { epoch: incident.course.epoch }),
});

const asksFor = (open: Open, person: PersonId | undefined): HomeScreen['asks'] =>
  open.sources.asks
    // What only tells was told already, and is nothing to do.
    .filter(({ of, tells }) => tells !== true && person !== undefined && of.includes(person))
    .map((ask) => ({
      ...at(open),
      key: ask.key,
      urgent: ask.urgent,
      text: [ask.lines[0], untilText(ask, open.sources.voice)].filter(Boolean).join(' '),
      actions: ask.actions,
    }));

function stepsFor(open: Open, person: PersonId | undefined): HomeScreen['steps'] {
  const { sources } = open;
  const run = currentRun(sources.incident);
  if (!run) return [];
  const { document } = sightOf(sources.incident, run).made;
  const isTheirs = isFor(sources, person);
  return allSteps(document).flatMap((spec) => {
    const state = stepState(run, spec.id);
    return state.status === 'awaiting-ack' && isTheirs(state.role, document.targets)
      ? [{ ...at(open), step: spec.id, text: waitsForYou(stepName(spec)) }]
      : [];
  });
}

function decisionsFor(open: Open, person: PersonId | undefined): HomeScreen['decisions'] {
  const { incident } = open.sources;
  const isMine = incident.authority === person && incident.course.status === 'none';
  const isDeciding = incident.rung === 'declared' || incident.rung === 'deciding';
  if (!isMine || !isDeciding) return [];
  return openPlans(incident)
    .filter(({ proposal }) => proposal.status !== 'declined')
    .map(({ id }) => ({ ...at(open), plan: id, text: waitsForDecision(id) }));
}

const residualsFor = (open: Open, person: PersonId | undefined): HomeScreen['residuals'] =>
  openResiduals(open.sources.incident)
    .filter(({ residual }) => !open.sources.asks.some(({ key }) => key === `residual/${residual}`))
    .filter(({ owner, targets }) => isFor(open.sources, person)(owner, targets))
    .map((left) => ({
      ...at(open),
      residual: left.residual,
      text: `${left.residual}: ${leftOverFor(left, open.sources.voice)}. ${leftToDo}`,
    }));
