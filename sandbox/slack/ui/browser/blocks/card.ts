import type { CardBlock, CarouselBlock, ContainerBlock } from '@slack/types';
import { html, nothing } from 'lit-html';
import { buttonView } from '../elements/button.ts';
import type { Surface } from '../elements/surface.ts';
import { textObjectView } from '../text/text.ts';
import { blocksView } from './block.ts';
import { imageView } from './image.ts';

/** A card: picture, title, text, buttons. */
export function cardView(surface: Surface, card: CardBlock): unknown {
  const { model } = surface.ui;
  const part = (name: string, text: unknown) =>
    text === undefined ? nothing : html`<div class=${name}>${textObjectView(model, text)}</div>`;
  const buttons = (card.actions ?? []).map((button) =>
    buttonView({ surface, block: card.block_id ?? '', action: button.action_id ?? '' }, button),
  );
  return html`<section class="card">
    ${card.hero_image === undefined ? nothing : imageView(card.hero_image)}
    ${part('card-title', card.title)} ${part('quiet', card.subtitle)} ${part('card-body', card.body)}
    ${buttons.length === 0 ? nothing : html`<div class="actions">${buttons}</div>`}
  </section>`;
}

/** Cards side by side. */
export const carouselView = (surface: Surface, { elements }: CarouselBlock): unknown =>
  html`<div class="carousel" tabindex="0">${elements.map((card) => cardView(surface, card))}</div>`;

/** Blocks in a frame of their own, folded if the app says so. */
export function containerView(surface: Surface, block: ContainerBlock): unknown {
  const inner = blocksView(
    surface,
    block.child_blocks.map((child) => ({ ...child, block_id: child.block_id ?? '' })),
  );
  const title = html`<b>${textObjectView(surface.ui.model, block.title)}</b>`;
  if (block.is_collapsible !== true) return html`<section class="card">${title}${inner}</section>`;
  return html`<details class="card" ?open=${block.default_collapsed !== true}>
    <summary>${title}</summary>
    ${inner}
  </details>`;
}
