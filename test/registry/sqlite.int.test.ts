import { registryContract } from './contract.ts';
import { entriesContract } from './entries-contract.ts';
import { sqliteRig } from './sqlite-rig.ts';

registryContract('SQLite', sqliteRig, {
  events: ['position', 'stream', 'version', 'hash', 'body'],
  texts: ['position', 'name', 'salt', 'text'],
});
entriesContract('SQLite', sqliteRig);
