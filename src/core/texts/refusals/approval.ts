import type { Missing, Refusals } from '../../approval/refusals.ts';
import { worstMigration } from '../impact.ts';
import { notReachedText } from '../standing-approvals.ts';
import { incident, rollback, type Voice } from '../voice.ts';
import { clock, list, oneLine, people, person, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** `dba or approver (Dana), 0 of 1`. */
function missingText({ roles, people: able, given, min }: Missing, voice: Voice): string {
  const role = list(roles, 8, 'or');
  const names = able.length === 0 ? 'nobody can give it now' : people(able, voice);
  return `${roles.length === 0 ? names : `${role} (${names})`}, ${given} of ${min}`;
}

const unaffected = 'Nothing moved; stopping, planning and the record work as before';

/** Refusals about approvals. */
export const approvalRefusals: RefusalTexts<Refusals> = {
  ApprovalMissing: ({ plan, missing, ahead, harm }, voice) => {
    const able = [...new Set(missing.flatMap((one) => one.people))];
    const isOrphan = missing.some((one) => one.people.length === 0);
    return {
      reason: sentences(
        harm &&
          `Do not roll back: release ${oneLine(harm.release, 30)} carries ${worstMigration(harm.impact)}, and an approval does not make that right`,
        `${plan} does not go without approval, and it is missing from ${list(missing.map((one) => missingText(one, voice)))}`,
        ahead && notReachedText(ahead, voice),
        unaffected,
      ),
      lift: sentences(
        harm &&
          `Stop the damage instead: ${rollback(voice, harm.canContain ? 'switch contain <reason>' : 'switch fix-forward <reason>')}`,
        able.length === 0
          ? undefined
          : `They have been asked; ${list(
              able.map((one) => person(one, voice)),
              8,
              'or',
            )} approves with ${rollback(voice, `approve ${plan}`)}`,
        isOrphan
          ? `Give the role to somebody: ${incident(voice, 'assign <role> <@person>')}`
          : undefined,
        `Then go again: ${rollback(voice, `go ${plan}`)}`,
      ),
    };
  },
  ApprovalDenied: ({ plan, by, at }, voice) => ({
    reason: sentences(
      by === undefined || at === undefined
        ? `Nobody answered in time whether ${plan} may go, and for this plan silence means no`
        : `${person(by, voice)} said no to ${plan} at ${clock(at, voice)}`,
      unaffected,
    ),
    lift: sentences(
      by === undefined
        ? `Whoever was asked can still say yes: ${rollback(voice, `approve ${plan}`)}`
        : `${person(by, voice)} can still say yes: ${rollback(voice, `approve ${plan}`)}`,
      `Or make another plan: ${rollback(voice, 'plan <service>')}`,
    ),
  }),
  NotAnApprover: ({ plan, roles, people: able }, voice) => ({
    reason: sentences(
      `${plan} waits for somebody else${roles.length === 0 ? '' : `: ${list(roles, 8, 'or')}`}; your answer does not count there`,
      'Nothing has changed',
    ),
    lift: sentences(
      able.length === 0
        ? `Nobody can approve it now; the authority gives the role with ${incident(voice, 'assign <role> <@person>')}`
        : `${list(
            able.map((one) => person(one, voice)),
            8,
            'or',
          )} can: ${rollback(voice, `approve ${plan}`)}`,
      `What you think is heard as a note: ${incident(voice, 'note <text>')}`,
    ),
  }),
  OwnRequest: ({ plan, people: able }, voice) => ({
    reason: `${plan} needs two persons, and you are the first: you decide, so the second has to be somebody else. Two accounts of one person count once.`,
    lift: sentences(
      able.length === 0
        ? `Give somebody the role: ${incident(voice, 'assign dba <@person>')}`
        : `${list(
            able.map((one) => person(one, voice)),
            8,
            'or',
          )} can approve: ${rollback(voice, `approve ${plan}`)}`,
    ),
  }),
  NothingToApprove: ({ plan }, voice) => ({
    reason: `${plan} waits for nobody's approval now. Nothing has changed.`,
    lift: `What it waits for: ${rollback(voice, 'status')}. The authority decides on it with ${rollback(voice, `go ${plan}`)}.`,
  }),
};
