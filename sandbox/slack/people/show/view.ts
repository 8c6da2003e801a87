import { z } from 'zod';
import { JsonObject } from '../../../../src/lib/json.ts';
import type { Home as PublishedHome, View } from '../../state/view.ts';
import type { Home, OpenView } from '../shapes.ts';
import { blocksShown } from './message.ts';

const label = z.looseObject({ text: z.string() });
const content = z.looseObject({
  callback_id: z.string().default(''),
  title: label.nullish(),
  submit: label.nullish(),
  close: label.nullish(),
  blocks: z.array(JsonObject).default([]),
});

/** An open form as its person sees it. */
export function viewShown(view: View, errors: Readonly<Record<string, string>>): OpenView {
  const { callback_id: callbackId, title, submit, close, blocks } = content.parse(view.content);
  return {
    id: view.id,
    hash: view.hash,
    callbackId,
    title: title?.text ?? '',
    ...(submit && { submit: submit.text }),
    close: close?.text ?? 'Cancel',
    blocks: blocksShown(blocks),
    errors: { ...errors },
  };
}

export const homeShown = ({ id, hash, content: published }: PublishedHome): Home => ({
  id,
  hash,
  blocks: blocksShown(content.parse(published).blocks),
});
