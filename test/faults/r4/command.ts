import { parseArgs } from 'node:util';
import { z } from 'zod';
import { controlNames, isControl } from './controls.ts';
import { runR4 } from './run.ts';

export const usageR4 = `R4  several simulated processes, one seed a story: scheduler, wire, world and crashes are drawn.
    --seeds    how many stories (10000; 1 where --seed is given)
    --seed     the first story; the same seed is the same story
    --seconds  no new story begins after so long
    --control  takes one guard after the other away: 0 only when each is caught
               (${controlNames.join(', ')})
`;

const Guard = z.string().refine(isControl, { error: `the guards are: ${controlNames.join(', ')}` });

const Words = z.object({
  seeds: z.coerce.number().int().positive().max(10_000_000),
  seed: z.coerce.number().int().nonnegative(),
  seconds: z.coerce.number().positive().optional(),
  json: z.boolean().default(false),
  control: z.array(Guard).optional(),
  others: z.tuple([], { error: 'what shall that be? A guard is named with --control' }),
});
type Words = z.infer<typeof Words>;

const manyStories = 10_000;
/** A guard that is not missed in so many stories is not caught. */
const storiesWithoutGuard = 1_000;

/** What was asked for; throws with what is wrong with it. */
export function wantedR4(args: readonly string[]): Words {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      seconds: { type: 'string' },
      json: { type: 'boolean' },
      control: { type: 'boolean' },
    },
  });
  const without = values.control === true;
  const usual = without ? storiesWithoutGuard : values.seed === undefined ? manyStories : 1;
  return Words.parse({
    ...values,
    seeds: values.seeds ?? usual,
    seed: values.seed ?? Math.floor(Math.random() * 1_000_000),
    others: without ? [] : positionals,
    control: without ? (positionals.length > 0 ? positionals : controlNames) : undefined,
  });
}

const line = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

function print(report: object, json: boolean): void {
  if (json) return line(JSON.stringify(report));
  for (const [name, value] of Object.entries(report)) {
    if (value !== undefined) line(`${name.padEnd(18)}${String(value)}`);
  }
}

/** Runs R4; answers whether it holds, or whether each missing guard was caught. */
export async function commandR4({ control, json, ...words }: Words): Promise<boolean> {
  const options = { ...words, tell: json ? () => undefined : tell };
  if (control === undefined) {
    const report = await runR4(options);
    print(report, json);
    return report.holds;
  }
  let all = true;
  for (const guard of control) {
    const report = await runR4({ ...options, control: guard, tell: () => undefined });
    const { caught } = report;
    if (json) print(report, json);
    else line(`${guard}: ${caught === undefined ? 'NOT CAUGHT' : `caught by ${caught}`}`);
    all &&= caught !== undefined;
  }
  return all;
}
