import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findFile, receiveBytes } from '../state/files.ts';
import type { Workspace } from '../state/workspace.ts';
import { readForm } from './body.ts';

const Params = z.object({ id: z.string() });
const Body = z.instanceof(Buffer).default(Buffer.alloc(0));

/** The largest upload that is taken here, in bytes; Slack itself takes a gigabyte. */
const largestUpload = 50 * 1_024 * 1_024;

/** Serves the address to which a file's bytes are posted, and the one where they are read. */
export const mountUploads = async (app: FastifyInstance, workspace: Workspace): Promise<void> => {
  await app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: largestUpload },
      (_, body, done) => done(null, body),
    );
    uploads.post('/upload/:id', async (request, reply) => {
      const { id } = Params.parse(request.params);
      const bytes = await bytesOf(request.headers['content-type'] ?? '', Body.parse(request.body));
      if (bytes === undefined) return reply.code(400).send('No file in the form');
      const received = receiveBytes(workspace, id, bytes);
      if (!received.ok) return reply.code(404).send('Unknown upload');
      return reply.code(200).send(`OK - ${bytes.length}`);
    });
    uploads.get('/files/:id/:name', async (request, reply) => {
      const file = findFile(workspace, Params.parse(request.params).id);
      if (!file.ok || file.value.bytes === undefined) return reply.code(404).send('No such file');
      return reply
        .header('content-type', file.value.mimetype)
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(file.value.bytes));
    });
  });
};

/** The file of a form, or the whole body when it is none. */
const bytesOf = async (contentType: string, body: Buffer): Promise<Uint8Array | undefined> => {
  if (!contentType.toLowerCase().startsWith('multipart/form-data')) return body;
  const form = await readForm(contentType, body);
  const file = form === undefined ? undefined : [...form.values()].find((v) => v instanceof Blob);
  return file === undefined ? undefined : new Uint8Array(await file.arrayBuffer());
};
