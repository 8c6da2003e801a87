import type { Played } from './played.ts';

/** What came of the play, as lines for a person. */
export function reportOf({
  ok,
  incident,
  timeline,
  figures,
  problems,
  files,
}: Played): readonly string[] {
  return [
    `\nThe timeline of ${incident}:`,
    ...timeline.entries.map(
      ({ at, kind, actor, text }) => `${at.slice(11, 19)}  ${kind.padEnd(8)}  ${actor}: ${text}`,
    ),
    '',
    ...Object.entries(figures).map(([name, value]) => `${name}: ${value}`),
    ...(files.length === 0 ? [] : ['', 'What it leaves to those who were not there:']),
    ...files.map((file) => `  ${file}`),
    ...problems.map((problem) => `NOT SO: ${problem}`),
    ok
      ? 'The shop is on release 1 everywhere, every check held, everybody saw it once, and the registry verifies.'
      : 'The play failed.',
  ];
}
