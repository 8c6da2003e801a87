import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnchorNote } from '../app/ports/anchors.ts';
import { anchorIn } from '../core/proof/anchor.ts';

/**
 * The last anchor in `last-anchor.json` of the data folder. Leave it out of backups of the registry: it is there to be newer
 * than them.
 */
export function anchorNote(folder: string): AnchorNote {
  const file = join(folder, 'last-anchor.json');
  return {
    read: async () => {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      return text === undefined ? undefined : anchorIn(text);
    },
    write: async (anchor) => {
      const fresh = `${file}.new`;
      const handle = await open(fresh, 'w', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(anchor)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(fresh, file);
    },
  };
}
