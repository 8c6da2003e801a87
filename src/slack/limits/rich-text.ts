import { limits } from './numbers.ts';
import type { Rule } from './problem.ts';
import { byType, flag, items, oneOf, shape, text, typed, whole } from './rules.ts';

/** Rich text: sections, lists, quotes and preformatted text, and the pieces in them. */

const style = shape(
  {},
  { bold: flag, italic: flag, strike: flag, code: flag, underline: flag, highlight: flag },
);
const styled = { style };
const id = text(limits.id);
const words = text(limits.sectionText);

const textPiece = typed({ text: words }, styled);
const linkPiece = typed({ url: text(limits.buttonUrl) }, { ...styled, text: words, unsafe: flag });

const pieces: Readonly<Record<string, Rule>> = {
  text: textPiece,
  link: linkPiece,
  broadcast: typed({ range: oneOf('here', 'channel', 'everyone') }, styled),
  color: typed({ value: text(20) }, styled),
  channel: typed({ channel_id: id }, styled),
  date: typed(
    { timestamp: whole(0, 9_999_999_999), format: text(200) },
    { ...styled, url: text(limits.buttonUrl), fallback: words },
  ),
  emoji: typed(
    { name: id },
    { ...styled, unicode: text(100), url: text(limits.buttonUrl), skin_tone: whole(1, 6) },
  ),
  team: typed({ team_id: id }, styled),
  user: typed({ user_id: id }, styled),
  usergroup: typed({ usergroup_id: id }, styled),
};

const mostPieces = 1_000;
const anyPieces = items(
  byType(() => pieces),
  mostPieces,
);
const section = typed({ elements: anyPieces });
const border = { border: oneOf(0, 1) };

const parts: Readonly<Record<string, Rule>> = {
  rich_text_section: section,
  rich_text_list: typed(
    {
      elements: items(
        byType(() => ({ rich_text_section: section })),
        mostPieces,
      ),
      style: oneOf('bullet', 'ordered'),
    },
    { ...border, indent: whole(0, 8), offset: whole(0, 1_000) },
  ),
  rich_text_quote: typed({ elements: anyPieces }, border),
  rich_text_preformatted: typed(
    {
      elements: items(
        byType(() => ({ text: textPiece, link: linkPiece })),
        mostPieces,
      ),
    },
    { ...border, language: text(50) },
  ),
};

export const richText: Rule = typed(
  {
    elements: items(
      byType(() => parts),
      mostPieces,
    ),
  },
  { block_id: id },
);
