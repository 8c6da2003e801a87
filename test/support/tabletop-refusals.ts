import type { AnyRefusalMap } from '../../src/core/refusals.ts';

type Codes =
  | 'NoScenario'
  | 'NoDecisions'
  | 'NoTabletop'
  | 'NotATabletop'
  | 'OnlyRehearsed'
  | 'PointNotOpen'
  | 'NoSuchOption'
  | 'StoryWaits';

/** Facts for the refusals about tabletops. */
export const tabletopFacts: { readonly [C in Codes]: readonly AnyRefusalMap[C][] } = {
  NoScenario: [
    { scenario: 'queue', known: ['knight-capital-2012-08-01', 'gitlab-2017-01-31'] },
    { scenario: 'queue', known: [] },
    { scenario: undefined, known: ['knight-capital-2012-08-01'] },
  ],
  NoDecisions: [{ scenario: 'queue' }],
  NoTabletop: [{}],
  NotATabletop: [{ incident: 'INC-3' }],
  OnlyRehearsed: [{ incident: 'INC-3' }],
  PointNotOpen: [
    { point: 'restart', open: undefined },
    { point: 'restart', open: 'kill-switch' },
  ],
  NoSuchOption: [{ point: 'restart', option: 'half', options: ['all', 'one'] }],
  StoryWaits: [{ point: 'restart', options: ['all', 'one'] }],
};
