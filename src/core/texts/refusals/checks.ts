import type { Refusals } from '../../checks/refusals.ts';
import { incident } from '../voice.ts';
import { list, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about checks and residuals. */
export const checkRefusals: RefusalTexts<Refusals> = {
  UnknownCheck: ({ said, checks, nearest }, voice) => ({
    reason: `No check is called ${quoted(said)} here. Nothing was waived.`,
    lift: sentences(
      nearest === undefined ? undefined : `The nearest is ${nearest}`,
      checks.length === 0 ? 'Nothing can be waived now' : `Checks: ${list(checks, 12)}`,
      `${incident(voice, 'check')} shows what each says`,
    ),
  }),
  UnknownResidual: ({ said, residuals }, voice) => ({
    reason: `Nothing that is left over is called ${quoted(said)}. Nothing was closed.`,
    lift: sentences(
      residuals.length === 0
        ? 'Nothing is open'
        : `Open: ${list(residuals, 12)}. For example ${incident(voice, `residual ${residuals[0]} done <evidence>`)}`,
      `${incident(voice, 'status')} shows what is open and who owns it`,
    ),
  }),
  ResidualsOpen: ({ residuals }, voice) => ({
    reason: `Work is left over: ${list(residuals, 12)}. Closing would lose it, so the incident stays open.`,
    lift: `Its owner or the authority closes each with ${incident(voice, `residual ${residuals[0] ?? '<id>'} done <evidence>`)}; the authority may give one up by name with ${incident(voice, `residual ${residuals[0] ?? '<id>'} waive <evidence>`)}.`,
  }),
};
