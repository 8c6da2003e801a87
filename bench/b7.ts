import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { type Figure, figureOf } from './lib/figures.ts';
import { ownFolder } from './lib/folder.ts';

const boots = 15;
/** So long after it is ready what was needed for the start alone has been given back. */
const idleMs = 1_500;

const ours = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const bare = fileURLToPath(new URL('./lib/bare-server.ts', import.meta.url));
const bareName = 'a bare Node HTTP server';
const note = 'The reference becomes a Bolt app that does nothing as soon as there is a Slack side.';

/** From the start of the process to ready, and what it holds in memory when nothing happens: in the default mode. */
export async function b7(): Promise<readonly Figure[]> {
  await using folder = await ownFolder();
  const env = await environment(folder.path);
  const own: Boot[] = [];
  const theirs: Boot[] = [];
  for (let index = 0; index < boots; index += 1) {
    own.push(await boot(ours, env));
    theirs.push(await boot(bare, env));
  }
  const column = (name: keyof Boot) => ({
    samples: own.map((one) => one[name]),
    reference: { name: bareName, samples: theirs.map((one) => one[name]) },
  });
  return [
    figureOf({
      id: 'B7',
      of: 'boot to ready',
      unit: 'ms',
      ...column('readyMs'),
      budget: '< 1 s',
      within: ({ p50 }) => p50 < 1_000,
      note,
    }),
    figureOf({
      id: 'B7',
      of: 'idle memory',
      unit: 'MB',
      ...column('idleMb'),
      budget: '< 150 MB',
      within: ({ p99 }) => p99 < 150,
      note,
    }),
  ];
}

type Boot = { readonly readyMs: number; readonly idleMb: number };

async function boot(program: string, env: NodeJS.ProcessEnv): Promise<Boot> {
  const began = performance.now();
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  try {
    await Promise.race([
      ready(child),
      gone.then(() => Promise.reject(new Error(`${program} ended`))),
    ]);
    const readyMs = performance.now() - began;
    await wait(idleMs);
    return { readyMs, idleMb: await residentMb(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

function ready({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (stdout)
      createInterface({ input: stdout }).on(
        'line',
        (line) => line.includes('is ready') && resolve(),
      );
  });
}

/** Pages of this process in memory, those shared with others included, in 10^6 bytes. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmRSS:\s+(?<kb>\d+) kB$/mu.exec(status)?.groups?.['kb']) * 1_024) / 1e6;
}

async function environment(folder: string): Promise<NodeJS.ProcessEnv> {
  const configuration = join(folder, 'sternway.yaml');
  const written = {
    version: 1,
    environments: { prod: { protected: true } },
    people: { ann: {} },
    services: {
      checkout: {
        owner: 'crew',
        environments: ['prod'],
        authority: { roster: ['ann'], max_wait: '5m' },
        objectives: { mitigate: '5m', recover: '30m' },
      },
    },
  };
  await writeFile(configuration, stringify(written));
  return {
    PATH: process.env['PATH'],
    STERNWAY_CONFIG: configuration,
    STERNWAY_PLAYBOOKS: folder,
    STERNWAY_DATA: join(folder, 'data'),
    LOG_LEVEL: 'warn',
    PORT: '0',
  };
}
