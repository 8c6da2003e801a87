import { z } from 'zod';
import { ok, type Result } from '../../../../src/lib/result.ts';
import type { StoredFile } from '../../state/file.ts';
import { announceFile, deleteFile, findFile, shareFiles, titleFile } from '../../state/files.ts';
import { fileJson } from '../../state/wire/file.ts';
import type { Workspace } from '../../state/workspace.ts';
import { nested, optionalText, text } from '../args.ts';
import { method } from '../method.ts';
import { postableChannel } from '../posting.ts';
import { type Refusal, refuse, refuseArguments } from '../refusal.ts';

/** The largest file that Slack takes, in bytes (1 GB). */
const largestFile = 1_000_000_000;
const longestAltText = 1_000;

/** Methods about files. The bytes go to the upload address, see `uploads.ts`. */
export const fileMethods = [
  method({
    name: 'files.getUploadURLExternal',
    tier: 't4',
    scopes: ['files:write'],
    args: z.object({
      filename: text,
      length: text,
      alt_txt: optionalText,
      // What the SDK's filesUploadV2 sends, though the reference says `alt_txt`.
      alt_text: optionalText,
    }),
    run: ({ workspace, origin }, args) => {
      const size = Number(args.length);
      if (!Number.isInteger(size) || size < 1) {
        return refuseArguments(['[ERROR] must be a positive integer [json-pointer:/length]']);
      }
      if (size > largestFile) return refuse('file_upload_size_restricted');
      const altText = args.alt_txt ?? args.alt_text;
      if ((altText ?? '').length > longestAltText) return refuse('alt_txt_too_large');
      const user = workspace.app.botUser;
      const file = announceFile(workspace, { name: args.filename, size, altText, user });
      return ok({ upload_url: `${origin()}/upload/${file.id}`, file_id: file.id });
    },
  }),
  method({
    name: 'files.completeUploadExternal',
    tier: 't4',
    scopes: ['files:write'],
    args: z.object({
      files: nested(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
      channel_id: optionalText,
      initial_comment: optionalText,
      thread_ts: optionalText,
    }),
    run: (call, args) => {
      const { workspace } = call;
      const uploaded = uploadedFiles(workspace, args.files);
      if (!uploaded.ok) return uploaded;
      if (args.channel_id === undefined) return ok({ files: uploaded.value.map(fileJson) });
      const channel = postableChannel(call, args.channel_id);
      if (!channel.ok) return channel;
      const shared = shareFiles(workspace, uploaded.value, {
        channel: channel.value.id,
        user: workspace.app.botUser,
        text: args.initial_comment ?? '',
        threadTs: args.thread_ts,
      });
      return shared.ok ? ok({ files: shared.value.map(fileJson) }) : refuse(shared.error);
    },
  }),
  method({
    name: 'files.info',
    tier: 't4',
    scopes: ['files:read'],
    args: z.object({ file: text }),
    run: ({ workspace }, args) => {
      const file = findFile(workspace, args.file);
      if (file.ok) return ok({ file: fileJson(file.value) });
      return refuse(workspace.files.has(args.file) ? 'file_deleted' : file.error);
    },
  }),
  method({
    name: 'files.delete',
    tier: 't3',
    scopes: ['files:write'],
    args: z.object({ file: text }),
    run: ({ workspace }, args) => {
      const file = findFile(workspace, args.file);
      if (!file.ok) return refuse(workspace.files.has(args.file) ? 'file_deleted' : file.error);
      if (file.value.user !== workspace.app.botUser) return refuse('cant_delete_file');
      deleteFile(workspace, file.value);
      return ok({});
    },
  }),
];

const uploadedFiles = (
  workspace: Workspace,
  asked: readonly { readonly id: string; readonly title?: string | undefined }[],
): Result<readonly StoredFile[], Refusal> => {
  const files: StoredFile[] = [];
  for (const { id, title } of asked) {
    const file = findFile(workspace, id);
    if (!file.ok || file.value.bytes === undefined) return refuse('file_not_found');
    files.push(titleFile(workspace, file.value, title ?? file.value.name));
  }
  return ok(files);
};
