import { sayDuration } from '../../lib/durations.ts';
import type { Json } from '../../lib/json.ts';
import type { Point, Reading } from '../account/evidence.ts';
import type { CheckSpec } from '../plan/plan.ts';
import type { Progress } from './steps.ts';
import { oneLine } from './words.ts';

/** The headings of an incident's page, and what stands over and in its tables. */
export const pageNames = {
  timeline: 'Timeline',
  report: 'Report',
  clocks: 'Clocks',
  askedOf: 'Asked of',
  noClocks: 'No time runs now.',
  nobodyAsked: 'Nobody is asked anything now.',
  waiting: 'Waiting',
  typeNow: 'What to type now',
  standing: 'Where it stands',
  table: 'On the table',
  versions: 'Versions',
  assumed: 'Taken for granted',
  private: 'Private. Only those who were let in see this page, and that you read it is noted.',
  imported: 'This was imported: it happened elsewhere, to users of others.',
} as const;

/** Over the plan's graph and its steps in words. */
export const planNames = {
  figure: 'The plan as a graph',
  graph: 'Steps of the plan, and what each waits for; the list below says the same',
  list: 'Steps in their order, and what each waits for',
  columns: ['Step', 'State', 'After', 'Began', 'Took'],
  wave: 'wave',
  rest: 'safe to stay after it',
  nothing: 'nothing',
} as const;

/** Short enough for a box of the graph; the list says it in full. */
export const progressWords = {
  pending: 'not started',
  in_progress: 'under way',
  complete: 'done',
  error: 'needs somebody',
} as const satisfies Record<Progress, string>;

export const checkNames = {
  title: 'Checks',
  caption: 'What recovery and the steps rest on. Only a pass is a pass.',
  columns: ['Check', 'Says', 'Since', 'Evidence', 'Waived'],
  noAnswer: 'no answer yet',
  notWaived: 'no',
  evidence: 'Evidence',
  answers: 'Answers that were kept: each that was another one than before',
  answerColumns: ['When', 'Said', 'Read and wanted', 'In words'],
  readings: 'What it read when',
  readingColumns: ['When', 'Read'],
  notKnown: 'What it asks is not known any more.',
  numbers: 'Numbers that it read',
} as const;

export const leftOverNames = {
  title: 'Left over',
  effects: 'Effects',
  residuals: 'Residuals: open ones forbid recovered',
  residualColumns: ['Residual', 'What', 'State', 'Owner', 'Due', 'Closed', 'Evidence'],
  countUnknown: 'count unknown',
  reviews: 'Reviews',
  reviewColumns: ['Review', 'What', 'Not by', 'Due', 'Finding'],
  open: 'open',
} as const;

export const decisionNames = {
  title: 'Decisions',
  strategies: 'Strategies that were decided',
  strategyColumns: ['Epoch', 'Strategy', 'Decided by', 'When', 'Reason', 'Came of it'],
  overrides: 'Passed over by name: waivers, skips, accepted risks, signed losses',
  overrideColumns: ['What', 'Of', 'By', 'When', 'Reason'],
  authorities: 'Who decided when',
} as const;

export const proofNames = {
  title: 'Registry proof',
  stream: 'Stream',
  last: 'Last event',
  hash: 'Its hash',
  anchor: 'Newest anchor',
  none: 'none yet',
  bundle: 'To give it away',
  unbroken: 'unbroken',
  given: 'all of this with its proof, for whoever has to verify it without us.',
  verify: 'Texts and the rest of the registry are checked by `sternway registry verify`.',
  noPlace: 'no place outside has it yet',
  covers: 'it covers all of this incident',
  coversNot: 'it does not cover the last events yet',
} as const;

export const unbrokenText = (events: number): string =>
  `Checked for this page: each of ${events} events joins the one before it.`;
export const chainBrokenText = (problem: { readonly version: number; readonly what: string }) =>
  `The chain of this incident is broken at event ${problem.version}: ${problem.what}. Run \`sternway registry verify\`, and keep the file of the registry as it is.`;
export const placeInRegistryText = (head: {
  readonly version: number;
  readonly position: number;
}) => `${head.version}, at position ${head.position} of the registry, recorded`;
export const signedText = (number: number): string => `number ${number}, signed`;
export const keptText = (places: readonly string[]): string => `kept by ${places.join(', ')}`;

const operators = {
  '==': 'is to be',
  '!=': 'is to be other than',
  '<': 'is to be less than',
  '<=': 'is to be at most',
  '>': 'is to be more than',
  '>=': 'is to be at least',
} as const satisfies Record<Reading['op'], string>;

const value = (of: Json): string => oneLine(typeof of === 'string' ? of : JSON.stringify(of), 200);

/** `failing 0.073, is to be at most 0.01`: what was read, and its limit. */
export const readingText = ({ name, actual, op, value: wanted }: Reading): string =>
  `${oneLine(name, 120)} ${actual === null ? 'without a value' : value(actual)}, ${operators[op]} ${value(wanted)}`;

/** `at most 1 %`; nothing where no line can be drawn for it. */
export function limitText({ op, value: wanted }: Reading): string | undefined {
  if (typeof wanted !== 'number' || op === '==' || op === '!=') return undefined;
  return `${operators[op].replace('is to be', 'wanted')} ${pointText(asPoint(wanted))}`;
}

const asPoint = (of: number): Pick<Point, 'value' | 'unit'> => ({
  value: of,
  unit: of > 0 && of < 1 ? 'share' : 'number',
});

const digits = 4;

/** `7.3 %`, `14`. */
export const pointText = ({ value: of, unit }: Pick<Point, 'value' | 'unit'>): string =>
  unit === 'share'
    ? `${Number((of * 100).toPrecision(digits))} %`
    : `${Number.isInteger(of) ? of : Number(of.toPrecision(digits))}`;

/** How a check asks: its kind, how often, and what it takes for its answer to count. */
export function specText({ kind, intervalMs, timeoutMs, soakMs, withinMs }: CheckSpec): string {
  const soak = soakMs > 0 ? `, and has to pass for ${sayDuration(soakMs)} without a break` : '';
  const within = withinMs > 0 ? `, with ${sayDuration(withinMs)} to come round` : '';
  return `It asks by ${kind} every ${sayDuration(intervalMs)}, for at most ${sayDuration(timeoutMs)} each time${soak}${within}.`;
}
