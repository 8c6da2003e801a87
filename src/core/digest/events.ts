import { Instant } from '../ids.ts';
import { stored } from '../stored.ts';

/** A week was over, and its figures are told: from `since`, before `until`. */
const WeekEnded = stored('WeekEnded', { since: Instant, until: Instant });

export const digestEvents = [WeekEnded] as const;
