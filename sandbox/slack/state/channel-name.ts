import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { Workspace } from './workspace.ts';

export type NameRefusal =
  | 'name_taken'
  | 'invalid_name_required'
  | 'invalid_name_maxlength'
  | 'invalid_name_specials'
  | 'invalid_name_punctuation';

const longestChannelName = 80;

/** Whether a channel may be called this. A name stays taken after its channel was archived (conversations.create). */
export const checkChannelName = (
  workspace: Workspace,
  name: string,
): Result<string, NameRefusal> => {
  if (name.trim() === '') return err('invalid_name_required');
  if (name.length > longestChannelName) return err('invalid_name_maxlength');
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) return err('invalid_name_specials');
  if (/^[_-]+$/u.test(name)) return err('invalid_name_punctuation');
  const taken = [...workspace.channels.values()].some((channel) => channel.name === name);
  return taken ? err('name_taken') : ok(name);
};
