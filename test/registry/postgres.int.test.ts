import { afterAll, beforeAll, describe } from 'vitest';
import { havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { registryContract } from './contract.ts';
import { entriesContract } from './entries-contract.ts';
import { postgresRig } from './postgres-rig.ts';

describe.skipIf(!havePostgres())('on PostgreSQL', () => {
  let server: PrivatePostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => server[Symbol.asyncDispose]());

  registryContract('the registry', () => postgresRig(server), {
    events: ['position', 'stream', 'version', 'hash', 'body'],
    texts: ['position', 'name', 'salt', 'text'],
  });
  entriesContract('the registry', () => postgresRig(server));
});
