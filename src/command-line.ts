import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from './cli/main.ts';
import type { Chest, Found, Offline } from './cli/shell.ts';
import { terminalShell } from './cli/terminal.ts';
import { systemClock as clock } from './clock.ts';

/**
 * Composition root of the command `sternway`: what it can do without a running process needs adapters, and the folder
 * `cli` may not know them. They are loaded when they are needed, so that a plain order does not wait for them.
 */
const offline: Offline = {
  openRegistry: async (dataFolder) => {
    const file = join(dataFolder, 'registry.sqlite');
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    return isThere ? openChest(file) : undefined;
  },
  lint,
  start: async () => {
    // `main.ts` reads its own options from what is left.
    process.argv.splice(2, 1);
    await import('./main.ts');
  },
};

async function openChest(file: string): Promise<Chest> {
  const { openSqliteRegistry } = await import('./registry/sqlite/open.ts');
  const { exportEvents } = await import('./registry/export.ts');
  const { rebuild } = await import('./app/rebuild.ts');
  const registry = await openSqliteRegistry({ file, clock });
  return {
    registry,
    exportEvents: () => exportEvents(registry),
    rebuild: () => rebuild(registry),
    [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose](),
  };
}

async function lint(file: string): Promise<readonly Found[]> {
  const { readText } = await import('./written/read-text.ts');
  const { lintPlaybook } = await import('./playbooks/read.ts');
  const { stepKinds } = await import('./steps/kinds.ts');
  const { checkKinds } = await import('./checks/kinds.ts');
  const text = await readText(file);
  return text.ok
    ? lintPlaybook(file, text.value, { steps: stepKinds, checks: checkKinds })
    : text.error.map((problem) => ({ ...problem, severity: 'error' }));
}

/** Runs the command line of this process. */
export async function run(): Promise<void> {
  const exit = await main(terminalShell(process, { clock, offline }));
  // A process that ended badly has said so itself.
  if (exit !== 0) process.exitCode = exit;
}
