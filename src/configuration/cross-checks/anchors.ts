import type { Found, Whole } from './found.ts';

/** Each place has a name of its own: what it has is remembered under it. And an object is opened in one way. */
export function anchorPlaces({ anchors }: Whole): readonly Found[] {
  return (anchors?.places ?? []).flatMap((place, index, all) => {
    const path = ['anchors', 'places', index];
    const isTaken = all.findIndex(({ name }) => name === place.name) < index;
    const isTwice = place.kind === 'object' && place.s3 && place.query_secret !== undefined;
    return [
      ...(isTaken
        ? [{ path: [...path, 'name'], message: `another place is called "${place.name}" already` }]
        : []),
      ...(isTwice
        ? [{ path, message: 'an object store is opened by query_secret or by s3, not by both' }]
        : []),
    ];
  });
}
