/** A repeated delivery within this time is still known; Slack gives up within an hour. */
export const keptMs = 24 * 3_600_000;

/** What nobody has finished by then, because Slack was turned off meanwhile, holds people's words for nothing. */
export const abandonedMs = 7 * keptMs;
