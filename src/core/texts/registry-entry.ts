import { sayDuration } from '../../lib/durations.ts';
import type { Account } from '../account/account.ts';
import type { StrategyAccount } from '../account/strategies.ts';
import type { Words } from '../account/told.ts';
import type { MadePlan } from '../incident/incident.ts';
import { rowOf, strategyRow } from '../registry/row.ts';
import { heldText } from './held.ts';
import { cameBy, headOf, momentText, placesOf, strategyText, titleBeside } from './registry.ts';
import { incident, type Voice } from './voice.ts';
import { capital, clock, count, oneLine, people, person, sentence } from './words.ts';

/**
 * One incident on one page: what it was, who decided what, what came of it, what is left, and where to read on. Where one of
 * its plans was asked for, what became of that stands first.
 */
export function registryEntryText(account: Account, voice: Voice, asked?: MadePlan): string {
  const { id, origin, targets, title, authorities, hold } = account;
  const row = rowOf(account);
  const told = [...new Set(authorities.map((span) => span.person))];
  return [
    asked === undefined ? [] : planLines(account, asked, voice),
    [
      `${headOf(row)}: ${placesOf(targets, 8)}${titleBeside(targets, title ?? null)}`,
      ...(origin.kind === 'import'
        ? [
            `Began ${momentText(row.declaredAt)}. It happened elsewhere, and was imported by ${person(origin.declaredBy, voice)}`,
          ]
        : [
            `Declared by ${person(origin.declaredBy, voice)}, ${cameBy[origin.kind]}`,
            `Decision authority: ${people(told, voice)}`,
            timesText(account, voice),
          ]),
      ...[heldText(hold, voice)].filter((line) => line !== undefined),
    ],
    ...account.strategies
      .filter(({ plan }) => asked === undefined || plan !== asked.id)
      .map((one) => strategyLines(one, voice)),
    afterwards(account, voice),
    [
      `All that happened: ${incident(voice, 'timeline')} in its channel, \`sternway timeline --incident ${id}\`, or GET /api/v1/incidents/${id}/timeline`,
      `Its events with their chain: \`sternway registry export ${id}\`, or GET /api/v1/registry/export?incident=${id}`,
    ],
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => sentence(capital(line))).join('\n'))
    .join('\n\n');
}

/** What became of one plan: its run, or that nobody decided for it. */
function planLines(
  { id, strategies }: Account,
  { id: plan, document }: MadePlan,
  voice: Voice,
): readonly string[] {
  const followed = strategies.filter((one) => one.plan === plan);
  if (followed.length > 0) return followed.flatMap((one) => strategyLines(one, voice));
  const { strategy, from, to, estimateMs, playbook } = document;
  const way =
    from.version === to.version ? '' : ` ${oneLine(from.version, 40)} → ${oneLine(to.version, 40)}`;
  return [
    `${plan} ${strategy}${way}: nobody decided for it in ${id}, so it was not carried out`,
    `Estimated ${sayDuration(estimateMs)}, by playbook ${oneLine(playbook.name, 60)} ${oneLine(playbook.version, 40)}`,
  ];
}

/** The moments of the record in their order, those that are known. */
function timesText({ moments }: Account, voice: Voice): string {
  const known = [
    ['users hurt since', moments.impactStart],
    ['detected', moments.detected],
    ['acknowledged', moments.acknowledged],
    ['declared', moments.declared],
    ['decision asked for', moments.decisionRequested],
    ['decided', moments.decided],
    ['first step', moments.firstStep],
    [moments.mitigatedByWord ? 'mitigated (claimed)' : 'mitigated', moments.mitigated],
    ['recovered', moments.recovered],
    ['closed', moments.closed],
  ] as const;
  return known
    .flatMap(([what, at]) => (at === undefined ? [] : [`${what} ${clock(at, voice)}`]))
    .join(', ');
}

function strategyLines(account: StrategyAccount, voice: Voice): readonly string[] {
  const { run, decider } = account;
  const steps = run?.steps.filter(({ outcome }) => outcome === 'finished').length ?? 0;
  const agreed = run?.approvals.filter(({ answer }) => answer === 'approved') ?? [];
  return [
    strategyText(strategyRow(account), voice),
    `Decided as ${decider.role}${saidText(account.reason)}`,
    ...(run === undefined
      ? []
      : [
          `Estimated ${sayDuration(run.estimateMs)}; ${steps} of ${count(run.steps.length, 'step')} done, by playbook ${oneLine(run.playbook.name, 60)} ${oneLine(run.playbook.version, 40)}`,
        ]),
    ...(agreed.length === 0
      ? []
      : [`Approved by ${people([...new Set(agreed.map((one) => one.person))], voice)}`]),
  ];
}

/** What somebody said, an erased reason by name; nothing where nobody said any. */
function saidText(words: Words): string {
  if (words === undefined) return '';
  return words === null ? ' (the reason was erased)' : `: "${oneLine(words, 200)}"`;
}

/** What was passed over, and what is left. */
function afterwards(account: Account, voice: Voice): readonly string[] {
  const { waivers, overrides, residuals, outside, reviews } = account;
  return [
    ...waivers.map(
      ({ check, by, second, reason }) =>
        `Waived: ${oneLine(check, 80)}, by ${people(second === undefined ? [by] : [by, second], voice)}${saidText(reason)}`,
    ),
    ...overrides
      .filter(({ kind }) => kind !== 'waive')
      .map(
        ({ kind, of, by, reason }) =>
          `Went past (${kind}): ${oneLine(of, 80)}, by ${person(by, voice)}${saidText(reason)}`,
      ),
    ...residuals.map(
      ({ residual, name, status, owner }) =>
        `Left over, ${status}: ${residual} ${oneLine(name, 80)}, owned by ${oneLine(owner, 40)}`,
    ),
    ...outside.map(
      ({ change, kind, target, verdict }) =>
        `Changed from outside: ${change}, a ${kind} on ${target}, ${verdict ?? 'not judged'}`,
    ),
    ...reviews.map(
      ({ review, cause, done }) =>
        `Review ${review} (${cause}): ${done === undefined ? 'open' : `done ${clock(done, voice)}`}`,
    ),
  ];
}
