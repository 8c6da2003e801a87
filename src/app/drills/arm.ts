import type { Arming } from '../run/arm-rows.ts';
import { drilledIn } from './look.ts';
import { setRow } from './rows.ts';

/** Every team that rehearses something has a row. */
export const drillArming: Arming = {
  name: 'drills',
  rows: (configuration, at) =>
    [...new Set(drilledIn(configuration).map(({ owner }) => owner))].map((team) =>
      setRow(team, at),
    ),
};
