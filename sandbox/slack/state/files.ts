import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { StoredFile } from './file.ts';
import { findChannel } from './find.ts';
import { changeMessage, type PostRefusal, postMessage } from './post.ts';
import type { Workspace } from './workspace.ts';

/** Announces a file; its bytes follow. */
export const announceFile = (
  workspace: Workspace,
  draft: Pick<StoredFile, 'name' | 'size' | 'altText' | 'user'>,
): StoredFile =>
  put(workspace, {
    ...draft,
    id: workspace.nextId('F'),
    title: draft.name,
    mimetype: mimetypeOf(draft.name),
    created: workspace.clock.now(),
    bytes: undefined,
    channels: [],
    deleted: false,
  });

/** Takes the bytes of an announced file. */
export const receiveBytes = (
  workspace: Workspace,
  id: string,
  bytes: Uint8Array,
): Result<StoredFile, 'file_not_found'> => {
  const file = findFile(workspace, id);
  return file.ok ? ok(put(workspace, { ...file.value, bytes, size: bytes.length })) : file;
};

/** The file of this id, unless deleted. */
export const findFile = (
  workspace: Workspace,
  id: string,
): Result<StoredFile, 'file_not_found'> => {
  const file = workspace.files.get(id);
  return file === undefined || file.deleted ? err('file_not_found') : ok(file);
};

/** Gives a file its title and, with a channel, posts one message that carries all of these files. */
export const shareFiles = (
  workspace: Workspace,
  files: readonly StoredFile[],
  where: { channel: string; user: string; text: string; threadTs?: string | undefined },
): Result<readonly StoredFile[], PostRefusal> => {
  const channel = findChannel(workspace, where.channel);
  if (!channel.ok) return channel;
  if (channel.value.archived) return err('is_archived');
  const shared = files.map((file) => ({
    ...file,
    channels: [...new Set([...file.channels, where.channel])],
  }));
  for (const file of shared) workspace.files.set(file.id, file);
  const posted = postMessage(workspace, { ...where, files: files.map((file) => file.id) });
  if (!posted.ok) return posted;
  for (const file of shared) {
    workspace.emit({ type: 'fileShared', file, message: posted.value });
  }
  return ok(shared);
};

/** Titles an uploaded file. */
export const titleFile = (workspace: Workspace, file: StoredFile, title: string): StoredFile =>
  put(workspace, { ...file, title });

/** Deletes a file and takes it off the messages that carry it. */
export const deleteFile = (workspace: Workspace, file: StoredFile): void => {
  put(workspace, { ...file, deleted: true, bytes: undefined });
  for (const channel of file.channels) {
    for (const message of workspace.messages.get(channel)?.values() ?? []) {
      if (!message.files.includes(file.id)) continue;
      const files = message.files.filter((id) => id !== file.id);
      changeMessage(workspace, message, { files, by: file.user });
    }
  }
  workspace.emit({ type: 'fileDeleted', file });
};

const put = (workspace: Workspace, file: StoredFile): StoredFile => {
  workspace.files.set(file.id, file);
  return file;
};

const mimetypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  txt: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
  csv: 'text/csv',
};

const mimetypeOf = (name: string): string =>
  mimetypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
