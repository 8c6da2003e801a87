import type { Filed, Filing, Standing, Trackers } from '../../src/app/ports/trackers.ts';

/** Trackers that keep what they are given, and answer what the test says. */
export type SimTrackers = {
  readonly filed: readonly Filing[];
  readonly looked: readonly string[];
  file: (filing: Filing) => Filed | Promise<Filed>;
  look: (issue: string) => Standing;
  readonly trackers: Trackers;
};

export function simTrackers(): SimTrackers {
  const filed: Filing[] = [];
  const looked: string[] = [];
  const sim: SimTrackers = {
    filed,
    looked,
    file: () => ({ status: 'filed', issue: '7', link: 'https://tracker.test/7' }),
    look: () => ({ status: 'open' }),
    trackers: {
      file: async (_entry, filing) => {
        filed.push(filing);
        return sim.file(filing);
      },
      look: async (_entry, issue) => {
        looked.push(issue);
        return sim.look(issue);
      },
    },
  };
  return sim;
}
