import type { CountKind } from './check-kind.ts';
import { command } from './counts/command.ts';
import { csv } from './counts/csv.ts';
import { http } from './counts/http.ts';
import { sql } from './counts/sql.ts';

/** Every way to count something. A new one is a file in counts/, a line here, and its test. */
export const countKinds: readonly CountKind[] = [http, sql, command, csv];
