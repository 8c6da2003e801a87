import { messageBlock, viewBlock } from './blocks.ts';
import { limits } from './numbers.ts';
import { plain } from './objects.ts';
import { type Found, found, type Problem, type Rule } from './problem.ts';
import { flag, isObject, items, oneOf, text, typed } from './rules.ts';
import { allTexts, repeatedIds } from './walk.ts';

export type { Problem } from './problem.ts';

const as =
  (code: string) =>
  ({ pointer, message }: Found): Problem => ({ pointer, message, code });

const bytes = (value: string): number => Buffer.byteLength(value, 'utf8');

/**
 * Everything about a message that Slack would refuse. `update` is the stricter one and the default, because what is
 * posted may have to be edited later. An empty answer means that it can be sent.
 */
export function checkMessage(
  payload: unknown,
  method: 'post' | 'update' = 'update',
): readonly Problem[] {
  if (!isObject(payload)) return found('', 'must be an object').map(as('invalid_arguments'));
  const { blocks, metadata } = payload;
  return [
    ...ofText(payload['text'], blocks, method),
    ...(blocks === undefined ? [] : ofBlocks(blocks).map(as('invalid_blocks'))),
    ...(allTexts(blocks) > limits.allBlocks
      ? found('/blocks', `has more than ${limits.allBlocks} characters`).map(
          as('msg_blocks_too_long'),
        )
      : []),
    ...(metadata === undefined ? [] : ofMetadata(metadata)),
  ];
}

function ofText(value: unknown, blocks: unknown, method: 'post' | 'update'): readonly Problem[] {
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0;
  if (value === undefined || value === '') {
    return hasBlocks ? [] : found('/text', 'missing text').map(as('no_text'));
  }
  if (typeof value !== 'string')
    return found('/text', 'must be a string').map(as('invalid_arguments'));
  const isTooLong =
    method === 'post' ? value.length > limits.postText : bytes(value) > limits.updateTextBytes;
  return isTooLong ? found('/text', 'is too long').map(as('msg_too_long')) : [];
}

function ofBlocks(blocks: unknown): readonly Found[] {
  return [
    ...items(messageBlock, limits.messageBlocks, 0)(blocks, '/blocks'),
    ...repeatedIds(blocks, '/blocks'),
    ...mixedTasks(blocks),
  ];
}

/** A plan and a task card of its own do not stand in one message. */
function mixedTasks(blocks: unknown): readonly Found[] {
  const types = Array.isArray(blocks)
    ? blocks.map((block: unknown) => (isObject(block) ? block['type'] : undefined))
    : [];
  return types.includes('plan') && types.includes('task_card')
    ? found('/blocks', 'plan and task_card cannot be mixed')
    : [];
}

function ofMetadata(metadata: unknown): readonly Problem[] {
  const isMetadata =
    isObject(metadata) &&
    typeof metadata['event_type'] === 'string' &&
    isObject(metadata['event_payload']);
  if (!isMetadata) {
    return found('/metadata', 'needs event_type and event_payload').map(
      as('invalid_metadata_format'),
    );
  }
  return JSON.stringify(metadata).length > limits.metadata
    ? found('/metadata', `has more than ${limits.metadata} characters`).map(
        as('metadata_too_large'),
      )
    : [];
}

const base = {
  private_metadata: text(limits.privateMetadata, 0),
  callback_id: text(limits.id),
  external_id: text(limits.id, 0),
};
const blocks = { blocks: items(viewBlock, limits.viewBlocks, 0) };
const views: Readonly<Record<string, Rule>> = {
  home: typed(blocks, base),
  modal: typed(
    { ...blocks, type: oneOf('modal'), title: plain(limits.viewTitle) },
    {
      ...base,
      submit: plain(limits.viewButton),
      close: plain(limits.viewButton),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
  ),
};

/** Everything about a modal or a Home that Slack would refuse. */
export function checkView(view: unknown): readonly Problem[] {
  if (!isObject(view)) return found('', 'must be an object').map(as('invalid_arguments'));
  const { type } = view;
  const rule = typeof type === 'string' && Object.hasOwn(views, type) ? views[type] : undefined;
  if (rule === undefined) {
    return found('/type', `unsupported type: ${String(type)}`).map(as('invalid_arguments'));
  }
  const size = bytes(JSON.stringify(view));
  return [
    ...[...rule(view, ''), ...repeatedIds(view['blocks'], '/blocks'), ...unsent(view)].map(
      as('invalid_arguments'),
    ),
    ...(size > limits.viewBytes ? found('', 'is too large').map(as('view_too_large')) : []),
  ];
}

/** A modal that asks something needs a button that sends it. */
function unsent({ type, submit, blocks }: Readonly<Record<string, unknown>>): readonly Found[] {
  const asks =
    Array.isArray(blocks) &&
    blocks.some((block: unknown) => isObject(block) && block['type'] === 'input');
  return type === 'modal' && asks && submit === undefined
    ? found('/submit', 'missing required field: submit')
    : [];
}
