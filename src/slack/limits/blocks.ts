import { accessories, actions, contextActions, contexts, inputs } from './elements.ts';
import { limits } from './numbers.ts';
import { anyText, image, imageElement, imageSource, mrkdwn, plain } from './objects.ts';
import { found, type Rule } from './problem.ts';
import { richText } from './rich-text.ts';
import { both, byType, flag, isObject, items, oneOf, text, typed, whole } from './rules.ts';

/** All kinds of blocks, each with what may be in it. */

const block = (
  needed: Readonly<Record<string, Rule>>,
  optional: Readonly<Record<string, Rule>> = {},
): Rule => typed(needed, { ...optional, block_id: text(limits.id) });

const withText: Rule = (value, at) =>
  isObject(value) && value['text'] === undefined && value['fields'] === undefined
    ? found(at, 'missing required field: text or fields')
    : [];

const cell = byType(() => ({
  raw_text: typed({ text: text(limits.sectionText, 0) }),
  raw_number: typed({ value: (): readonly never[] => [], text: text(limits.sectionText, 0) }),
  rich_text: richText,
}));
const rows = items(items(cell, limits.tableColumns), limits.tableRows);

const source = typed({ url: text(limits.buttonUrl), text: text(limits.sectionText) });
const taskCard = block(
  {
    task_id: text(limits.id),
    title: text(limits.taskTitle),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { details: richText, output: richText, sources: items(source, limits.options, 0) },
);

const card = block(
  {},
  {
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwn(limits.cardTitle),
    subtitle: mrkdwn(limits.cardTitle),
    body: mrkdwn(limits.cardBody),
    actions: items(
      byType(() => ({ button: actions['button'] ?? nothing })),
      limits.contextActionsElements,
    ),
  },
);
const nothing: Rule = (_value, at) => found(at, 'unsupported');

const tableBlock = block({ rows }, { column_settings: items(() => [], limits.tableColumns, 0) });

/** Blocks that may stand in messages and in views. */
const anywhere: Readonly<Record<string, Rule>> = {
  section: both(
    block(
      {},
      {
        text: anyText(limits.sectionText),
        fields: items(anyText(limits.sectionField), limits.sectionFields),
        accessory: byType(() => accessories),
        expand: flag,
      },
    ),
    withText,
  ),
  header: block({ text: plain(limits.header) }),
  divider: block({}),
  context: block({
    elements: items(
      byType(() => contexts),
      limits.contextElements,
    ),
  }),
  actions: block({
    elements: items(
      byType(() => actions),
      limits.actionsElements,
    ),
  }),
  image: block(image, { ...imageSource, title: plain(limits.imageText) }),
  input: block(
    { label: plain(limits.label), element: byType(() => inputs) },
    { hint: plain(limits.hint), optional: flag, dispatch_action: flag },
  ),
  rich_text: richText,
  video: block(
    {
      video_url: text(limits.buttonUrl),
      thumbnail_url: text(limits.buttonUrl),
      alt_text: text(limits.imageText),
      title: plain(limits.videoText),
    },
    {
      title_url: text(limits.buttonUrl),
      author_name: text(50),
      provider_name: text(50),
      provider_icon_url: text(limits.buttonUrl),
      description: plain(limits.videoText),
    },
  ),
};

const messagesOnly: Readonly<Record<string, Rule>> = {
  alert: block(
    { text: anyText(limits.sectionText) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  card,
  carousel: block({
    elements: items(
      byType(() => ({ card })),
      limits.carouselCards,
    ),
  }),
  container: block(
    {
      child_blocks: items(
        byType(() => anywhere),
        limits.messageBlocks,
      ),
    },
    {
      title: plain(limits.header),
      rich_text_title: richText,
      subtitle: anyText(limits.header),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageElement,
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    },
  ),
  context_actions: block({
    elements: items(
      byType(() => contextActions),
      limits.contextActionsElements,
    ),
  }),
  data_table: block(
    { rows, caption: text(limits.sectionText) },
    { page_size: whole(1, 100), row_header_column_index: whole(0, limits.tableColumns) },
  ),
  file: block({ source: oneOf('remote'), external_id: text(limits.id) }),
  markdown: block({ text: text(limits.markdown) }),
  table: tableBlock,
  task_card: taskCard,
  plan: block(
    { title: text(limits.planTitle) },
    {
      tasks: items(
        byType(() => ({ task_card: taskCard })),
        limits.planTasks,
        0,
      ),
    },
  ),
};

export const messageBlock: Rule = byType(() => ({ ...anywhere, ...messagesOnly }));
export const viewBlock: Rule = byType(() => anywhere);
