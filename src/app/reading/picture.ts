import { altText } from '../../core/picture/alt-text.ts';
import type { Picture } from '../../core/picture/picture.ts';
import { pictureOf } from '../../core/picture/picture-of.ts';
import { inZone } from '../../core/texts/moments.ts';
import type { TimelineDocument } from '../../core/timeline/document.ts';
import { type Drawn, type Look, PictureNotDrawn, usualLook } from '../ports/pictures.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

type Reading = Pick<Ship, 'logs' | 'clock' | 'configurations' | 'directory'>;

/** What the picture of an incident's timeline shows; undefined for an incident that nobody declared. */
export async function pictureFor(
  ship: Reading,
  id: string,
  zone = 'UTC',
): Promise<Picture | undefined> {
  const voice = { ...voiceOf(ship), moment: inZone(zone) };
  return pictureOf(await ship.logs.read(id), voice);
}

/** The picture as a drawing with its words, to stand in a page that is read on a desk, on a phone or on paper; undefined where it cannot be drawn now. */
export async function drawingFor(
  ship: Reading & Pick<Ship, 'pictures' | 'log'>,
  id: string,
  zone: string = usualLook.zone,
): Promise<TimelineDocument['picture']> {
  const picture = await pictureFor(ship, id, zone);
  if (picture === undefined) return undefined;
  const desk = await drawTimeline(ship, picture, { zone, shape: 'desk' });
  const phone = desk && (await drawTimeline(ship, picture, { zone, shape: 'phone' }));
  return phone && { svg: desk.svg, phone: phone.svg, alt: altText(picture) };
}

/** Where it is read, as far as that is known. */
type Reader = { readonly zone?: string | undefined; readonly shape?: Look['shape'] };

/** The picture itself; undefined where it cannot be drawn now, which the log says. */
export async function drawTimeline(
  ship: Pick<Ship, 'pictures' | 'log'>,
  picture: Picture,
  { zone = usualLook.zone, shape = usualLook.shape }: Reader = {},
): Promise<Drawn | undefined> {
  try {
    return await ship.pictures.timeline(picture, { ...usualLook, zone, shape });
  } catch (error) {
    if (!(error instanceof PictureNotDrawn)) throw error;
    ship.log.warn({ event: 'PictureNotDrawn', incident: picture.incident, err: error });
    return undefined;
  }
}
