import type { Workspace } from '../../state/workspace.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as Slack sends it: `&`, `<` and `>` would otherwise be markup. */
export const escapeText = (text: string): string =>
  text.replace(/[&<>]/gu, (character) => entities[character] ?? character);

// A name at the start of a word. `<` cannot be there: it has been escaped.
const mention = /(^|[\s(,;:])([@#])([\p{L}\p{N}._-]*[\p{L}\p{N}_-])/gu;
const link = /\bhttps?:\/\/[^\s|]+[^\s|.,;:!?)]/gu;

/** The same with people, channels and links as markup, as `should_escape` asks and as messages always have it. */
export function markUp(workspace: Workspace, text: string, labels: boolean): string {
  return escapeText(text)
    .replace(link, (url) => `<${url}>`)
    .replace(mention, (whole, before: string, sign: string, name: string) => {
      const id = sign === '@' ? personNamed(workspace, name) : channelNamed(workspace, name);
      if (id === undefined) return whole;
      // Of a channel the name is always there; of a person only in commands.
      const label = labels || sign === '#' ? `|${name}` : '';
      return `${before}<${sign}${id}${label}>`;
    });
}

const personNamed = ({ users, app, team }: Workspace, name: string): string | undefined =>
  [...users.values()].find(
    (user) =>
      user.teamId === team.id &&
      (user.name === name || (user.id === app.botUser && name === app.name.toLowerCase())),
  )?.id;

const channelNamed = ({ channels }: Workspace, name: string): string | undefined =>
  [...channels.values()].find((channel) => channel.kind !== 'im' && channel.name === name)?.id;
