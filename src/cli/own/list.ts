import { backup } from './backup.ts';
import { doctor } from './doctor.ts';
import { follow } from './follow.ts';
import { init } from './init.ts';
import { manifest } from './manifest.ts';
import { migrate } from './migrate.ts';
import type { Own } from './own.ts';
import { playbook } from './playbook.ts';
import { registry } from './registry.ts';
import { restore } from './restore.ts';
import { start } from './start.ts';
import { token } from './token.ts';

/** All words of the command line's own, in the order in which help shows them. */
export const owns: readonly Own[] = [
  init,
  start,
  doctor,
  follow,
  playbook,
  manifest,
  migrate,
  backup,
  restore,
  registry,
  token,
];
