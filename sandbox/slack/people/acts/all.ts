import type { Act } from '../act.ts';
import { archive } from './archive.ts';
import { create } from './create.ts';
import { dismiss } from './dismiss.ts';
import { edit } from './edit.ts';
import { erase } from './erase.ts';
import { home } from './home.ts';
import { invite } from './invite.ts';
import { join } from './join.ts';
import { kick } from './kick.ts';
import { leave } from './leave.ts';
import { options } from './options.ts';
import { pin } from './pin.ts';
import { press } from './press.ts';
import { react } from './react.ts';
import { read } from './read.ts';
import { say } from './say.ts';
import { shortcut } from './shortcut.ts';
import { submit } from './submit.ts';
import { unarchive } from './unarchive.ts';
import { unpin } from './unpin.ts';
import { unreact } from './unreact.ts';

/** Everything that a person can do. */
export const acts: readonly Act[] = [
  say,
  edit,
  erase,
  press,
  submit,
  dismiss,
  options,
  shortcut,
  react,
  unreact,
  pin,
  unpin,
  home,
  join,
  leave,
  kick,
  invite,
  archive,
  unarchive,
  create,
  read,
];
