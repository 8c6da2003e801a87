import { z } from 'zod';
import { troubleOf } from '../trouble.ts';

const Told = z.object({ response_metadata: z.object({ scopes: z.array(z.string()) }) });

/** What making a private channel and inviting people into it needs. */
const scope = 'groups:write';

/**
 * Whether the app may make private channels; asked anew each time, because an administrator may just have allowed it.
 * Where Slack does not say it is tried: the set-up of the channel tells what went wrong.
 */
export async function mayMakePrivate(
  auth: { readonly test: () => Promise<unknown> },
  warn: (facts: { readonly event: string; readonly why: unknown }) => void,
): Promise<boolean> {
  try {
    const told = Told.safeParse(await auth.test());
    return !told.success || told.data.response_metadata.scopes.includes(scope);
  } catch (err) {
    warn({ event: 'SlackScopesNotSaid', why: troubleOf(err) });
    return true;
  }
}
