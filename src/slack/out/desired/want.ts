import type { Message } from '../../blocks/message.ts';
import type { Priority } from '../send/job.ts';

/** One message that should stand, and where. What it says is computed from the record each time anew. */
export type Want = {
  /** Its purpose: one message stands for it. */
  readonly key: string;
  readonly where:
    | 'incident'
    | 'announcement'
    | { readonly channel: string }
    | { readonly user: string };
  /** Under the status message. */
  readonly inThread?: boolean;
  /** In the thread, and seen in the channel too. */
  readonly broadcast?: boolean;
  readonly message: Message;
  readonly priority: Priority;
  /** Said only where it stands already: what became of it. */
  readonly onlyEdit?: boolean;
  /** Watched, and not obeyed: where nobody can tell whether it stands, it is left out instead of posted again. */
  readonly mayGoMissing?: boolean;
  /** Once posted it stays as it is. */
  readonly once?: boolean;
};
