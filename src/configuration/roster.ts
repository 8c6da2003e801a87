import type { OutsideGroup } from '../app/ports/rosters.ts';
import type { WrittenConfiguration } from './schema.ts';

type Groups = Pick<WrittenConfiguration, 'groups'>;

/**
 * The people of a list of people and groups, each once, in order: a name of a group stands for its people. A group that
 * only something outside knows keeps its place by its name.
 */
export function peopleOf({ groups }: Groups, names: readonly string[]): readonly string[] {
  const people = names.flatMap((name) => {
    const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
    return group !== undefined && 'people' in group ? group.people : [name];
  });
  return Array.from(new Set(people));
}

/** The groups that only something outside knows, by name. */
export const outsideGroups = ({ groups }: Groups): Readonly<Record<string, OutsideGroup>> =>
  Object.fromEntries(
    Object.entries(groups).flatMap(([name, group]): [string, OutsideGroup][] => {
      if ('slack_group' in group) return [[name, { kind: 'slack', id: group.slack_group }]];
      return 'schedule' in group ? [[name, { kind: 'schedule', at: group.schedule }]] : [];
    }),
  );
