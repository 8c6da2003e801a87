type End = 'done' | 'dropped';

/** How a closed issue of GitHub ended, by its `state_reason`: none means that it was done. */
export const endInGitHub = (reason: string | null | undefined): End =>
  reason === 'not_planned' || reason === 'duplicate' ? 'dropped' : 'done';

/** Resolutions that say that nobody did it; teams name theirs as they like. */
const undone = /won.?t|duplicate|cannot reproduce|declined|abandoned|obsolete/iu;

/** How an issue of Jira ended, by the category of its status and its resolution; undefined while it is open. */
export function endInJira(category: string, resolution: string | undefined): End | undefined {
  if (category !== 'done') return undefined;
  return undone.test(resolution ?? '') ? 'dropped' : 'done';
}

/** How an issue of Linear ended, by the type of its state; undefined while it is open. */
export function endInLinear(type: string): End | undefined {
  if (type === 'completed') return 'done';
  return type === 'canceled' || type === 'duplicate' ? 'dropped' : undefined;
}
