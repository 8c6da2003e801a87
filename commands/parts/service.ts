import { name } from './names.ts';

/** An argument that is a service, without an environment. */
export const service = name({
  field: 'service',
  what: 'a service',
  code: 'UnknownService',
  among: ({ services }) => services,
});
