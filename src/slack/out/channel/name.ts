import { serviceOf, type Target } from '../../../core/ids.ts';
import type { Incident } from '../../../core/incident/incident.ts';
import { loud, withoutTarget } from '../../../core/texts/words.ts';
import { mrkdwn } from '../../blocks/words.ts';

/** Slack's longest name of a channel. */
const longest = 80;
/** So much is kept free for `-2` and its like. */
const suffix = 4;
const longestTopic = 250;

type About = Pick<Incident, 'id' | 'mode' | 'targets' | 'declaredAt'>;

/**
 * `inc-20261121-checkout-5xx`: day, service and title in what Slack allows (lower case, digits, dashes; slack.md 4.2).
 * A title without such letters leaves the incident's number.
 */
export function channelName(incident: About, title: string | null): string {
  const day = incident.declaredAt.slice(0, 10).replaceAll('-', '');
  const [target] = incident.targets;
  const service = target === undefined ? '' : serviceOf(target);
  const said = saidIn(title ?? '', target) || slug(incident.id);
  // What a drill is about is its service, where it has one: nobody has anything else to say of it.
  return (incident.mode === 'live' ? ['inc', day, service, said] : ['drill', day, service || said])
    .join('-')
    .slice(0, longest - suffix)
    .replace(/-+$/u, '');
}

/** What a title says beside its target, in letters of a channel's name; nothing where it says no more. */
function saidIn(title: string, target: Target | undefined): string {
  if (target === undefined) return slug(title);
  const service = serviceOf(target);
  const words = slug(title.replaceAll(target, ' '));
  const said = words.startsWith(`${service}-`) ? words.slice(service.length + 1) : words;
  return said === service ? '' : said;
}

/** The name for the `count`th try: `…-2` when the first is taken. */
export const nthName = (name: string, count: number): string =>
  count === 1 ? name : `${name}-${count}`;

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');

/**
 * What stands over the channel. It says what does not change: each change would be one more message. A topic is markup:
 * mentions and links that somebody typed stay text.
 */
export function channelTopic({ id, mode, targets }: About, title: string | null): string {
  const loudly = mode === 'live' ? '' : `${loud(mode)} · `;
  const words = `${loudly}${id} · ${targets.length === 0 ? '' : `${targets.join(', ')} · `}${title === null ? '(erased)' : withoutTarget(title, targets)}`;
  return mrkdwn(words.replace(/\s+/gu, ' '), longestTopic);
}
