import type { StatusScreen } from '../../core/texts/status-screen.ts';
import { loud } from '../../core/texts/words.ts';
import { html, type Markup } from './markup.ts';

const tones = {
  declared: 'wait',
  deciding: 'wait',
  acting: 'now',
  mitigated: 'now',
  validating: 'now',
  recovered: 'good',
  closed: '',
} as const satisfies Record<StatusScreen['rung'], string>;

/** Mode, severity and rung, each in a word; colors only repeat what the words say. */
export const marks = ({
  mode,
  severity,
  rung,
}: Pick<StatusScreen, 'mode' | 'severity' | 'rung'>): Markup =>
  html`<p class="marks">${
    mode !== 'live' && html`<strong class="mark wait">${loud(mode)}</strong>`
  }<span class="mark${/^sev[12]$/u.test(severity) && ' bad'}">${severity}</span><span class="mark ${tones[rung]}">${rung}</span></p>`;
