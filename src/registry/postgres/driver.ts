import { createRequire } from 'node:module';

/** The part of drizzle that speaks to PostgreSQL, in its CommonJS form (see `../orm.ts`), and the client below it. */
const require = createRequire(import.meta.url);

export const pgCore: typeof import('drizzle-orm/pg-core') = require('drizzle-orm/pg-core');
export const pgDriver: typeof import('drizzle-orm/node-postgres') =
  require('drizzle-orm/node-postgres');
export const pg: typeof import('pg') = require('pg');
