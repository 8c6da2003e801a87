import { notAmong } from '../../lib/say-issue.ts';
import type { Path } from '../../lib/yaml-values.ts';
import type { WrittenConfiguration } from '../schema.ts';

/** What does not fit, and where. */
export type Found = { readonly path: Path; readonly message: string };
export type Whole = WrittenConfiguration;

/** A finding for each name of a list that is not known. */
export const strangers = (
  path: Path,
  names: readonly string[],
  known: readonly string[],
  what: string,
): readonly Found[] =>
  names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [
          {
            path: [...path, index],
            message: `no ${what} is called "${name}"${notAmong(name, known)}`,
          },
        ],
  );
