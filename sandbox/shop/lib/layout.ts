import { fileURLToPath } from 'node:url';

const script = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Every service: the program that runs it, its instances, and the releases that exist of it. */
export const layout = {
  checkout: { script: script('checkout/main.ts'), instances: 2, versions: ['1', '2'] },
  worker: { script: script('worker.ts'), instances: 1, versions: ['1'] },
  router: { script: script('router.ts'), instances: 1, versions: ['1'] },
  storefront: { script: script('storefront.ts'), instances: 2, versions: ['1'] },
  load: { script: script('load.ts'), instances: 1, versions: ['1'] },
} as const;

export type ServiceName = keyof typeof layout;

/** `checkout` → `checkout-1`, `checkout-2`. */
export const instancesOf = (service: ServiceName): readonly string[] =>
  Array.from({ length: layout[service].instances }, (_, index) => `${service}-${index + 1}`);
