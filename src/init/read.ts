import { documentsIn } from './documents.ts';
import { type Found, joined, nothing, type SourceFile } from './found.ts';
import { fromBackstage } from './sources/backstage.ts';
import { fromKubernetes } from './sources/kubernetes.ts';
import { fromRunbook } from './sources/runbook.ts';

/** What each file holds that a proposal can be made of. What was named and holds nothing is said. */
export const readAll = (files: readonly SourceFile[]): Found => joined(files.map(readOne));

function readOne(file: SourceFile): Found {
  const found = /\.(?:md|markdown)$/u.test(file.path) ? fromRunbook(file) : inDocuments(file);
  // Others' files lie around everywhere; only what was named is missed.
  if (!file.isNamed) return { ...found, skipped: [] };
  const isEmpty = Object.values(found).every((all) => all.length === 0);
  return isEmpty
    ? { ...nothing, skipped: [`${file.path} was left out: nothing in it is known here`] }
    : found;
}

function inDocuments(file: SourceFile): Found {
  const values = documentsIn(file);
  if (!values.ok) return { ...nothing, skipped: [values.error] };
  return joined(
    values.value.flatMap((value) => [
      fromKubernetes(file.path, value),
      fromBackstage(file.path, value),
    ]),
  );
}
