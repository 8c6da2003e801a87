import type { AnchorPlace, AnchorPlaces } from '../app/ports/anchors.ts';
import type { AnchorPlaceEntry } from '../app/ports/configuration.ts';
import { gitPlace } from './places/git.ts';
import { objectPlace } from './places/object.ts';
import { timestampPlace } from './places/rfc3161.ts';
import { webhookPlace } from './places/webhook.ts';
import type { Site } from './site.ts';

function placeOf(entry: AnchorPlaceEntry, site: Site): AnchorPlace {
  switch (entry.kind) {
    case 'git':
      return gitPlace(entry, site);
    case 'rfc3161':
      return timestampPlace(entry, site);
    case 'object':
      return objectPlace(entry, site);
    case 'webhook':
      return webhookPlace(entry, site);
  }
}

/** The places that the configuration names at each look; made anew where an entry changed. */
export function openPlaces({
  entries,
  ...site
}: Site & { readonly entries: () => readonly AnchorPlaceEntry[] }): AnchorPlaces {
  let made: readonly AnchorPlace[] = [];
  let of: readonly AnchorPlaceEntry[] = [];
  return () => {
    const now = entries();
    if (now !== of) {
      made = now.map((entry) => placeOf(entry, site));
      of = now;
    }
    return made;
  };
}
