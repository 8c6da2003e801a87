import type { Look } from '../app/ports/pictures.ts';
import type { Tone } from '../core/picture/picture.ts';

/** Colors of a picture. Every text stands at 4.5:1 or more before what lies behind it (WCAG 2.2, 1.4.3); a test holds it. */
export type Theme = {
  readonly background: string;
  readonly text: string;
  readonly soft: string;
  readonly line: string;
  readonly band: string;
  /** A bar, and the pattern on it. */
  readonly tones: Readonly<Record<Tone, { readonly fill: string; readonly ink: string }>>;
  /** Numbers of marks, and DRILL, stand in `onLoud` on this. */
  readonly loud: string;
  readonly onLoud: string;
};

export const themes: Readonly<Record<Look['theme'], Theme>> = {
  light: {
    background: '#ffffff',
    text: '#1a1f2b',
    soft: '#4a5264',
    line: '#c9ced8',
    band: '#f3f5f8',
    tones: {
      work: { fill: '#3b6fd4', ink: '#ffffff' },
      good: { fill: '#1d7a50', ink: '#ffffff' },
      bad: { fill: '#c02b2b', ink: '#ffffff' },
      unclear: { fill: '#8a6100', ink: '#ffffff' },
      wait: { fill: '#ffffff', ink: '#4a5264' },
      rest: { fill: '#dfe3ea', ink: '#4a5264' },
    },
    loud: '#1a1f2b',
    onLoud: '#ffffff',
  },
  dark: {
    background: '#14171e',
    text: '#f0f2f6',
    soft: '#b4bccb',
    line: '#434b5b',
    band: '#1d222c',
    tones: {
      work: { fill: '#7ea6f4', ink: '#14171e' },
      good: { fill: '#4fc08d', ink: '#14171e' },
      bad: { fill: '#f0807c', ink: '#14171e' },
      unclear: { fill: '#e0b04a', ink: '#14171e' },
      wait: { fill: '#14171e', ink: '#b4bccb' },
      rest: { fill: '#343b49', ink: '#b4bccb' },
    },
    loud: '#f0f2f6',
    onLoud: '#14171e',
  },
};
