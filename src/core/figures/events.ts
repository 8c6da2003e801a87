import { z } from 'zod';
import { PlanId } from '../ids.ts';
import { stored } from '../stored.ts';
import { Figure, Worse } from './figure.ts';

const ofRun = { plan: PlanId, epoch: z.int().positive(), figures: z.array(Figure) };

/** What the criteria and effects said before the first step: what the run is compared with. */
const FiguresFrozen = stored('FiguresFrozen', ofRun);
/** What they say after these steps and waves; `worse` by more than their tolerance. */
const FiguresRead = stored('FiguresRead', {
  ...ofRun,
  after: z.array(z.string()),
  worse: z.array(Worse),
  /** The keys of those of which nobody can say whether they are worse: not read now, or not before. */
  unknown: z.array(z.string()).default([]),
});

export const figureEvents = [FiguresFrozen, FiguresRead] as const;
