import type { CheckKind } from './check-kind.ts';
import { command } from './kinds/command.ts';
import { http } from './kinds/http.ts';
import { migrationsSince } from './kinds/migrations-since.ts';
import { oldReadsNew } from './kinds/old-reads-new.ts';
import { sqlInvariant } from './kinds/sql-invariant.ts';
import { versionPairs } from './kinds/version-pairs.ts';
import { versionSkew } from './kinds/version-skew.ts';

/** Every kind of check there is. A new one is a file in kinds/, a line here, and its test. */
export const checkKinds: readonly CheckKind[] = [
  command,
  http,
  migrationsSince,
  oldReadsNew,
  sqlInvariant,
  versionPairs,
  versionSkew,
];
