import { fileURLToPath } from 'node:url';

const program = (url: URL) => fileURLToPath(url);

/** Every service: the program that runs it, its instances, and the releases that exist of it. */
export const layout = {
  checkout: {
    script: program(new URL('../checkout/main.ts', import.meta.url)),
    instances: 2,
    versions: ['1', '2'],
  },
  worker: {
    script: program(new URL('../worker.ts', import.meta.url)),
    instances: 1,
    versions: ['1'],
  },
  router: {
    script: program(new URL('../router.ts', import.meta.url)),
    instances: 1,
    versions: ['1'],
  },
  storefront: {
    script: program(new URL('../storefront.ts', import.meta.url)),
    instances: 2,
    versions: ['1'],
  },
  load: {
    script: program(new URL('../load.ts', import.meta.url)),
    instances: 1,
    versions: ['1'],
  },
} as const;

export type ServiceName = keyof typeof layout;

/** `checkout` → `checkout-1`, `checkout-2`. */
export const instancesOf = (service: ServiceName): readonly string[] =>
  Array.from({ length: layout[service].instances }, (_, index) => `${service}-${index + 1}`);
