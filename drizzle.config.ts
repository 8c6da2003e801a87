import { defineConfig } from 'drizzle-kit';

/** For `drizzle-kit studio` and `drizzle-kit export`. Migrations are written by hand: each says why it is. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/registry/sqlite/schema.ts',
  out: './migrations/sqlite',
  dbCredentials: { url: './data/registry.db' },
});
