import { sayErased } from '../erasure.ts';
import type { Evidence } from './evidence.ts';
import { blame, type Seen, streamOf, textKey } from './seen.ts';

/** Erasing may run beside this walk, so what is there is asked again at the end. */
export async function settleErasures(evidence: Evidence, seen: Seen): Promise<void> {
  for (const { position, codes } of seen.erased) {
    for (const what of [codes.what, ...codes.also]) {
      if (what.kind === 'text') seen.missing.delete(textKey(what.stream, what.version, what.name));
      if (await evidence.holds(what))
        blame(
          seen,
          { position, stream: streamOf(what) },
          `${sayErased(what)} was erased by ${codes.by}, but is still here`,
        );
    }
  }
  for (const missing of seen.missing.values())
    blame(seen, missing, `its text ${missing.name} is missing, and nobody erased it`);
}
