import { createRequire } from 'node:module';

/**
 * Drizzle in its CommonJS form: as ES modules it costs half a second and 250 MB at every start. This is the only file
 * that loads it; types come from the package as usual.
 */
const require = createRequire(import.meta.url);

export const orm: typeof import('drizzle-orm') = require('drizzle-orm');
export const sqliteCore: typeof import('drizzle-orm/sqlite-core') =
  require('drizzle-orm/sqlite-core');
export const sqliteDriver: typeof import('drizzle-orm/better-sqlite3') =
  require('drizzle-orm/better-sqlite3');
