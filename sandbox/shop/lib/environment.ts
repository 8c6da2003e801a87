import { z } from 'zod';

const Environment = z.object({
  SHOP_DIRECTORY: z.string().min(1),
  SHOP_INSTANCE: z.string().min(1),
  SHOP_VERSION: z.string().min(1),
  SHOP_PLATFORM: z.string().min(1),
  SHOP_RATE: z.coerce.number().positive(),
  SHOP_WARM_UP_MS: z.coerce.number().nonnegative(),
});

/** What the platform tells every service that it starts. */
export type Surroundings = {
  /** Where the database, the logs and shop.json lie. It also marks the shop's processes in /proc. */
  readonly directory: string;
  readonly instance: string;
  readonly version: string;
  readonly platform: string;
  /** Purchases a second that the load generator makes. */
  readonly rate: number;
  /** How long a checkout gets ready before it listens. */
  readonly warmUpMs: number;
};

/** The environment of this process, read. Throws where the process was not started by the platform. */
export function surroundings(): Surroundings {
  const read = Environment.parse(process.env);
  return {
    directory: read.SHOP_DIRECTORY,
    instance: read.SHOP_INSTANCE,
    version: read.SHOP_VERSION,
    platform: read.SHOP_PLATFORM,
    rate: read.SHOP_RATE,
    warmUpMs: read.SHOP_WARM_UP_MS,
  };
}

/** The whole environment of a child: the shop's own variables and what a program needs to run, nothing of the caller's. */
export function childEnvironment(given: Surroundings): Record<string, string | undefined> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    LANG: process.env['LANG'] ?? 'C.UTF-8',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    SHOP_DIRECTORY: given.directory,
    SHOP_INSTANCE: given.instance,
    SHOP_VERSION: given.version,
    SHOP_PLATFORM: given.platform,
    SHOP_RATE: String(given.rate),
    SHOP_WARM_UP_MS: String(given.warmUpMs),
  };
}
