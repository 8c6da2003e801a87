import type { Incident } from '../../core/incident/incident.ts';
import type { Refusal } from '../../core/refusals.ts';
import { type Incidents, incidentOf } from '../incidents.ts';
import type { Clock } from '../ports/clock.ts';
import type { Erasure } from '../ports/erasure.ts';
import type { Registry } from '../ports/registry.ts';
import { type Foreseen, foreseen } from './foresee.ts';
import { holdOn } from './hold-on.ts';
import { noSuchText } from './no-such-text.ts';

/** What somebody wants gone. `mayGo`: asked of the incident of the texts as it stands then, where its time has to be over. */
export type Wish = Omit<Erasure, 'upTo' | 'at'> & {
  readonly mayGo?: ((incident: Incident | undefined) => boolean) | undefined;
};

type Held = { readonly status: 'held'; readonly refusal: Refusal<'UnderLegalHold'> };

/** `gone`: there is nothing left of it. `early`: it may not go yet. `busy`: the record grew each time it was looked at. */
export type Ended = Held | { readonly status: 'erased' | 'gone' | 'early' | 'busy' };

type Sea = {
  readonly registry: Pick<Registry, 'head' | 'search' | 'posts' | 'erase'>;
  readonly incidents: Pick<Incidents, 'load'>;
  readonly clock: Pick<Clock, 'now'>;
};

/** How often it is decided anew because the record grew meanwhile. */
const mostTries = 5;

/**
 * The one way by which anything is erased: looks whether it may go as things stand now, and has the registry do it only while
 * that is still so. Nothing has happened where the answer is not `erased`. Rejects with `RegistryUnavailable`.
 */
export async function erase(sea: Sea, { mayGo, ...wish }: Wish): Promise<Ended> {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    // First: whatever is recorded while it is looked at makes it stale.
    const upTo = await sea.registry.head();
    const refusal = await holdOn(sea, wish.what);
    if (refusal) return { status: 'held', refusal };
    if (mayGo && !mayGo(await incidentAbout(sea, wish.what))) return { status: 'early' };
    const status = await sea.registry.erase({ ...wish, upTo, at: sea.clock.now() });
    if (status !== 'stale') return { status };
  }
  return { status: 'busy' };
}

async function incidentAbout(
  { incidents }: Pick<Sea, 'incidents'>,
  what: Erasure['what'],
): Promise<Incident | undefined> {
  const id = 'stream' in what ? incidentOf(what.stream) : undefined;
  return id && (await incidents.load(id)).state;
}

type Looking = Pick<Sea, 'incidents'> & {
  readonly registry: Pick<Registry, 'weigh' | 'read' | 'texts' | 'search' | 'posts'>;
};

type Nothing = {
  readonly status: 'gone';
  /** With what may be erased there instead, where a text of an event was meant. */
  readonly refusal: Refusal<'NoSuchText'> | undefined;
};

/** What an erasure would do, before somebody orders it: nothing goes. */
export async function foresee(
  sea: Looking,
  what: Erasure['what'],
): Promise<Held | Nothing | ({ readonly status: 'there' } & Foreseen)> {
  const refusal = await holdOn(sea, what);
  if (refusal) return { status: 'held', refusal };
  const seen = await foreseen(sea.registry, what);
  return seen === undefined
    ? { status: 'gone', refusal: await noSuchText(sea.registry, what) }
    : { status: 'there', ...seen };
}
