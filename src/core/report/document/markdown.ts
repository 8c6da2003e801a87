import { escaped } from '../../timeline/escape.ts';
import type { Block, Cell, Document, Part } from './shape.ts';

function lines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [escaped(block.text), ''];
    case 'list':
      return [...block.items.map((item) => `- ${escaped(item)}`), ''];
    case 'table':
      return [row(block.head), row(block.head.map(() => '---')), ...block.rows.map(row), ''];
  }
}

const row = (cells: readonly Cell[]): string =>
  `| ${cells.map((one) => (one === '---' ? one : cell(one))).join(' | ')} |`;

const cell = (one: Cell): string =>
  typeof one === 'string' ? escaped(one) : `${escaped(one.text)} (<${one.link}>)`;

const part = ({ title, blocks, parts }: Part, level: number): readonly string[] => [
  `${'#'.repeat(level)} ${escaped(title)}`,
  '',
  ...blocks.flatMap(lines),
  ...parts.flatMap((one) => part(one, level + 1)),
];

/** The report as Markdown. The same document always makes the same bytes. */
export const reportMarkdown = ({ title, facts, parts }: Document): string =>
  [
    `# ${escaped(title)}`,
    '',
    ...facts.map(([name, value]) => `- ${name}: ${escaped(value)}`),
    '',
    ...parts.flatMap((one) => part(one, 2)),
  ].join('\n');
