import type { Log } from '../../app/ship.ts';
import { type Trouble, troubleOf } from '../trouble.ts';
import type { SlackClient } from './send/call.ts';

/** A file with what stands beside it. */
export type Upload = {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly filename: string;
  readonly title: string;
  readonly content: string | Uint8Array;
  /** Of a picture: what a screen reader says in its place, at most 1,000 characters. */
  readonly altText?: string;
  /** The message that it comes with, as markup. */
  readonly comment?: string;
};

/** Puts a file into a channel; else why not. A file carries nothing by which it could be found again. */
export async function upload(
  client: Pick<SlackClient, 'filesUploadV2'>,
  log: Log,
  file: Upload,
): Promise<Trouble | undefined> {
  const { channel, thread, filename, title, content, altText, comment } = file;
  const what = typeof content === 'string' ? { content } : { file: Buffer.from(content) };
  const beside = {
    ...(altText !== undefined && { alt_text: altText }),
    ...(comment !== undefined && { initial_comment: comment }),
  };
  const where = { channel_id: channel, filename, title, ...what, ...beside };
  try {
    await client.filesUploadV2(thread === undefined ? where : { ...where, thread_ts: thread });
    return undefined;
  } catch (error) {
    log.warn({ event: 'SlackUploadFailed', channel, err: error });
    return troubleOf(error);
  }
}
