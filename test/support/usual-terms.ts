import type { Configuration } from '../../src/app/ports/configuration.ts';

/** The terms and severities of a configuration that says nothing about them. */
export const usualTerms: Pick<Configuration, 'terms' | 'severities'> = {
  terms: {
    confirmMs: 60_000,
    declinedMs: 1_800_000,
    handoverMs: 300_000,
    approvalMs: 3_600_000,
    breakGlassMs: 1_800_000,
    autoOffMaxMs: 14_400_000,
    ackRemindMs: 300_000,
    ackEscalateMs: 600_000,
    maxWaitMs: 300_000,
  },
  severities: {
    sev1: { reportEveryMs: 1_800_000, closeNeedsReport: true },
    sev2: { reportEveryMs: 3_600_000, closeNeedsReport: true },
    sev3: { reportEveryMs: undefined, closeNeedsReport: false },
    sev4: { reportEveryMs: undefined, closeNeedsReport: false },
    sev5: { reportEveryMs: undefined, closeNeedsReport: false },
  },
};
