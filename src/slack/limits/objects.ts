import { limits } from './numbers.ts';
import type { Rule } from './problem.ts';
import { byType, flag, items, oneOf, shape, text, typed } from './rules.ts';

/** Composition objects: texts, options and confirmations. */

export const plain = (most: number): Rule =>
  shape({ type: oneOf('plain_text'), text: text(most) }, { emoji: flag });

export const mrkdwn = (most: number): Rule =>
  shape({ type: oneOf('mrkdwn'), text: text(most) }, { verbatim: flag });

export const anyText = (most: number): Rule =>
  byType(() => ({ plain_text: plain(most), mrkdwn: mrkdwn(most) }));

export const confirm: Rule = shape(
  { text: anyText(limits.confirmText) },
  {
    title: plain(limits.confirmTitle),
    confirm: plain(limits.confirmButton),
    deny: plain(limits.confirmButton),
    style: oneOf('primary', 'danger'),
  },
);

const optionWith = (words: (most: number) => Rule): Rule =>
  shape(
    { text: words(limits.optionText), value: text(limits.optionValue) },
    { description: words(limits.optionDescription), url: text(limits.buttonUrl) },
  );

export const option: Rule = optionWith(plain);
export const richOption: Rule = optionWith(anyText);

export const optionGroup: Rule = shape({
  label: plain(limits.optionText),
  options: items(option, limits.options),
});

export const image = { alt_text: text(limits.imageText) };
export const imageSource = {
  image_url: text(limits.imageUrl),
  slack_file: shape({}, { url: text(limits.imageUrl), id: text(limits.id) }),
};
export const imageElement: Rule = typed(image, imageSource);
