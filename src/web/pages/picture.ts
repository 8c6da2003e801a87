import { z } from 'zod';
import { PictureNotDrawn } from '../../app/ports/pictures.ts';
import { pictureFor } from '../../app/reading/picture.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { altText } from '../../core/picture/alt-text.ts';
import { twinText } from '../../core/picture/twin.ts';
import type { Desk } from '../desk.ts';
import { html, type Markup } from './markup.ts';
import { nothing, type Page } from './page.ts';
import { seenIncident } from './seen.ts';
import type { Look } from './words.ts';

const Query = z.object({
  theme: z.enum(['light', 'dark']).catch('light'),
  shape: z.enum(['phone', 'desk']).catch('desk'),
});
const widths = { phone: 720, desk: 1200 } as const;
/** Where the style gives a page the width of a phone. */
const narrow = '(max-width: 40rem)';
const dark = '(prefers-color-scheme: dark)';

/** `GET /dashboard/incidents/:id/timeline.svg`: the timeline as a picture, in the reader's zone. */
export const timelinePicture: Page = {
  path: '/dashboard/incidents/:id/timeline.svg',
  show: async (desk, looked) => {
    const incident = await seenIncident(desk, looked);
    const { zone } = looked.look;
    const picture = incident && (await pictureFor(desk.ship, incident.id, zone));
    if (picture === undefined) return nothing;
    const { theme, shape } = Query.parse(looked.query);
    try {
      const { svg } = await desk.ship.pictures.timeline(picture, {
        theme,
        shape,
        width: widths[shape],
        zone,
      });
      return { is: 'file', type: 'image/svg+xml', content: svg };
    } catch (error) {
      if (!(error instanceof PictureNotDrawn)) throw error;
      desk.ship.log.warn({ event: 'PictureNotDrawn', incident: picture.incident, err: error });
      return nothing;
    }
  },
};

/** The picture with its words, and all that it says in lines behind it. */
export async function picturePart(
  desk: Desk,
  { id, length }: Pick<Incident, 'id' | 'length'>,
  { zone }: Look,
): Promise<Markup | undefined> {
  const picture = await pictureFor(desk.ship, id, zone);
  if (picture === undefined) return undefined;
  // The version is in the address, so that news bring a new picture.
  const path = `/dashboard/incidents/${id}/timeline.svg?of=${length}`;
  const source = (media: string, look: string): Markup =>
    html`<source media="${media}" srcset="${path}${look}">`;
  return html`<figure><picture>${source(`${narrow} and ${dark}`, '&shape=phone&theme=dark')}${source(narrow, '&shape=phone')}${source(dark, '&theme=dark')}<img src="${path}" alt="${altText(picture)}" width="${widths.desk}"></picture></figure>
<details><summary>The picture in words</summary><pre>${twinText(picture, zone)}</pre></details>`;
}
