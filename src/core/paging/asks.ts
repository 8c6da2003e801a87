import type { Ask, Asker } from '../asks.ts';
import { reachText } from '../texts/decision-clock.ts';
import { pageFailure } from '../texts/events/paging.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { person } from '../texts/words.ts';
import { hadNoPager, openPages } from './pages.ts';

/** Whoever could not be paged is to be reached by somebody else: never silence. In an exercise nobody is. */
export const pagingAsks: Asker = ({ incident, voice }) =>
  incident.mode === 'live'
    ? openPages(incident)
        // That there is no pager is said once, in the status: beside every ask it would be noise.
        .filter((page) => page.state === 'failed' && !hadNoPager(page))
        .map(
          ({ page, person: who, at, code }): Ask => ({
            key: `unreached/${page}`,
            of: [who],
            where: 'channel',
            urgent: false,
            since: at,
            until: undefined,
            lines: [
              `${person(who, voice)} could not be paged: ${pageFailure(code)}.`,
              reachText(who, voice),
            ],
            actions: [{ label: 'See who is called', command: onIncident(voice, 'who') }],
          }),
        )
    : [];
