import type { PublicUpdateAccount } from '../../../account/public-updates.ts';
import { stageName, wentWrong } from '../../../texts/public-update.ts';
import { type Block, type Cell, linked, list, table, text } from '../shape.ts';
import { after, moment, type Source, said, who } from '../source.ts';

/** What people were told while it went on: inside, by support, and in public. */
export const messaging = (source: Source): readonly Block[] => [
  text('Told inside:'),
  statusReports(source),
  ...support(source),
  text('Told in public:'),
  updates(source),
];

const statusReports = (source: Source): Block =>
  table(
    ['Time', 'For', 'By', 'Conditions', 'Actions', 'Needs'],
    source.account.statusReports.map(({ at, audience, by, conditions, actions, needs }) => [
      moment(at),
      audience,
      who(by, source),
      said(conditions),
      said(actions),
      said(needs),
    ]),
    'No status report was sent.',
  );

const support = (source: Source): readonly Block[] =>
  source.account.support.length === 0
    ? []
    : [
        list(
          source.account.support.map(
            ({ verdict, by, at, evidence }) =>
              `Support said ${verdict} at ${moment(at)} (${who(by, source)})${after(evidence)}`,
          ),
        ),
      ];

const updates = (source: Source): Block =>
  table(
    ['Update', 'Stage', 'What it says', 'Drafted', 'Approved', 'What became of it'],
    source.account.publicUpdates.map((one) => [
      one.update,
      stageName[one.stage],
      said(one.text),
      `${moment(one.drafted)}, by ${who(one.drafter, source)}`,
      one.approved === undefined
        ? 'by nobody'
        : `${moment(one.approved)}, by ${who(one.approver, source)}`,
      became(one),
    ]),
    'Nothing was drafted for the public.',
  );

function became({ status, taken, link, behind }: PublicUpdateAccount): Cell {
  switch (status) {
    case 'taken':
      return linked(`published ${moment(taken)}`, link);
    case 'rehearsed':
      return 'rehearsed: nothing left the house';
    case 'drafted':
      return 'never sent';
    case 'dropped':
      return 'dropped';
    case 'sending':
    case 'not-taken':
      return behind === undefined ? 'not taken yet' : `not published: ${wentWrong[behind]}`;
  }
}
