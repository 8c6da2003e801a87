import { access } from 'node:fs/promises';
import type { Problem } from './app/ports/playbooks.ts';
import type { Registry } from './app/ports/registry.ts';
import { main } from './cli/main.ts';
import type { Chest, Found, MadeManifest, Offline, WantedManifest } from './cli/shell.ts';
import { terminalShell } from './cli/terminal.ts';
import { systemClock as clock } from './clock.ts';
import { type Commands, usualCommands } from './core/texts/voice.ts';
import { ok, type Result } from './lib/result.ts';

/**
 * Composition root of the command `sternway`: what it can do without a running process needs adapters, and the folder
 * `cli` may not know them. They are loaded when they are needed, so that a plain order does not wait for them.
 */
const offline: Offline = {
  openRegistry: async (kept) => {
    const { openRegistry, registryFile } = await import('./open-registry.ts');
    const isNone = kept.database === undefined && !(await isThere(registryFile(kept.data)));
    return isNone ? undefined : openChest(await openRegistry(kept), kept.data);
  },
  migrate: async (kept, role) => {
    const { migrateRegistry } = await import('./open-registry.ts');
    return migrateRegistry(kept, role);
  },
  restore: async (kept, pieces) => {
    const { restoreRegistry } = await import('./restore.ts');
    return restoreRegistry(kept, pieces);
  },
  signingKey: async (folder, rotate) => {
    if (!(await isThere(folder))) return undefined;
    const { keptKeys, rotateKey } = await import('./anchors/key.ts');
    return rotate ? rotateKey(folder) : (await keptKeys(folder)).key;
  },
  lint,
  manifest,
  examine: async () => {
    const { examineAlone } = await import('./doctor/alone.ts');
    return examineAlone(process.env);
  },
  propose: async (wanted) => {
    const { proposeFiles } = await import('./first-files.ts');
    return proposeFiles(wanted, process.env);
  },
  start: async () => {
    // `main.ts` reads its own options from what is left.
    process.argv.splice(2, 1);
    await import('./main.ts');
  },
};

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function openChest(registry: Registry, folder: string): Promise<Chest> {
  const { exportEvents } = await import('./registry/export.ts');
  const { verifyRecord } = await import('./app/proof/verify-record.ts');
  const { rebuild } = await import('./app/registry/rebuild.ts');
  const { openIncidents } = await import('./app/incidents.ts');
  const { replayAll } = await import('./erase-again.ts');
  return {
    registry,
    // Places outside are asked by the running process, which knows them.
    verify: () => verifyRecord({ registry, places: [], signal: new AbortController().signal }),
    exportEvents: (part) => exportEvents(registry, part),
    rebuild: () => rebuild(registry),
    replay: () => replayAll({ registry, incidents: openIncidents(registry), clock, folder }),
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

async function manifest({
  file,
  mustExist,
  http,
}: WantedManifest): Promise<Result<MadeManifest, readonly Problem[]>> {
  const { manifest: make } = await import('./slack/manifest/manifest.ts');
  const { manifestText } = await import('./slack/manifest/text.ts');
  const isRead = mustExist || (await isThere(file));
  const names = isRead ? await commandNames(file) : ok(usualCommands);
  if (!names.ok) return names;
  const way = http === undefined ? {} : { http };
  const from = isRead
    ? `with the names of commands from ${file}`
    : 'with the usual names of commands';
  const comments = [`Sternway as an app in Slack, ${from}. See docs/slack.md.`];
  return ok({ manifest: make(names.value, way), text: manifestText(names.value, way, comments) });
}

async function commandNames(file: string): Promise<Result<Commands, readonly Problem[]>> {
  const { readText } = await import('./written/read-text.ts');
  const { readConfiguration } = await import('./configuration/read.ts');
  const { checkKinds } = await import('./checks/kinds.ts');
  const { countKinds } = await import('./checks/counts.ts');
  const text = await readText(file);
  if (!text.ok) return text;
  const read = readConfiguration(file, text.value, { checks: checkKinds, counts: countKinds });
  return read.ok ? ok(read.value.commands) : read;
}

/** Runs the command line of this process. */
export async function run(): Promise<void> {
  const exit = await main(terminalShell(process, { clock, offline }));
  // A process that ended badly has said so itself.
  if (exit !== 0) process.exitCode = exit;
}
