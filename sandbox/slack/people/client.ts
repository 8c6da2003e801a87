import { controlClient } from './client/control.ts';
import { newHttp } from './client/http.ts';
import { personClient } from './client/person.ts';
import { everybody } from './shapes.ts';

/** A workspace as scripts and tests use it. */
export type WorkspaceClient = ReturnType<typeof workspaceClient>;

/**
 * The workspace at this address: `.as('U0FIRST')` is a person who types, presses, fills in and sees, `.control` is time,
 * faults, sockets and the log.
 */
export function workspaceClient(url: string) {
  const http = newHttp(url);
  return {
    url,
    as: (user: string) => personClient(http, user),
    everybody: () => http.get('/_people', everybody),
    control: controlClient(http),
  };
}
