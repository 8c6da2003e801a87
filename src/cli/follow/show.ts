import { clean } from '../clean.ts';
import type { Shell } from '../shell.ts';
import { fitting } from './fitting.ts';

/** Where what happens is shown. */
export type Show = {
  readonly status: (say: string) => Promise<void>;
  readonly line: (line: { readonly at: string; readonly text: string }) => Promise<void>;
};

const time = (at: string): string => at.slice(11, 19);
const said = ({ at, text }: { readonly at: string; readonly text: string }): string =>
  `${time(at)} ${clean(text).replaceAll('\n', ' ')}`;

/** For a pipe or a file: the status once, then every line as it comes. */
export function plainShow({ out }: Pick<Shell, 'out'>): Show {
  let shown = false;
  return {
    status: async (say) => {
      if (!shown) await out(`${clean(say).trimEnd()}\n\n`);
      shown = true;
    },
    line: (line) => out(`${said(line)}\n`),
  };
}

const keptLines = 8;
const eraseBelow = '\u001b[0J';
const up = (rows: number): string => (rows === 0 ? '\r' : `\r\u001b[${rows}A`);

/**
 * For a terminal: the status in place, and under it the last things that happened. Each picture is one write that goes
 * over the last one, so that nothing flickers.
 */
export function screenShow({ out, screen }: Pick<Shell, 'out' | 'screen'>): Show {
  let status: readonly string[] = [];
  let lines: readonly string[] = [];
  let drawn = 0;
  const draw = async (): Promise<void> => {
    const { columns, rows } = screen() ?? { columns: 80, rows: 24 };
    // One row stays free for the cursor; a line that breaks would not be counted.
    const drawing = fitting({ status, lines }, Math.max(1, rows - 1)).map((line) =>
      line.slice(0, Math.max(1, columns - 1)),
    );
    await out(`${up(drawn)}${eraseBelow}${drawing.join('\n')}\n`);
    drawn = drawing.length;
  };
  return {
    status: (say) => {
      status = clean(say).trimEnd().replaceAll('\t', '  ').split('\n');
      return draw();
    },
    line: (line) => {
      lines = [...lines, said(line)].slice(-keptLines);
      return draw();
    },
  };
}
