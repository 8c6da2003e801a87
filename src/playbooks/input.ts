import { quoted } from '../lib/say-issue.ts';
import { maxInputLength } from './pattern.ts';
import type { WrittenPlaybook } from './schema.ts';

type Input = WrittenPlaybook['inputs'][string];

/** Why a value may not be used for an input, or nothing. */
export function inputFault({ pattern }: Pick<Input, 'pattern'>, value: string): string | undefined {
  if (value.length > maxInputLength) return `longer than ${maxInputLength} characters`;
  if (/\p{Cc}/u.test(value)) return 'control characters and line breaks are not allowed';
  if (pattern === undefined || pattern.test(value)) return undefined;
  return `${quoted(value)} does not match the pattern ${pattern.source.slice(4, -2)}`;
}
