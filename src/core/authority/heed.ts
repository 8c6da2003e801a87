import type { Heeder } from '../heed.ts';

const handoverLapses: Heeder<'handoverLapses'> = ({ to }, { rung, offer }, at) =>
  rung !== 'closed' && offer?.to === to && at >= offer.until
    ? [{ type: 'HandoverLapsed', to }]
    : [];

const breakGlassEnds: Heeder<'breakGlassEnds'> = ({ by }, { rung, glass }, at) =>
  rung !== 'closed' && glass?.by === by && at >= glass.until
    ? [{ type: 'BreakGlassEnded', by }]
    : [];

const commandClaimLapses: Heeder<'commandClaimLapses'> = ({ by }, { rung, claim }, at) =>
  rung !== 'closed' && claim?.by === by && at >= claim.until
    ? [{ type: 'CommandClaimLapsed', by }]
    : [];

/** What the timer says about who decides. */
export const authorityHeeders = { handoverLapses, breakGlassEnds, commandClaimLapses };
