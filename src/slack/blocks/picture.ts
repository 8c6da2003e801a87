import type { Drawn } from '../../app/ports/pictures.ts';
import { altText } from '../../core/picture/alt-text.ts';
import type { Picture } from '../../core/picture/picture.ts';
import { twinText } from '../../core/picture/twin.ts';
import type { PictureFormat } from '../../core/timeline/orders.ts';
import { mrkdwn } from './words.ts';

/** So many characters are read beside a picture; who wants all of them asks for the timeline. */
const besideMost = 3_500;
const cut = '\n… All of it in words is in the timeline.';

/** A file with what stands beside it. */
type PictureFile = {
  readonly filename: string;
  readonly title: string;
  readonly content: string | Uint8Array;
  readonly altText: string;
  readonly comment: string;
};

type Form = { readonly zone?: string | undefined; readonly format?: PictureFormat };

/** The picture of a timeline as a file, with its alternative text and the same in words as its message. */
export function pictureFile(
  picture: Picture,
  { png, svg }: Pick<Drawn, 'png' | 'svg'>,
  { zone, format = 'png' }: Form = {},
): PictureFile {
  return {
    filename: `${picture.incident}-timeline.${format}`,
    title: `Timeline of ${picture.incident}`,
    content: format === 'png' ? png : svg,
    altText: altText(picture),
    comment: beside(picture, zone),
  };
}

/** The picture in words, within what a message bears. */
function beside(picture: Picture, zone?: string): string {
  const said = mrkdwn(twinText(picture, zone), Number.POSITIVE_INFINITY);
  return said.length <= besideMost
    ? said
    : `${mrkdwn(twinText(picture, zone), besideMost - cut.length)}${cut}`;
}
