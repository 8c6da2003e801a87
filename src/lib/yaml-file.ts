import type { z } from 'zod';
import type { Json } from './json.ts';
import { err, ok, type Result } from './result.ts';
import { sayIssue } from './say-issue.ts';
import { composeYaml, type Fault } from './yaml-tokens.ts';
import { type Path, pathKey, type Spot, valuesOf } from './yaml-values.ts';

/** Something wrong in a file. Line and column count from 1. */
export type FileProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** A YAML text as a plain JSON value, and the place of everything in it. */
export type YamlFile = {
  readonly file: string;
  readonly value: Json;
  /** A problem at the value (or at the key) of this path, or at the nearest thing around it that is written down. */
  readonly problemAt: (path: Path, message: string, which?: keyof Spot) => FileProblem;
};

export const maxFileBytes = 1_000_000;
const maxProblems = 50;

const problem = (file: string, text: string, { offset, message }: Fault): FileProblem => {
  const before = text.slice(0, Math.min(offset, text.length));
  const line = before.split('\n').length;
  return { file, line, column: before.length - before.lastIndexOf('\n'), message };
};

/** In the order of the file, each once, and no more than a person will read. */
export function inOrder<P extends FileProblem>(problems: readonly P[]): readonly P[] {
  const seen = new Map(
    problems.map((each) => [`${each.line}:${each.column}:${each.message}`, each]),
  );
  return Array.from(seen.values())
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, maxProblems);
}

function nearestSpot(spots: ReadonlyMap<string, Spot>, path: Path, which: keyof Spot): number {
  const spot = spots.get(pathKey(path));
  if (spot !== undefined) return spot[which];
  return path.length === 0 ? 0 : nearestSpot(spots, path.slice(0, -1), 'value');
}

/**
 * Reads YAML 1.2 text of at most 1 MB that holds nothing but JSON values: no tags but YAML's own, no
 * key twice, no keys that reach a prototype, bounded nesting and size also through aliases. Never
 * throws for any text; all that is wrong comes back with its place.
 */
export function parseYaml(file: string, source: string): Result<YamlFile, readonly FileProblem[]> {
  const text = source.startsWith('\u{FEFF}') ? source.slice(1) : source;
  if (Buffer.byteLength(text) > maxFileBytes) {
    return err([problem(file, '', { offset: 0, message: 'larger than 1 MB; split it' })]);
  }
  const document = composeYaml(text);
  if (!document.ok) {
    const first = document.error.slice(0, maxProblems);
    return err(inOrder(first.map((fault) => problem(file, text, fault))));
  }
  const { value, spots, faults } = valuesOf(document.value);
  if (faults.length > 0) {
    const first = faults.slice(0, maxProblems);
    return err(inOrder(first.map((fault) => problem(file, text, fault))));
  }
  const problemAt = (path: Path, message: string, which: keyof Spot = 'value') =>
    problem(file, text, { offset: nearestSpot(spots, path, which), message });
  return ok({ file, value, problemAt });
}

function issueProblems(yaml: YamlFile, issue: z.core.$ZodIssue): readonly FileProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    return issue.keys.map((key, index) =>
      yaml.problemAt([...issue.path, key], lines[index] ?? issue.message, 'key'),
    );
  }
  return [
    yaml.problemAt(issue.path, issue.message, issue.code === 'invalid_key' ? 'key' : 'value'),
  ];
}

/** The file's value (or another one of the same layout) as the schema understands it, or every problem with its place. */
export function readShape<S extends z.ZodType>(
  yaml: YamlFile,
  schema: S,
  value: unknown = yaml.value,
): Result<z.output<S>, readonly FileProblem[]> {
  const read = schema.safeParse(value, { error: sayIssue });
  if (read.success) return ok(read.data);
  return err(inOrder(read.error.issues.flatMap((issue) => issueProblems(yaml, issue))));
}
