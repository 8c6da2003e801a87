import type { KnownBlock } from '@slack/types';
import { html } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ShownBlock } from '../../../people/shapes.ts';
import type { Surface } from '../elements/surface.ts';
import { plainView } from '../text/inline.ts';
import { markdownView } from '../text/markdown.ts';
import { richView } from '../text/rich.ts';
import { cardView, carouselView, containerView } from './card.ts';
import { imageView } from './image.ts';
import { inputView } from './input.ts';
import { planView, taskView } from './plan.ts';
import { actionsView, alertView, contextView, sectionView } from './section.ts';
import { tableView } from './table.ts';

/**
 * Blocks one under the other, each kept as long as its id is: what is typed into one survives others coming before it. One
 * that cannot be shown says so and leaves the others in peace.
 */
export function blocksView(surface: Surface, blocks: readonly ShownBlock[]): unknown {
  return repeat(
    blocks,
    ({ block_id: id, type }, place) => `${type}/${id || place}`,
    (block) => safelyView(surface, block),
  );
}

function safelyView(surface: Surface, block: ShownBlock): unknown {
  try {
    return isKnown(block) ? blockView(surface, block) : absent(block.type);
  } catch {
    return absent(block.type);
  }
}

const absent = (type: string): unknown =>
  html`<div class="quiet">A block of type ${type} stands here, which this workspace cannot show.</div>`;

function blockView(surface: Surface, block: KnownBlock): unknown {
  const { model } = surface.ui;
  switch (block.type) {
    case 'header':
      return html`<h3 class="header">${plainView(block.text.text, block.text.emoji !== false)}</h3>`;
    case 'section':
      return sectionView(surface, block);
    case 'context':
      return contextView(surface, block);
    case 'actions':
      return actionsView(surface, block);
    case 'divider':
      return html`<hr />`;
    case 'image':
      return imageView(block);
    case 'plan':
      return planView(model, block);
    case 'alert':
      return alertView(surface, block);
    default:
      return rarerView(surface, block);
  }
}

function rarerView(surface: Surface, block: KnownBlock): unknown {
  const { model } = surface.ui;
  switch (block.type) {
    case 'rich_text':
      return richView(model, block);
    case 'markdown':
      return html`<div class="markdown">${markdownView(model, block.text)}</div>`;
    case 'input': {
      const { block_id: id = '', element } = block;
      return inputView({ surface, block: id, action: element.action_id ?? '' }, block);
    }
    case 'task_card':
      return taskView(model, block);
    default:
      return framedView(surface, block);
  }
}

function framedView(surface: Surface, block: KnownBlock): unknown {
  switch (block.type) {
    case 'table':
    case 'data_table':
      return tableView(surface.ui.model, block);
    case 'card':
      return cardView(surface, block);
    case 'carousel':
      return carouselView(surface, block);
    case 'container':
      return containerView(surface, block);
    default:
      return absent(block.type);
  }
}

/** What a block of a type holds, the workspace has checked when it took it from the app. */
function isKnown(block: { type: string }): block is KnownBlock {
  return block.type !== '';
}
