import type { WrittenConfiguration } from './schema.ts';

type Groups = Pick<WrittenConfiguration, 'groups'>;

/** The people of a list of people and groups, each once, in order: a name of a group stands for its people. */
export function peopleOf({ groups }: Groups, names: readonly string[]): readonly string[] {
  const people = names.flatMap((name) => {
    const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
    if (group === undefined) return [name];
    return 'people' in group ? group.people : [];
  });
  return Array.from(new Set(people));
}
