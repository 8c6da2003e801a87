import { type Found, strangers, type Whole } from './found.ts';

/** What a webhook reports is about targets that there are. */
export function webhookTargets({ webhooks = {}, services }: Whole): readonly Found[] {
  const known = Object.entries(services).flatMap(([name, { environments }]) =>
    environments.map((environment) => `${name}@${environment}`),
  );
  const { github, change } = webhooks;
  const written = [
    ...(github?.targets ?? []).map(({ target }, index) => ({
      path: ['webhooks', 'github', 'targets', index],
      target,
    })),
    ...Object.entries(change?.targets ?? {}).map(([label, target]) => ({
      path: ['webhooks', 'change', 'targets', label],
      target,
    })),
  ];
  return written.flatMap(({ path, target }) =>
    strangers(path, [target], known, 'target').map((found) => ({ ...found, path })),
  );
}
