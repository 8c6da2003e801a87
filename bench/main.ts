import { parseArgs } from 'node:util';
import type { Figure } from './lib/figures.ts';

/** Each benchmark is loaded only when it is asked for: nobody measures with the code of another in memory. */
const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  B2: async () => (await import('./b2.ts')).b2(),
  B3: async () => (await import('./b3.ts')).b3(),
  B6: async () => (await import('./b6.ts')).b6(),
  B7: async () => (await import('./b7.ts')).b7(),
};

const ids = Object.keys(benches);
const usage = `npm run bench -- [${ids.join(' ')}] [--json]

B2  from a decision to its first step durably started
B3  durable steps per second
B6  timeline and report of 10,000 events
B7  boot to ready, and idle memory
`;

const line = (text: string): void => void process.stdout.write(`${text}\n`);

function wanted(): { readonly chosen: readonly string[]; readonly json: boolean } | string {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const unknown = positionals.filter((id) => benches[id.toUpperCase()] === undefined);
    if (unknown.length > 0)
      return `There is no benchmark ${unknown.join(', ')}; there are ${ids.join(', ')}.`;
    const chosen = positionals.length > 0 ? positionals.map((id) => id.toUpperCase()) : ids;
    return { chosen, json: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const verdict = ({ holds }: Figure): string =>
  holds === null ? 'not judged' : holds ? 'holds' : 'DOES NOT HOLD';

function print(figure: Figure, json: boolean): void {
  if (json) return line(JSON.stringify(figure));
  const { id, of, p50, p99, unit, reference, ratio, budget, note } = figure;
  line(`${id}  ${of}: p50 ${p50} ${unit}, p99 ${p99} ${unit}   ${verdict(figure)} (${budget})`);
  line(`    reference: ${reference.name}, p50 ${reference.p50} ${unit}; ratio ${ratio}`);
  if (note !== undefined) line(`    ${note}`);
}

async function main(chosen: readonly string[], json: boolean): Promise<boolean> {
  let holds = true;
  for (const id of chosen) {
    for (const figure of (await benches[id]?.()) ?? []) {
      print(figure, json);
      holds &&= figure.holds !== false;
    }
  }
  return holds;
}

const words = wanted();
if (typeof words === 'string') {
  process.stderr.write(`${words}\n\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = (await main(words.chosen, words.json)) ? 0 : 1;
}
