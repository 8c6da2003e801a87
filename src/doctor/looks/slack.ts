import type { Seen } from '../../core/doctor/finding.ts';
import { judgeChannel, judgeScopes } from '../../core/doctor/slack.ts';
import * as texts from '../../core/doctor/texts.ts';
import type { SlackSettings } from '../../slack/settings.ts';
import type { Trouble } from '../../slack/trouble.ts';
import type { Bench, Look } from '../bench.ts';

/** Slack's packages are loaded only where there is a Slack. */
async function around({ log }: Pick<Bench, 'log'>, slack: SlackSettings) {
  const { slackExaminer } = await import('../../slack/examine.ts');
  return slackExaminer(slack, log);
}

const troubled = (which: string, { kind, code }: Trouble): Seen =>
  kind === 'wait' || kind === 'unclear' || kind === 'passing'
    ? texts.slackSilent(code)
    : texts.tokenRefused(which, code);

const bySlack =
  (look: (slack: SlackSettings, bench: Bench) => Promise<readonly Seen[]>): Look =>
  (bench) =>
    bench.settings.slack === undefined ? [texts.noSlack] : look(bench.settings.slack, bench);

function listed({ configuration }: Bench, ids: readonly (string | undefined)[]): readonly Seen[] {
  const { workspaces = [] } = configuration.ok ? configuration.value : {};
  return workspaces.length === 0 || workspaces.some((one) => ids.includes(one))
    ? []
    : [texts.notListed(ids[0] ?? '')];
}

function signing({ mode }: SlackSettings): readonly Seen[] {
  if (mode.kind === 'socket') return [];
  return [/^[0-9a-f]{32}$/u.test(mode.signingSecret) ? texts.signingUntried : texts.signingStrange];
}

export const slackTokens = bySlack(async (slack, bench) => {
  const examiner = await around(bench, slack);
  const [bot, app] = await Promise.all([examiner.bot(), examiner.app()]);
  const ofBot = bot.ok
    ? [
        texts.botKnown(bot.value.team, bot.value.teamId),
        ...listed(bench, [bot.value.teamId, bot.value.enterpriseId]),
      ]
    : [troubled('the bot token', bot.error)];
  const ofApp =
    app === undefined ? [] : [app.ok ? texts.appKnown : troubled('the app token', app.error)];
  return [...ofBot, ...ofApp, ...signing(slack)];
});

export const slackScopes = bySlack(async (slack, bench) => {
  const bot = await (await around(bench, slack)).bot();
  if (!bot.ok) return [texts.botUnknown];
  const { needed, optional } = await import('../../slack/manifest/scopes.ts');
  const { scopes } = bot.value;
  return scopes === undefined ? [texts.scopesUntold] : judgeScopes(scopes, { needed, optional });
});

/** Every channel that is named, by what it is for. */
function channelsNamed(
  slack: SlackSettings,
  { configuration }: Bench,
): ReadonlyMap<string, string> {
  const rules = configuration.ok ? configuration.value : undefined;
  const drills = Object.values(rules?.services ?? {}).flatMap(
    ({ drills }) => drills?.channel ?? [],
  );
  const named: readonly (readonly [string | undefined, string])[] = [
    ...drills.map((channel) => [channel, 'drills'] as const),
    [rules?.weekly?.channel, 'the weekly digest'],
    [rules?.securityChannel, 'security'],
    [slack.announceChannel, 'announcements'],
  ];
  return new Map(named.flatMap(([one, use]) => (one === undefined ? [] : [[one, use] as const])));
}

export const slackChannels = bySlack(async (slack, bench) => {
  const examiner = await around(bench, slack);
  const bot = await examiner.bot();
  if (!bot.ok) return [texts.botUnknown];
  const mayWriteAnywhere = bot.value.scopes?.includes('chat:write.public') ?? false;
  const seen = await Promise.all(
    Array.from(channelsNamed(slack, bench), async ([channel, use]) => {
      const found = await examiner.channel(channel);
      return found.ok
        ? judgeChannel({ channel, use, mayWriteAnywhere }, found.value)
        : troubled('the bot token', found.error);
    }),
  );
  return [...(slack.announceChannel === undefined ? [texts.noAnnouncing] : []), ...seen];
});
