import { SecretName } from '../../written/scalars.ts';
import type { Found, Whole } from './found.ts';

/** PagerDuty reaches one person by a routing key of their own, and that stands in a secret. */
export function pagerContacts({ pager, people }: Whole): readonly Found[] {
  if (pager?.kind !== 'pagerduty') return [];
  return Object.entries(people).flatMap(([name, person]) =>
    person.pager === undefined || SecretName.safeParse(person.pager).success
      ? []
      : [
          {
            path: ['people', name, 'pager'],
            message:
              'with kind: pagerduty this is the name of a secret that holds a routing key: letters, digits, _ and -',
          },
        ],
  );
}
