import { z } from 'zod';
import { ask } from './ask.ts';
import { Instance } from './shapes.ts';

/** How often the platform is asked. An instance that is replaced stays up longer than two such looks. */
export const lookEveryMs = 200;

/** The instances of a service, as of the last look at the platform. While the platform is silent the last answer stands. */
export async function discover(
  platform: string,
  service: string,
): Promise<() => readonly Instance[]> {
  let known: readonly Instance[] = [];
  const look = async () => {
    known = await ask(z.array(Instance), `${platform}/instances?service=${service}`);
  };
  const again = () => {
    look()
      .catch(() => undefined)
      .finally(() => setTimeout(again, lookEveryMs));
  };
  await look();
  again();
  return () => known;
}
