import { basename } from 'node:path';
import { didYouMean } from '../../lib/say-issue.ts';
import type { Path } from '../../lib/yaml-values.ts';
import { undoId } from '../undo.ts';
import { allChecks, allSteps, type Found, type Subject } from './rule.ts';

const maxIdLength = 63;

function repeated(ids: readonly { readonly id: string; readonly path: Path }[]): readonly Found[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, path }) => {
    const twice = seen.has(id);
    seen.add(id);
    return twice ? [{ path, message: `the id "${id}" is already taken; choose another one` }] : [];
  });
}

/** Steps have ids of their own over all blocks, the ones that take steps back included; so do checks. */
export function duplicateIds({ playbook }: Subject): readonly Found[] {
  const steps = allSteps(playbook);
  const undos = steps.filter(({ it }) => it.compensate !== undefined);
  return [
    ...repeated([
      ...undos.map(({ path, it }) => ({ id: undoId(it.id), path: [...path, 'compensate'] })),
      ...steps.map(({ path, it }) => ({ id: it.id, path: [...path, 'id'] })),
    ]),
    ...repeated(allChecks(playbook).map(({ path, it }) => ({ id: it.id, path: [...path, 'id'] }))),
  ];
}

/** A step that is taken back lends its id to the step that does it, so it must leave room. */
export const longIds = ({ playbook }: Subject): readonly Found[] =>
  allSteps(playbook)
    .filter(({ it }) => it.compensate !== undefined && undoId(it.id).length > maxIdLength)
    .map(({ path }) => ({
      path: [...path, 'id'],
      message: `too long for a step with compensate; at most ${maxIdLength - undoId('').length} characters`,
    }));

/** `unproven` is the word for an assumption that no check shows. */
export const reservedIds = ({ playbook }: Subject): readonly Found[] =>
  allChecks(playbook)
    .filter(({ it }) => it.id === 'unproven')
    .map(({ path }) => ({
      path: [...path, 'id'],
      message: 'no check may be called "unproven": under assumes the word means that there is none',
    }));

export function unknownAssumptionChecks({ playbook }: Subject): readonly Found[] {
  const known = [...playbook.preconditions.map(({ id }) => id), 'unproven'];
  return playbook.assumes.flatMap(({ check }, index) =>
    known.includes(check)
      ? []
      : [
          {
            path: ['assumes', index, 'check'],
            message: `no precondition is called "${check}"${didYouMean(check, known) || '; name one, or write unproven'}`,
          },
        ],
  );
}

/** The configuration names a playbook by its file, the record by its metadata: they must agree. */
export function differingName({ name, playbook }: Subject): readonly Found[] {
  if (playbook.metadata.name === name) return [];
  return [
    {
      path: ['metadata', 'name'],
      message: `the file is called ${basename(name)}.yaml; name and file must be the same`,
    },
  ];
}
