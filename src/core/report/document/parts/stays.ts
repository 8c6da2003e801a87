import { type Block, list, table, text } from '../shape.ts';
import { after, moment, type Source, who } from '../source.ts';
import { amount, effectsOnce } from './effects.ts';

/** What going back did not undo and was not meant to: effects, what stays contained, and what work is left of it. */
export function stays(source: Source): readonly Block[] {
  const { account, incident } = source;
  return [
    table(
      ['What stays as it is', 'At the decision', 'Counted last'],
      effectsOnce(account).map(({ name, atDecision, last }) => [
        name,
        amount(atDecision),
        amount(last),
      ]),
      'No plan said what stays.',
    ),
    ...contained(source),
    text('Work that is left of it:'),
    table(
      ['Residual', 'What', 'Count', 'Owner', 'Due', 'State', 'Shown by'],
      account.residuals.map(({ residual, name, count, owner, due, status, by, evidence }) => [
        residual,
        name,
        amount(count),
        owner,
        moment(due),
        by === undefined ? status : `${status} by ${who(by, source)}`,
        after(evidence).slice(2),
      ]),
      'None.',
    ),
    ...kept(incident),
  ];
}

const contained = ({ incident }: Source): readonly Block[] => {
  const all = Object.values(incident.containments);
  return all.length === 0
    ? []
    : [
        text('Contained:'),
        list(
          all.map(
            ({ plan, strategy, targets, since, status }) =>
              `${strategy} (${plan}) on ${targets.join(', ')} since ${moment(since)}: ${status}`,
          ),
        ),
      ];
};

/** Data that must stay, by law or by rule. */
function kept({ plans, governing }: Source['incident']): readonly Block[] {
  const datasets = Object.values(plans).flatMap(({ id, document }) =>
    id === governing ? document.datasets : [],
  );
  const held = datasets.filter(({ constraints }) => constraints.length > 0);
  return held.length === 0
    ? []
    : [
        text('Data that stays by rule:'),
        list(
          held.map(
            ({ name, constraints, owner }) =>
              `${name} (${owner}): ${constraints.map(({ said }) => said).join(', ')}`,
          ),
        ),
      ];
}

/** Counts at go, after it and still open; and what was signed as lost. */
export function reconciliation(source: Source): readonly Block[] {
  const { account } = source;
  const signed = account.strategies.flatMap(({ losses }) =>
    losses.flatMap(({ by, losses: lost, at }) => lost.map((one) => ({ ...one, by, at }))),
  );
  return [
    table(
      ['Data', 'At go', 'After', 'Still open'],
      effectsOnce(account).map(({ effect, name, atDecision, last }) => [
        name,
        amount(atDecision),
        amount(last),
        openOf(source, effect),
      ]),
      'Nothing was counted.',
    ),
    ...account.strategies
      .slice(0, 1)
      .flatMap(({ run }) =>
        run === undefined ? [] : [text(`What going back meets in the data: ${run.data}.`)],
      ),
    text('Losses signed:'),
    list(
      signed.map(
        ({ dataset, rows, by, at }) =>
          `${dataset}: ${rows === null ? 'rows not known' : `${amount(rows)} rows`}, by ${who(by, source)} at ${moment(at)}`,
      ),
      'None.',
    ),
  ];
}

function openOf({ account }: Source, effect: string): string {
  const left = account.residuals.filter(({ of }) => of === effect);
  if (left.length === 0) return 'no work was opened';
  const open = left.filter(({ status }) => status === 'open');
  return open.length === 0 ? 'none' : open.map(({ count }) => amount(count)).join(', ');
}
