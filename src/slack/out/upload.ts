import type { Log } from '../../app/ship.ts';
import type { SlackClient } from './send/call.ts';

export type Upload = {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly filename: string;
  readonly title: string;
  readonly content: string;
};

/** Puts a file into a channel. At most once: a file carries nothing by which it could be found again. */
export async function upload(
  client: Pick<SlackClient, 'filesUploadV2'>,
  log: Log,
  { channel, thread, filename, title, content }: Upload,
): Promise<boolean> {
  const where = { channel_id: channel, filename, title, content };
  try {
    await client.filesUploadV2(thread === undefined ? where : { ...where, thread_ts: thread });
    return true;
  } catch (error) {
    log.warn({ event: 'SlackUploadFailed', channel, err: error });
    return false;
  }
}
