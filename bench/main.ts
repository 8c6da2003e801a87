import { parseArgs } from 'node:util';
import type { Figure } from './lib/figures.ts';
import { machineNow, sayMachine } from './lib/machine.ts';
import { tableOf, verdictOf } from './lib/table.ts';

type How = { readonly events: number };

/** Each benchmark is loaded only when it is asked for: nobody measures with the code of another in memory. */
const benches: Readonly<Record<string, (how: How) => Promise<readonly Figure[]>>> = {
  B2: async () => (await import('./b2.ts')).b2(),
  B3: async () => (await import('./b3.ts')).b3(),
  B5: async ({ events }) => (await import('./b5.ts')).b5(events),
  B6: async () => (await import('./b6.ts')).b6(),
  B7: async () => (await import('./b7.ts')).b7(),
};

const ids = Object.keys(benches);
const usage = `npm run bench -- [${ids.join(' ')}] [--json] [--events 1000000]

B2  from a decision to its first step durably started
B3  durable steps per second
B5  a long record: append, search, ready, verify, export (100000 events; --events for more)
B6  timeline and report of 10,000 events
B7  boot to ready, and idle memory
`;

const line = (text: string): void => void process.stdout.write(`${text}\n`);

type Wanted = How & { readonly chosen: readonly string[]; readonly json: boolean };

function wanted(): Wanted | string {
  try {
    const options = {
      json: { type: 'boolean', default: false },
      events: { type: 'string', default: '100000' },
    } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const unknown = positionals.filter((id) => benches[id.toUpperCase()] === undefined);
    if (unknown.length > 0)
      return `There is no benchmark ${unknown.join(', ')}; there are ${ids.join(', ')}.`;
    const chosen = positionals.length > 0 ? positionals.map((id) => id.toUpperCase()) : ids;
    const events = Number(values.events);
    if (!(Number.isInteger(events) && events >= 1_000 && events <= 5_000_000))
      return '--events takes a number from 1000 to 5000000.';
    return { chosen, json: values.json, events };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A figure as soon as it is there; `load` says beside how much else it was measured. */
function print(figure: Figure, json: boolean): void {
  const machine = machineNow();
  if (json) return line(JSON.stringify({ ...figure, machine }));
  const { id, of, p50, p99, unit, reference, budget, note, ratio } = figure;
  line(`${id}  ${of}: p50 ${p50} ${unit}, p99 ${p99} ${unit}   ${verdictOf(figure)} (${budget})`);
  line(
    `    reference: ${reference.name}, p50 ${reference.p50} ${unit}, p99 ${reference.p99} ${unit}; ratio ${ratio}; load ${machine.load}`,
  );
  if (note !== undefined) line(`    ${note}`);
}

async function main({ chosen, json, events }: Wanted): Promise<boolean> {
  const figures: Figure[] = [];
  if (!json) line(`${sayMachine(machineNow())}\n`);
  for (const id of chosen) {
    for (const figure of (await benches[id]?.({ events })) ?? []) {
      print(figure, json);
      figures.push(figure);
    }
  }
  if (!json) line(`\n${tableOf(figures)}\n\n${sayMachine(machineNow())}`);
  return figures.every(({ holds }) => holds !== false);
}

const words = wanted();
if (typeof words === 'string') {
  process.stderr.write(`${words}\n\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = (await main(words)) ? 0 : 1;
}
