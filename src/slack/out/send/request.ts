/** What a method is called with. */
export type Given = Readonly<Record<string, unknown>>;

/** A call, as far as its pace goes. */
export type Request = {
  readonly method: string;
  /** What Slack, or whoever reads, counts apart: the channel of a post, the message of an edit, the person of a Home. */
  readonly to: string;
};

const told: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['channel'],
  'chat.update': ['channel', 'ts'],
  'views.publish': ['user_id'],
};

/** The pace of this method called so. */
export const requestOf = (method: string, given: Given = {}): Request => ({
  method,
  to: (told[method] ?? []).map((name) => String(given[name])).join(' '),
});
