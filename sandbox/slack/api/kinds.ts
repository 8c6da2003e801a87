import { ok, type Result } from '../../../src/lib/result.ts';
import type { Channel } from '../state/channel.ts';
import type { Workspace } from '../state/workspace.ts';
import { missingScope, readScopes } from './access.ts';
import { type Refusal, refuse } from './refusal.ts';

const kindOf = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  // Conversations of several people do not exist here; asking for them finds none.
  mpim: undefined,
} as const;

/** The kinds of channels that `types` asks for, each with its scope granted; without `types` public ones. */
export const readKinds = (
  workspace: Workspace,
  types: string | undefined,
): Result<ReadonlySet<Channel['kind']>, Refusal> => {
  const kinds = new Set<Channel['kind']>();
  for (const type of (types ?? 'public_channel').split(',').map((each) => each.trim())) {
    if (!isKind(type)) return refuse('invalid_types');
    const kind = kindOf[type];
    if (kind === undefined) continue;
    const granted = missingScope(workspace, readScopes[kind]);
    if (!granted.ok) return granted;
    kinds.add(kind);
  }
  return ok(kinds);
};

const isKind = (type: string): type is keyof typeof kindOf => Object.hasOwn(kindOf, type);
