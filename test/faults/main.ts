import { parseArgs } from 'node:util';
import { z } from 'zod';
import { caughtBy, controls } from './r1/controls.ts';
import type { Report } from './r1/report.ts';
import { runR1 } from './r1/run.ts';
import { commandR3, usageR3, wantedR3 } from './r3/command.ts';
import { commandR4, usageR4, wantedR4 } from './r4/command.ts';

const usage = `npm run faults -- R1 [--kills N] [--seed S] [--queue memory|redis] [--json]
npm run faults -- R3 [--only fault,…] [--seed S] [--json]
npm run faults -- R4 [--seeds N] [--seed S] [--seconds N] [--json]
npm run faults -- R1|R3|R4 --control [guard] …

R1  kill -9 at random moments: nothing acknowledged is lost, nothing is done twice.
    --kills    how often the bot is killed (60)
    --seed     draws the same playbooks, moments and choices again
    --queue    the wire: in memory, or a private Redis (memory)
    --control  takes one guard after the other away: 0 only when each is caught
               (${controls.join(', ')})
${usageR3}${usageR4}`;

const exist = 'the fault tests that exist are: R1, R3, R4';
const Words = z.object({
  ids: z.tuple([z.literal('R1', { error: exist })], { error: exist }),
  kills: z.coerce.number().int().min(0).max(100_000).default(60),
  seed: z.coerce.number().int().nonnegative(),
  queue: z.enum(['memory', 'redis']).default('memory'),
  json: z.boolean().default(false),
  control: z.array(z.enum(controls)).optional(),
});
type Words = z.infer<typeof Words>;

/** What was asked for; throws with what is wrong with it. */
function wanted(args: readonly string[]): Words {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kills: { type: 'string' },
      seed: { type: 'string' },
      queue: { type: 'string' },
      json: { type: 'boolean' },
      control: { type: 'boolean' },
    },
  });
  const [id, ...named] = positionals;
  const random = Math.floor(Math.random() * 1_000_000);
  const guards = named.length > 0 ? named : [...controls];
  return Words.parse({
    ...values,
    ids: values.control === true ? [id] : positionals,
    seed: values.seed ?? random,
    control: values.control === true ? guards : undefined,
  });
}

const line = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

function print(report: object, json: boolean): void {
  if (json) return line(JSON.stringify(report));
  for (const [name, value] of Object.entries(report)) line(`${name.padEnd(14)}${String(value)}`);
}

async function main({ kills, seed, queue, json, control }: Words): Promise<boolean> {
  const common = { kills, seed, queue, tell: json ? () => undefined : tell };
  if (!control) {
    const report = await runR1({ ...common, control: undefined });
    print(report, json);
    return report.holds;
  }
  let caught = true;
  for (const guard of control) {
    const report: Report = await runR1({ ...common, control: guard });
    const found = report[caughtBy[guard]] > 0;
    print({ control: guard, caught: found, ...report }, json);
    caught &&= found;
  }
  return caught;
}

type Run = () => Promise<boolean>;

/** What the words ask for; throws with what is wrong with them. */
function runOf(args: readonly string[]): Run {
  const [id, ...rest] = args;
  if (id === 'R3') {
    const words = wantedR3(rest);
    return () => commandR3(words);
  }
  if (id === 'R4') {
    const words = wantedR4(rest);
    return () => commandR4(words);
  }
  const words = wanted(args);
  return () => main(words);
}

function read(args: readonly string[]): Run | undefined {
  try {
    return runOf(args);
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    tell(`${problem}\n\n${usage}`);
    return undefined;
  }
}

const run = read(process.argv.slice(2));
process.exitCode = run ? ((await run()) ? 0 : 1) : 2;
