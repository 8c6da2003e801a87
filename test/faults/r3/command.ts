import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Control, caughtBy, controls } from './controls.ts';
import { faults } from './faults.ts';
import { tableOf } from './report.ts';
import { runR3 } from './run.ts';

const names = faults.map(({ name }) => name);

export const usageR3 = `R3  the faults of Slack: no command lost or done twice, no line missing or doubled, never a crash.
    --only     one fault, or several with commas: ${names.join(', ')}
    --seed     draws the same moments and counts again
    --control  takes one guard after the other away: 0 only when each is caught
               (${controls.join(', ')})
`;

const Words = z.object({
  seed: z.coerce.number().int().nonnegative(),
  only: z.array(z.enum(names, { error: `the faults are: ${names.join(', ')}` })).optional(),
  json: z.boolean().default(false),
  control: z.array(z.enum(controls)).optional(),
  // Guards are named with --control alone.
  others: z.tuple([], { error: 'what shall that be? A fault is named with --only' }),
});
type Words = z.infer<typeof Words>;

/** What was asked for; throws with what is wrong with it. */
export function wantedR3(args: readonly string[]): Words {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'boolean' },
      control: { type: 'boolean' },
    },
  });
  const guards = positionals.length > 0 ? positionals : [...controls];
  return Words.parse({
    ...values,
    others: values.control === true ? [] : positionals,
    only: values.only?.split(','),
    seed: values.seed ?? Math.floor(Math.random() * 1_000_000),
    control: values.control === true ? guards : undefined,
  });
}

const line = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

/** Runs R3; answers whether it holds, or whether each missing guard was caught. */
export async function commandR3({ seed, only, json, control }: Words): Promise<boolean> {
  if (control) return everyGuard(control, { seed, json });
  const report = await runR3({ seed, only, tell: json ? () => undefined : tell });
  if (json) line(JSON.stringify(report));
  else {
    for (const row of tableOf(report)) line(row);
    line(`seed ${seed}, ${report.seconds} s: ${report.holds ? 'holds' : 'BROKEN'}`);
  }
  return report.holds;
}

async function everyGuard(
  guards: readonly Control[],
  { seed, json }: Pick<Words, 'seed' | 'json'>,
): Promise<boolean> {
  let caught = true;
  for (const control of guards) {
    const { fault, count } = caughtBy[control];
    const report = await runR3({ seed, only: [fault], control, tell: () => undefined });
    const found = report[count] > 0;
    if (json) line(JSON.stringify({ control, caught: found, ...report }));
    else
      line(`${control}: ${found ? 'caught' : 'NOT CAUGHT'} by ${count} ${report[count]}, ${fault}`);
    caught &&= found;
  }
  return caught;
}
