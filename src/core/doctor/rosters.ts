import { fail, pass, type Seen, unknown, warn } from './finding.ts';

/** Somebody on a roster, as far as it is known how they are reached. */
export type OnCall = {
  readonly name: string;
  /** `unneeded`: there is no Slack here. `untold`: Slack would not say. */
  readonly slack: 'there' | 'none' | 'left' | 'untold' | 'unneeded';
  readonly pager: boolean;
};

export type TargetRoster = {
  readonly target: string;
  readonly people: readonly OnCall[];
  /** Groups of the roster that never said who is in them. */
  readonly silent: readonly string[];
};

/** So many people who can be reached make a night that is survived (capabilities P43). */
const enough = 3;

const isReachable = ({ slack, pager }: OnCall): boolean =>
  pager && (slack === 'there' || slack === 'unneeded');

const slackLacks: Readonly<Record<OnCall['slack'], string | undefined>> = {
  there: undefined,
  unneeded: undefined,
  none: 'no account in Slack',
  left: 'an account in Slack that is closed',
  untold: 'an account of which Slack says nothing just now',
};

/** `ana has no pager`; nothing for whoever has all. */
function lackOf({ name, slack, pager }: OnCall): readonly string[] {
  const said = slackLacks[slack];
  const lacks = [...(said === undefined ? [] : [said]), ...(pager ? [] : ['no pager'])];
  return lacks.length === 0 ? [] : [`${name} has ${lacks.join(' and ')}`];
}

function ofOne({ target, people, silent }: TargetRoster): Seen {
  const many = people.filter(isReachable).length;
  const lacks = people.flatMap(lackOf);
  const why = lacks.length === 0 ? '' : ` (${lacks.join('; ')})`;
  const says = `${target}: ${many} of ${people.length} people on the roster can be reached${why}.`;
  if (many < enough && silent.length > 0) {
    return unknown(
      `${says} Nobody knows who is in ${silent.join(', ')}, which never answered.`,
      'See that the source of the group answers; rosters.md says what it has to say.',
    );
  }
  if (many < enough && people.some(({ slack }) => slack === 'untold')) {
    return unknown(says, 'See that this machine reaches Slack, and ask again.');
  }
  if (many >= enough) return pass(says);
  const todo = `Have ${enough} people who can be reached: more on the roster, each with \`slack\` and \`pager\` under people.`;
  return many < 2 ? fail(says, todo) : warn(says, todo);
}

/** Of each protected target: three who can be reached are enough, two a warning, fewer a failure. */
export const judgeRosters = (targets: readonly TargetRoster[]): readonly Seen[] =>
  targets.length === 0
    ? [pass('No target is in a protected environment, so nobody has to be reached at night.')]
    : targets.map(ofOne);
