import type { Found, Whole } from './found.ts';

/** Each command is understood under its own name and that of the configuration, so neither may belong to another one. */
export function commandNames({ commands }: Whole): readonly Found[] {
  const all = Object.entries(commands);
  return all.flatMap(([own, name]) => {
    const other = all.find(
      ([which, theirs]) => which !== own && (name === which || name === theirs),
    );
    return other === undefined
      ? []
      : [
          {
            path: ['commands', own],
            message: `"${name}" is a name of the command ${other[0]} already; give ${own} another one`,
          },
        ];
  });
}
