import { z } from 'zod';
import type { Json } from '../../lib/json.ts';
import { type Found, type Host, idOf, nothing, type Workload } from '../found.ts';

const Labels = z.record(z.string(), z.unknown()).default({});
const Metadata = z.looseObject({
  name: z.string(),
  namespace: z.string().optional(),
  labels: Labels,
  annotations: Labels,
});

const Container = z.looseObject({
  name: z.string(),
  image: z.string().optional(),
  readinessProbe: z
    .looseObject({ httpGet: z.looseObject({ path: z.string() }).optional() })
    .optional(),
});

const kinds = {
  Deployment: 'deployment',
  StatefulSet: 'statefulset',
  DaemonSet: 'daemonset',
} as const;

const Running = z.looseObject({
  kind: z.enum(['Deployment', 'StatefulSet', 'DaemonSet']),
  metadata: Metadata,
  spec: z.looseObject({
    template: z.looseObject({ spec: z.looseObject({ containers: z.array(Container).min(1) }) }),
  }),
});

const Ingress = z.looseObject({
  kind: z.literal('Ingress'),
  spec: z.looseObject({
    tls: z.array(z.unknown()).optional(),
    rules: z
      .array(
        z.looseObject({
          host: z.string().optional(),
          http: z
            .looseObject({
              paths: z.array(
                z.looseObject({
                  backend: z.looseObject({
                    service: z.looseObject({ name: z.string() }).optional(),
                  }),
                }),
              ),
            })
            .optional(),
        }),
      )
      .default([]),
  }),
});

/** As namespaces and labels are usually called; what else they are called stays as it is. */
const usual: readonly (readonly [RegExp, string])[] = [
  [/^(?:.*[-_])?(?:prod|production|prd|live)(?:[-_].*)?$/u, 'prod'],
  [/^(?:.*[-_])?(?:stag(?:e|ing)?|stg|preprod|uat)(?:[-_].*)?$/u, 'staging'],
  [/^(?:.*[-_])?(?:dev|development)(?:[-_].*)?$/u, 'dev'],
  [/^(?:.*[-_])?(?:test|qa)(?:[-_].*)?$/u, 'test'],
];

const environmentIn = (said: string | undefined): string | undefined =>
  said === undefined ? undefined : usual.find(([shape]) => shape.test(said.toLowerCase()))?.[1];

type Meta = z.output<typeof Metadata>;

/** The first of these labels or annotations that is there. */
function labelIn({ labels, annotations }: Meta, names: readonly string[]): string | undefined {
  const found = names.map((name) => labels[name] ?? annotations[name]);
  return found.find((value) => typeof value === 'string' && value !== '')?.toString();
}

const environmentLabels = ['app.kubernetes.io/environment', 'environment', 'env'];
const ownerLabels = ['app.kubernetes.io/owner', 'owner', 'team', 'backstage.io/owner'];

/** `registry.example/shop:1.2@sha256:…` → `registry.example/shop`; undefined where nothing but a digest says which one. */
function untagged(image: string | undefined): string | undefined {
  const named = image?.replace(/@.*$/u, '');
  const isTagged = named !== undefined && /:[^/:]+$/u.test(named);
  return isTagged ? named.replace(/:[^/:]+$/u, '') : undefined;
}

const serviceLabels = ['backstage.io/kubernetes-id', 'app.kubernetes.io/name', 'app'];

/** The container that is called as the whole is the service; beside it stand proxies and the like. */
function ownContainer(
  { spec, metadata }: z.output<typeof Running>,
  service: string | undefined,
): Pick<Workload, 'container' | 'image' | 'probe'> {
  const { containers } = spec.template.spec;
  const own =
    containers.find(({ name }) => name === metadata.name || name === service) ?? containers[0];
  return {
    container: own?.name ?? metadata.name,
    image: untagged(own?.image),
    probe: own?.readinessProbe?.httpGet?.path,
  };
}

/** By a label, in the words that are usual, or as it is; else by the namespace. */
function environmentOf(metadata: Meta): string | undefined {
  const said = labelIn(metadata, environmentLabels);
  return said === undefined
    ? environmentIn(metadata.namespace)
    : (environmentIn(said) ?? (idOf(said, 31) || undefined));
}

function workloadIn(from: string, running: z.output<typeof Running>): Workload {
  const { kind, metadata } = running;
  const { name, namespace } = metadata;
  const owner = labelIn(metadata, ownerLabels);
  const service = labelIn(metadata, serviceLabels);
  return {
    from,
    service: idOf(service ?? name) || idOf(name),
    kind: kinds[kind],
    name,
    namespace,
    environment: environmentOf(metadata),
    owner: owner === undefined ? undefined : idOf(owner) || undefined,
    ...ownContainer(running, service),
  };
}

function hostsIn(from: string, { spec }: z.output<typeof Ingress>): readonly Host[] {
  const scheme = spec.tls === undefined ? 'http' : 'https';
  return spec.rules.flatMap(({ host, http }) =>
    (http?.paths ?? []).flatMap(({ backend }) =>
      host === undefined || host.includes('*') || backend.service === undefined
        ? []
        : [{ from, backend: backend.service.name, url: `${scheme}://${host}` }],
    ),
  );
}

/** Workloads and the addresses that lead to them (kubernetes.io, apps/v1 and networking.k8s.io/v1); all else is passed over. */
export function fromKubernetes(from: string, value: Json): Found {
  const running = Running.safeParse(value);
  if (running.success) {
    const workload = workloadIn(from, running.data);
    return workload.service === '' ? nothing : { ...nothing, workloads: [workload] };
  }
  const ingress = Ingress.safeParse(value);
  return ingress.success ? { ...nothing, hosts: hostsIn(from, ingress.data) } : nothing;
}
