type Labels = Readonly<Record<string, string>>;

/** Counters of one process and how Prometheus reads them. */
export type Counters = {
  readonly add: (name: string, labels?: Labels) => void;
  readonly text: () => string;
};

const say = (labels: Labels) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replaceAll(/["\\\n]/gu, '_')}"`)
    .join(',');

/** Counters that only grow, with `base` labels on every one of them. */
export function newCounters(base: Labels): Counters {
  const series = new Map<string, { name: string; count: number }>();
  return {
    add: (name, labels = {}) => {
      const key = `${name}{${say({ ...base, ...labels })}}`;
      const count = (series.get(key)?.count ?? 0) + 1;
      series.set(key, { name, count });
    },
    text: () => {
      const names = [...new Set(Array.from(series.values(), ({ name }) => name))].sort();
      const blocks = names.map((wanted) => {
        const own = Array.from(series).filter(([, { name }]) => name === wanted);
        const lines = own.map(([key, { count }]) => `${key} ${count}\n`);
        return `# TYPE ${wanted} counter\n${lines.join('')}`;
      });
      return blocks.join('');
    },
  };
}
