import { Json } from '../lib/json.ts';

/** What stands in the place of a reason that was erased. */
export const erasedWords = '(erased)';

/** A note that was damaged says nothing, and stops nobody: of an anchor verify tells, a message is posted anew. */
export function readableNote(body: string): Json {
  try {
    return Json.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
