import type { Heeder } from '../heed.ts';
import { currentRun } from '../incident/incident.ts';
import { type Sight, sightOf } from '../run/phase.ts';
import { isCompared, isWorse, toleranceOf } from './compare.ts';
import type { Figure, Worse } from './figure.ts';
import { owedReading } from './owed.ts';

/** What is worse than before now; what was worse already keeps the moment from which it is. */
function worseNow(
  { run, made }: Sight,
  now: readonly Figure[],
  after: readonly string[],
): readonly Worse[] {
  const { before = [], suspects, after: read } = run.figures;
  return now.flatMap((figure) => {
    const was = before.find(({ key }) => key === figure.key);
    if (!was || !isWorse(was, figure, toleranceOf(made.document, figure.key))) return [];
    const known = suspects.find(({ key }) => key === figure.key)?.since;
    const since = known ?? after[0] ?? read.at(-1) ?? 'go';
    return [{ key: figure.key, before: was, now: figure, since }];
  });
}

/** What could not be compared: what is missing on either side is no good news. */
function unknownNow({ run }: Sight, now: readonly Figure[]): readonly string[] {
  const { before = [] } = run.figures;
  return now
    .filter((figure) => {
      const was = before.find(({ key }) => key === figure.key);
      return was === undefined || !isCompared(was, figure);
    })
    .map(({ key }) => key);
}

/** A reading counts once, and only the one that was asked for: what comes late or twice says nothing. */
const figuresRead: Heeder<'figuresRead'> = (report, incident) => {
  const run = currentRun(incident);
  if (run?.plan !== report.plan || run.epoch !== report.epoch) return [];
  const sight = sightOf(incident, run);
  const owed = owedReading(sight);
  if (owed === undefined || run.figures.readings !== report.reading) return [];
  const { plan, epoch } = run;
  const figures = [...report.figures];
  if (owed.of === 'before') return [{ type: 'FiguresFrozen', plan, epoch, figures }];
  const after = report.after.filter((mark) => owed.after.includes(mark));
  const worse = [...worseNow(sight, figures, after)];
  const twice = worse.filter(({ key }) => run.figures.suspects.some((one) => one.key === key));
  const against = twice.filter(({ key }) => !sight.waived.includes(key));
  const unknown = [...unknownNow(sight, figures)];
  return [
    { type: 'FiguresRead', plan, epoch, figures, after, worse, unknown },
    ...(against.length === 0
      ? []
      : [{ type: 'RunPaused' as const, plan, why: 'worse' as const, worse: against }]),
  ];
};

/** What readings of figures make happen. */
export const figureHeeders = { figuresRead };
