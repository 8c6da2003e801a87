const longestLine = 10_000;
const line =
  /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>[^\n]*)\})?[ \t]+(?<value>\S+)(?:[ \t]+-?\d+)?[ \t]*$/u;
const label = /(?<name>[a-zA-Z_]\w*)="(?<value>(?:[^"\\]|\\.)*)"/gu;

/**
 * The sum of all lines of one metric that carry these labels, in the Prometheus text format 0.0.4;
 * `undefined` when there is no such line. Not finite when one of them is not.
 */
export function sumOfMetric(
  text: string,
  metric: string,
  labels: Readonly<Record<string, string>>,
): number | undefined {
  const values = text
    .split('\n')
    .filter((one) => one.startsWith(metric) && one.length <= longestLine)
    .flatMap((one) => valueOf(one, metric, labels));
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}

function valueOf(
  text: string,
  metric: string,
  wanted: Readonly<Record<string, string>>,
): readonly number[] {
  const groups = line.exec(text.trimEnd())?.groups;
  if (groups?.['name'] !== metric) return [];
  const has = new Map(
    Array.from((groups['labels'] ?? '').matchAll(label), (match) => [
      match.groups?.['name'],
      (match.groups?.['value'] ?? '')
        .replaceAll(/\\(?<one>["\\])/gu, '$<one>')
        .replaceAll('\\n', '\n'),
    ]),
  );
  const matches = Object.entries(wanted).every(([name, value]) => has.get(name) === value);
  return matches ? [numberOf(groups['value'] ?? '')] : [];
}

const numberOf = (text: string): number =>
  /^[+-]?Inf$/u.test(text) ? Number.POSITIVE_INFINITY : Number(text);
