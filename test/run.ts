import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * `npm test`: all projects, then one plain closing line counted from the runner's own reports. Without Debian's programs
 * the tests that need them are skipped and said; with CI=true a skip is a failure, and so is a line of the core that no
 * specification reaches.
 */

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
});

const isCi = process.env['CI'] === 'true';
const asked = process.argv.slice(2);
const coverage = ['--project', 'unit', '--coverage'];
const parts = isCi && asked.length === 0 ? [coverage, ['--project', '!unit']] : [asked];
const ran: Ran[] = [];
for (const part of parts) ran.push(await vitest(part));

const sum = (count: (one: Ran) => number): number => ran.reduce((all, one) => all + count(one), 0);
const passed = sum(({ report }) => report.numPassedTests);
const failed = sum(({ report }) => report.numFailedTests);
const skipped = sum(({ report }) => report.numPendingTests + report.numTodoTests);
const skipFails = isCi && skipped > 0;
if (skipFails) process.stderr.write('CI=true: a test that was skipped counts as failed.\n');
process.stdout.write(
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
const isGreen = ran.every(({ code, report }) => code === 0 && report.success);
process.exitCode = isGreen && !skipFails && passed > 0 ? 0 : 1;

type Ran = { readonly code: number; readonly report: z.infer<typeof Report> };

/** Runs vitest with what was asked for besides. */
async function vitest(options: readonly string[]): Promise<Ran> {
  const directory = mkdtempSync(join(tmpdir(), 'sternway-test-'));
  const file = join(directory, 'report.json');
  const told = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const env = { ...process.env, TEST_CASES: 'many' };
  const words = ['--no-install', 'vitest', 'run', ...told, ...options];
  const child = spawn('npx', words, { stdio: 'inherit', env });
  const code = await new Promise<number>((resolve) => {
    child.once('exit', (exit) => resolve(exit ?? 1));
  });
  const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  rmSync(directory, { recursive: true, force: true });
  return { code, report };
}
