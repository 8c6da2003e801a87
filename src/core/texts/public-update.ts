import type { Instant } from '../ids.ts';
import type { Rung } from '../incident/ladder.ts';
import type { Finding, NotTakenCode, Stage } from '../public-updates/shapes.ts';
import type { Voice } from './voice.ts';
import { clock } from './words.ts';

/** What became of an update and when; the clock is that of its day. */
export const resultText = (said: string, at: Instant, voice: Voice): string =>
  `${said} At ${clock(at, { ...voice, now: at })}.`;

/** How a stage is called in a sentence. */
export const stageName = {
  investigating: 'investigating',
  identified: 'identified',
  monitoring: 'monitoring',
  resolved: 'resolved',
} as const satisfies Record<Stage, string>;

/** With what a text begins that nobody wrote: what is known to be so at this stage, and no more. */
export const stageText = {
  investigating:
    'Some of our users have a problem at the moment. We are looking into it and say more as soon as we know more.',
  identified: 'We know more about the problem that some of our users have, and are working on it.',
  monitoring:
    'The problem that some of our users had has stopped. We are watching whether it lasts.',
  resolved: 'The problem that some of our users had is solved. We are sorry for the trouble.',
} as const satisfies Record<Stage, string>;

/** What is pointed at before somebody approves. */
export const findingsText = {
  blame: 'Look again: it blames somebody, or says who should have done what.',
  person: 'Look again: it names a person.',
  secret: 'Look again: what looked like a secret was taken out, and stands there as [secret].',
  internal: 'Look again: it has words that only we know, such as an id, a target or an address.',
} as const satisfies Record<Finding, string>;

/** The record has not come as far as the text says. */
export const saysMoreText = (stage: Stage, rung: Rung): string =>
  `Look again: it says ${stageName[stage]}, and the record says ${rung}.`;

/** Why the status page has not taken it. */
export const wentWrong = {
  Unauthorized: 'it does not take our secret; set it anew',
  Forbidden: 'it does not let us write; allow it there',
  NotFound: 'there is nothing at its address; mend the secret that holds the address',
  Invalid: 'it does not understand what we send; the log of Sternway says what it answered',
  SecretMissing: 'a secret that the configuration names for it is not set; set it',
  Busy: 'it takes no more for now',
  Unreachable: 'it does not answer, so nobody knows whether it has it',
  Unclear: 'its answer says nothing that we know',
  Gone: 'its address is gone for good; mend the secret that holds the address',
  TooLate: 'it was approved more than 30 minutes ago, and may be wrong by now; read it again',
  NoPage: 'the configuration names no status page any more',
  Erased: 'its words were erased; draft another one',
} as const satisfies Record<NotTakenCode, string>;
