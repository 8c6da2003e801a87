import { afterClose } from '../../src/core/policy/rules.ts';
import { typedOrder } from '../../src/core/texts/orders.ts';
import { othersAreTold, whoMayText } from '../../src/core/texts/permissions.ts';
import { kinds } from '../commands/any-order.ts';
import { voiceAt } from './sample-incident.ts';

/** Where the page about permissions stands. A test compares it; `write-docs.ts` writes it. */
export const permissionsPage = 'docs/permissions.md';

const voice = voiceAt({ at: '2026-03-01T10:00:00.000Z' });

const row = (kind: (typeof kinds)[number]): string => {
  const others = othersAreTold(kind).map((code) => `[${code}](refusals.md#${code.toLowerCase()})`);
  const cells = [
    typedOrder(kind, voice),
    whoMayText(kind),
    others.join(', '),
    afterClose.has(kind) ? 'yes' : '',
  ];
  return `| ${cells.join(' | ')} |`;
};

const head = `# Who may order what

One table, asked when an order is given and when help is shown. It is the person who types, taps or sends a form who
counts, at that moment: a button that somebody else was shown gives nothing. Generated from \`src/core/policy/rules.ts\`;
do not edit: \`npx --no-install node test/support/write-docs.ts\`.

What is not in the table is nobody's. Guests, other workspaces, bots and edited messages order nothing. A program's token
may do what \`may\` lists for it and nothing else; it does not read either. The clock ends terms and decides nothing; what a
[standing order](standing-order.md) gives is given as whoever signed it. An order of somebody else than the authority that
is the authority's is kept as advice, and nothing moves. Of a [private incident](private-incidents.md) only those know who
were let in; for everybody else it is not there.

The roster is the one of the worst-hit target. Where \`authority.environments\` in [sternway.yaml](configure.md) names another
roster for an environment, that one counts there, and nobody else. Roles are given by \`/incident assign <role> <@person>\`, else by \`roles\` in
sternway.yaml; one that nobody holds stays with the authority.

| order | who may | everybody else is told | in a closed incident |
|---|---|---|---|
`;

/** The page about who may order what, a line for each order. */
export const writePermissions = (): string =>
  `${head}${[...new Set(kinds.map(row))].toSorted().join('\n')}\n`;
