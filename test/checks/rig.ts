import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Measurement, Question } from '../../src/app/ports/kinds.ts';
import type { CheckSettings } from '../../src/checks/asker.ts';
import { checkMeasurer } from '../../src/checks/check-measurer.ts';
import { checkKinds } from '../../src/checks/kinds.ts';
import { CheckSpec } from '../../src/core/plan/plan.ts';
import { inherited } from '../../src/lib/program/with.ts';

export const settings: CheckSettings = {
  inherited: inherited(process.env),
  allow: ['127.0.0.1:*'],
  graceMs: 200,
};

export const check = (kind: string, given: CheckSpec['with']): CheckSpec =>
  CheckSpec.parse({
    id: 'one',
    kind,
    with: given,
    intervalMs: 1_000,
    timeoutMs: 5_000,
    soakMs: 0,
    initialDelayMs: 0,
    withinMs: 0,
    failureLimit: 0,
    inconclusiveLimit: 0,
    errorLimit: 0,
    secrets: [],
  });

export const question = (some: Partial<Question> = {}): Question => ({
  signal: AbortSignal.timeout(15_000),
  secrets: {},
  ...some,
});

export const measure = (
  kind: string,
  given: CheckSpec['with'],
  some: Partial<Question> = {},
): Promise<Measurement> => checkMeasurer(checkKinds, settings)(check(kind, given), question(some));

/** A SQLite file with this content, gone afterwards. */
export function database(
  sql: string,
): Disposable & { readonly dsn: string; readonly file: string } {
  const directory = mkdtempSync(join(tmpdir(), 'sternway-checks-'));
  const file = join(directory, 'shop.db');
  const db = new Database(file);
  db.exec(sql);
  db.close();
  return {
    dsn: `sqlite:${file}`,
    file,
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
}
