import type { ActionsBlock, AlertBlock, ContextBlock, SectionBlock } from '@slack/types';
import { html, nothing } from 'lit-html';
import { type Element, elementView } from '../elements/element.ts';
import type { Surface } from '../elements/surface.ts';
import { textObjectView } from '../text/text.ts';
import { imageView } from './image.ts';

/** Text, fields and what stands beside them. */
export function sectionView(surface: Surface, block: SectionBlock): unknown {
  const { model } = surface.ui;
  const fields = block.fields ?? [];
  return html`<div class="section">
    <div class="section-text">
      ${block.text === undefined ? nothing : textObjectView(model, block.text)}
      ${
        fields.length === 0
          ? nothing
          : html`<div class="fields">
              ${fields.map((field) => html`<div>${textObjectView(model, field)}</div>`)}
            </div>`
      }
    </div>
    ${block.accessory === undefined ? nothing : accessoryView(surface, block, block.accessory)}
  </div>`;
}

const accessoryView = (surface: Surface, block: SectionBlock, element: Element): unknown =>
  html`<div class="accessory">${actionView(surface, block.block_id ?? '', element)}</div>`;

/** A row of buttons and choices. */
export const actionsView = (surface: Surface, block: ActionsBlock): unknown =>
  html`<div class="actions">
    ${block.elements.map((element) => actionView(surface, block.block_id ?? '', element))}
  </div>`;

function actionView(surface: Surface, block: string, element: Element): unknown {
  const action = 'action_id' in element ? (element.action_id ?? '') : '';
  return elementView({ surface, block, action }, element, true);
}

/** Small print. */
export const contextView = ({ ui }: Surface, block: ContextBlock): unknown =>
  html`<div class="context">
    ${block.elements.map((element) =>
      element.type === 'image'
        ? imageView(element)
        : html`<span>${textObjectView(ui.model, element)}</span>`,
    )}
  </div>`;

const levels = {
  default: 'Note',
  info: 'Info',
  warning: 'Warning',
  error: 'Error',
  success: 'Success',
} as const;

/** A banner; its level is said in a word, not in a color alone. */
export function alertView({ ui }: Surface, block: AlertBlock): unknown {
  const level = block.level ?? 'default';
  return html`<div class="alert ${level}">
    <b class="level">${levels[level]}</b>
    <div>${textObjectView(ui.model, block.text)}</div>
  </div>`;
}
