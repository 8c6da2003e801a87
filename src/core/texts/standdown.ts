import type { Incident } from '../incident/incident.ts';
import { nextInSuccession } from '../paging/succession.ts';
import { type Nightly, nightly, type StandDown } from '../standdown/state.ts';
import type { Voice } from './voice.ts';
import { clock, count, list, person } from './words.ts';

const happenings: { readonly [N in Nightly]: (times: number) => string } = {
  MitigationLost: (times) => `it fell back ${count(times, 'time')}`,
  MitigationReached: (times) => `it was mitigated again ${count(times, 'time')}`,
  RecoveryReached: () => 'it recovered',
  StrategyDecided: (times) => `${count(times, 'strategy', 'strategies')} decided`,
  CommandTaken: () => 'somebody else took command',
  PersonPaged: (times) => count(times, 'page'),
  OrderAdvised: (times) => `${count(times, 'piece', 'pieces')} of advice`,
  StatusReported: (times) => count(times, 'status report'),
  NoteAdded: (times) => count(times, 'note'),
};

/** What the record has of the night, in one sentence. */
export function nightText({ since, happened }: StandDown, voice: Voice): string {
  const all = nightly.flatMap((type) => {
    const times = happened[type];
    return times === undefined ? [] : [happenings[type](times)];
  });
  const what = all.length === 0 ? 'nothing happened' : list(all, 10);
  return `Since ${clock(since, voice)}: ${what}.`;
}

/** Until when nobody needs to be awake, and who is woken if it gets worse. */
export function standDownLines(incident: Incident, voice: Voice): readonly string[] {
  const { standDown, authority } = incident;
  if (standDown?.status !== 'down') return [];
  const next = nextInSuccession(incident);
  const then = next === undefined ? '' : `, then ${person(next, voice)}`;
  return [
    `Stood down until ${clock(standDown.until, voice)}. If a figure worsens, ${person(authority, voice)} is paged${then}. Locks and checks stay.`,
  ];
}
