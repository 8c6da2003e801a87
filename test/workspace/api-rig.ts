import { ErrorCode, type Logger, LogLevel, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { workspaceClock } from '../../sandbox/slack/state/clock.ts';
import { Manifest } from '../../sandbox/slack/state/manifest.ts';
import {
  type RunningWorkspace,
  startWorkspace,
  type WorkspaceOptions,
} from '../../sandbox/slack/workspace.ts';

/** An app that may do everything. */
export const fullManifest: Manifest = Manifest.parse({
  display_information: { name: 'Sternway' },
  features: {
    bot_user: { display_name: 'sternway' },
    app_home: { home_tab_enabled: true },
    slash_commands: [{ command: '/incident', description: 'Command an incident' }],
  },
  oauth_config: {
    scopes: {
      bot: (
        'commands chat:write users:read users:read.email usergroups:read team:read ' +
        'channels:manage channels:read channels:history channels:join ' +
        'groups:write groups:read groups:history im:write im:read im:history ' +
        'pins:write pins:read bookmarks:write bookmarks:read reactions:read reactions:write ' +
        'files:write files:read'
      ).split(' '),
      bot_optional: ['chat:write.public'],
    },
  },
  settings: { interactivity: { is_enabled: true }, socket_mode_enabled: true },
});

const Answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });
export type Answer = z.infer<typeof Answer>;

export type Rig = AsyncDisposable & {
  readonly running: RunningWorkspace;
  /** Calls with the SDK, as the bot or with another token. Answers what Slack said, a refusal too. */
  readonly call: (
    method: string,
    args?: Record<string, unknown>,
    token?: string,
  ) => Promise<Answer>;
  /** The error code of a refused call; undefined when it went through. */
  readonly errorOf: (method: string, args?: Record<string, unknown>) => Promise<string | undefined>;
};

/** Refusals are what most of these tests ask for; the SDK need not print them. */
const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

const started = Date.UTC(2026, 0, 5, 12);

/** A workspace whose clock stands still, and the real SDK in front of it. */
export const openWorkspace = async (options: Partial<WorkspaceOptions> = {}): Promise<Rig> => {
  const running = await startWorkspace({
    manifest: fullManifest,
    mode: { kind: 'socket' },
    clock: workspaceClock({ stillAt: started }),
    ...options,
  });
  const call: Rig['call'] = async (method, args = {}, token = running.tokens.bot) => {
    const client = new WebClient(token, {
      slackApiUrl: running.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: quiet,
    });
    try {
      return Answer.parse(await client.apiCall(method, args));
    } catch (error) {
      return refusalIn(error);
    }
  };
  return {
    running,
    call,
    errorOf: async (method, args) => (await call(method, args)).error,
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
};

const PlatformError = z.object({ code: z.literal(ErrorCode.PlatformError), data: Answer });

const refusalIn = (error: unknown): Answer => {
  const refused = PlatformError.safeParse(error);
  if (!refused.success) throw error;
  return refused.data.data;
};

/** The sentences that Slack gives with refused arguments. */
export const sentencesOf = (answer: Answer): readonly string[] =>
  z.object({ response_metadata: z.object({ messages: z.array(z.string()) }) }).parse(answer)
    .response_metadata.messages;
