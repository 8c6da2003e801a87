import { type Found, strangers, type Whole } from './found.ts';

/** Follow-ups go to trackers that there are. */
export function trackers({ trackers: all, tracker, services }: Whole): readonly Found[] {
  const named = [
    { path: ['tracker'], name: tracker },
    ...Object.entries(services).map(([service, written]) => ({
      path: ['services', service, 'tracker'],
      name: written.tracker,
    })),
  ];
  return named.flatMap(({ path, name }) =>
    strangers(path, name === undefined ? [] : [name], Object.keys(all), 'tracker').map((found) => ({
      ...found,
      path,
    })),
  );
}
