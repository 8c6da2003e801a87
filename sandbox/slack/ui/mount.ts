import { createHash } from 'node:crypto';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sourceOf } from './sources.ts';

const here = import.meta.dirname;
const litHtml = dirname(fileURLToPath(import.meta.resolve('lit-html')));

const imports = JSON.stringify({
  imports: { 'lit-html': '/ui/lit-html/lit-html.js', 'lit-html/': '/ui/lit-html/' },
});

const kinds: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
};

/** Only plain names, at most one folder deep: nothing that could climb out of the folder. */
const plainName = /^(?:[a-z-]+\/)?[a-z-]+\.(?:ts|js|css)$/u;

const policy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash('sha256').update(imports).digest('base64')}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the browser's pages of the local workspace: `/`, its modules with their types stripped, styles, and lit-html. The
 * page may load nothing from elsewhere and run nothing that is not one of these files.
 */
export function mountUi(app: FastifyInstance): void {
  app.get('/', (_request, reply) =>
    send(
      reply,
      '.html',
      sourceOf(join(here, 'page.html'))?.replace(
        '<!-- imports -->',
        `<script type="importmap">${imports}</script>`,
      ),
    ),
  );
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send());
  serve(app, '/ui/browser/', join(here, 'browser'));
  serve(app, '/ui/styles/', join(here, 'styles'));
  serve(app, '/ui/lit-html/', browserBuildOf(litHtml));
}

function serve(app: FastifyInstance, prefix: string, folder: string): void {
  app.get<{ Params: { '*': string } }>(`${prefix}*`, (request, reply) => {
    const name = request.params['*'];
    const text = plainName.test(name) ? sourceOf(join(folder, name)) : undefined;
    return send(reply, extname(name), text);
  });
}

function send(reply: FastifyReply, extension: string, text: string | undefined): FastifyReply {
  const kind = kinds[extension];
  if (text === undefined || kind === undefined)
    return reply.code(404).send('There is no such file.');
  return reply
    .header('content-type', kind)
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(text);
}

/** Node resolves the package to its build for servers, which lies in a folder of the one for browsers. */
function browserBuildOf(folder: string): string {
  const at = folder.search(/[/\\]node(?:[/\\]development)?$/u);
  return at === -1 ? folder : folder.slice(0, at);
}
