import type { ImageBlock, ImageElement } from '@slack/types';
import { html, nothing } from 'lit-html';
import { wordsOf } from '../text/text.ts';

/** A picture with its words. One from outside is not fetched: this workspace speaks to nobody but itself. */
export function imageView(image: ImageBlock | ImageElement): unknown {
  const address = 'image_url' in image ? image.image_url : '';
  const near = address.startsWith('/') || address.startsWith(location.origin);
  const title = 'title' in image ? wordsOf(image.title) : '';
  if (!near)
    return html`<figure class="image absent">
      <span>Picture: ${image.alt_text}</span>
      ${address === '' ? nothing : html`<span class="quiet">${address} (not loaded from outside)</span>`}
    </figure>`;
  return html`<figure class="image">
    ${title === '' ? nothing : html`<figcaption>${title}</figcaption>`}
    <a href=${address} target="_blank"><img src=${address} alt=${image.alt_text} loading="lazy" /></a>
  </figure>`;
}
