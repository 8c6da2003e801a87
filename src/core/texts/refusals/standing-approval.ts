import type { Refusals } from '../../standing-approval/refusals.ts';
import { reasonText } from '../impact.ts';
import { shapeText, signText } from '../standing-approvals.ts';
import { release, rollback } from '../voice.ts';
import { list, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about what is agreed to ahead. */
export const standingApprovalRefusals: RefusalTexts<Refusals> = {
  NotForAhead: ({ target, data, why }, voice) => ({
    reason: sentences(
      `Going back on ${target} is not a standard change now, so it cannot be approved ahead: ${list(
        [...(data === 'none' ? [] : [`its data impact is ${data}`]), ...why.map(reasonText)],
      )}`,
      'Nothing was signed',
    ),
    lift: sentences(
      data === 'unknown'
        ? `Say what its releases carried: ${release(voice, `register ${target} <release> --commit <commit> --migration none`)}`
        : undefined,
      `In an incident its plan is approved on its own: ${rollback(voice, 'approve')}`,
    ),
  }),
  ShapeStale: ({ target, shape, days }, voice) => ({
    reason: `What you signed is not what would be carried out on ${target} now: the playbook or the configuration was changed since it was shown. Nothing was signed.`,
    lift: `What you would approve now: ${shapeText(shape)}. Sign that: ${signText({ target, shape, days }, voice)}.`,
  }),
  NothingAhead: ({ target }, voice) => ({
    reason: `Nothing that was approved ahead counts on ${target}, so there is nothing to revoke.`,
    lift: `What is approved ahead where: ${rollback(voice, 'where')}. A plan that waits in an incident is denied with ${rollback(voice, 'deny <plan> <reason>')}.`,
  }),
};
