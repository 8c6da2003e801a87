import { z } from 'zod';
import type { ShownBlock } from '../shapes.ts';
import { namesOf, placedIn } from './find.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * Markup as it is shown: Slack's three escaped characters, moments in the words that stand for them where no clock is
 * known, and no marks around what is written from right to left.
 */
export const shown = (markup: string): string =>
  markup
    .replaceAll(/<!date\^\d+\^[^|>]*\|(?<words>[^>]*)>/gu, '$<words>')
    .replaceAll(/&(?:amp|lt|gt);/gu, (entity) => entities[entity] ?? entity)
    .replaceAll(/[⁨⁩]/gu, '');

const Text = z.looseObject({ text: z.union([z.string(), z.looseObject({ text: z.string() })]) });
const Nested = z.looseObject({
  elements: z.array(z.unknown()).optional(),
  tasks: z.array(z.unknown()).optional(),
  details: z.unknown().optional(),
  title: z.unknown().optional(),
  label: z.unknown().optional(),
  hint: z.unknown().optional(),
});

/** All texts that somebody reads in this, from top to bottom; labels of buttons among them. */
export function textsIn(part: unknown): readonly string[] {
  if (typeof part === 'string') return [shown(part)];
  const own = Text.safeParse(part).data?.text;
  const text = typeof own === 'string' ? own : own?.text;
  const nested = Nested.safeParse(part).data;
  const inside = nested
    ? [
        nested.title,
        nested.label,
        nested.hint,
        nested.details,
        ...(nested.elements ?? []),
        ...(nested.tasks ?? []),
      ]
    : [];
  return [
    ...(text === undefined ? [] : [shown(text)]),
    ...inside.filter((one) => one !== undefined).flatMap(textsIn),
  ];
}

/** Everything that somebody reads there, a text a line. */
export const allText = ({ blocks }: { readonly blocks: readonly ShownBlock[] }): string =>
  blocks.flatMap(textsIn).join('\n');

/** The labels of all that can be pressed there. */
export const labelsIn = ({
  blocks,
}: {
  readonly blocks: readonly ShownBlock[];
}): readonly string[] =>
  placedIn(blocks)
    .filter(({ element }) => element.type === 'button')
    .map((placed) => namesOf(placed, blocks)[1] ?? '');

/** The button of this label, as the person's side of the workspace names it. */
export function buttonOf(
  { blocks }: { readonly blocks: readonly ShownBlock[] },
  label: string,
): { readonly block: string; readonly action: string } {
  const found = placedIn(blocks).find((placed) => namesOf(placed, blocks)[1] === label);
  if (!found) throw new Error(`No "${label}" there: ${labelsIn({ blocks }).join(', ')}`);
  return { block: found.block, action: found.element.action_id };
}
