import type { Button } from '@slack/types';
import { z } from 'zod';
import { Template } from '../../core/report/shapes.ts';
import { limits } from '../limits/numbers.ts';
import { plainText } from './parts.ts';
import { plain } from './words.ts';

/**
 * What a button carries: the command as a person would type it, with `<…>` for what a form has to ask, and the
 * incident and epoch that the screen showed. `typed`: a person did type it, so that `<…>` in it is their own text.
 */
export const Press = z.strictObject({
  v: z.literal(1),
  incident: z.string().optional(),
  epoch: z.int().optional(),
  line: z.string().min(1),
  typed: z.literal(true).optional(),
});
export type Press = z.infer<typeof Press>;

/** What a button does that is no command: it opens a form, tries a part of the setting up again, or changes nothing. */
export const Tool = z.discriminatedUnion('tool', [
  z.strictObject({ v: z.literal(1), tool: z.literal('declare') }),
  /** Every section of the report of this incident, in the shape that was shown. */
  z.strictObject({
    v: z.literal(1),
    tool: z.literal('report'),
    incident: z.string(),
    template: Template.optional(),
  }),
  z.strictObject({
    v: z.literal(1),
    tool: z.literal('setup'),
    incident: z.string(),
    part: z.string(),
  }),
]);
export type Tool = z.infer<typeof Tool>;

/** What a pressed button carried; nothing for what is not one of ours. */
export function pressOf(value: string): Press | Tool | undefined {
  try {
    const carried: unknown = JSON.parse(value);
    return z.union([Press, Tool]).safeParse(carried).data;
  } catch {
    return undefined;
  }
}

export const valueOf = (press: Press | Tool): string => JSON.stringify(press);

type Labeled = {
  /** Makes `action_id`, so it is said once in a message. */
  readonly id: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger' | undefined;
  /** For screen readers, where the label alone says too little. */
  readonly spoken?: string;
};

/** A button that carries this; none when it would carry more than Slack lets it: then the text has to do. */
export function button(
  { id, label, style, spoken }: Labeled,
  press: Press | Tool,
): Button | undefined {
  const value = valueOf(press);
  if (value.length > limits.buttonValue) return undefined;
  return {
    type: 'button',
    action_id: `press:${id}`,
    text: plainText(label, limits.buttonText),
    value,
    ...(style && { style }),
    ...(spoken !== undefined && { accessibility_label: plain(spoken, limits.accessibility) }),
  };
}

/** A command between backticks, as texts show it, → the bare line. */
export const bareLine = (command: string): string => command.replaceAll('`', '');

/** Where a press belongs: its incident, and the epoch that was shown. */
type Where = { readonly incident?: string | undefined; readonly epoch?: number | undefined };

/** A press of a line that this program made: what stands in `<…>` is asked for. */
export const pressAt = (line: string, where: Where): Press => ({
  v: 1,
  ...(where.incident !== undefined && { incident: where.incident }),
  ...(where.epoch !== undefined && { epoch: where.epoch }),
  line,
});

/** A press of a line with words in it that a person said: it is taken as it is. */
export const pressTyped = (line: string, where: Where): Press => ({
  ...pressAt(line, where),
  typed: true,
});
