import { sha256 } from '../../lib/hash.ts';
import { exits } from '../exits.ts';
import type { Own } from './own.ts';

const tokenBytes = 32;

/** A new token: random, printed once and kept nowhere; the configuration holds its digest only. */
export const token: Own = {
  word: 'token',
  usage: ['token'],
  summary: 'Make a new token and the digest of it for sternway.yaml',
  run: async (shell, _client, { options }) => {
    const bytes = crypto.getRandomValues(new Uint8Array(tokenBytes));
    const made = `stw_${Buffer.from(bytes).toString('base64url')}`;
    const digest = sha256(made);
    await shell.out(
      options.json
        ? `${JSON.stringify({ token: made, sha256: digest })}\n`
        : [
            `token   ${made}`,
            `sha256  ${digest}`,
            '',
            'The token is kept nowhere: store it like a password (STERNWAY_TOKEN).',
            'The digest goes into sternway.yaml:',
            `  tokens: { my-laptop: { sha256: "${digest}" } }`,
            'and, for a person, my-laptop under the tokens of that person.',
            '',
          ].join('\n'),
    );
    return exits.accepted;
  },
};
