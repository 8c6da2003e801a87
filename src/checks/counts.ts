import type { CountKind } from './check-kind.ts';
import { http } from './counts/http.ts';
import { sql } from './counts/sql.ts';

/** Every way to count an effect. A new one is a file in counts/, a line here, and its test. */
export const countKinds: readonly CountKind[] = [http, sql];
