import { type Rig, tokens } from '../rig.ts';

/** Where the link leads that the bot tells somebody: a whole address, where one is public. */
export async function linkFor(rig: Rig, token: string = tokens.ada): Promise<string> {
  const answer = await rig.order({ text: '/incident dashboard' }, { token });
  const link = /https?:\/\/[^\\\s"]+/u.exec(await answer.text())?.[0] ?? 'no link';
  return link.replace(rig.url, '');
}

/** Sends a form, by default from a page of the dashboard itself: what is asked for in the address is what it holds. */
export function post(
  rig: Rig,
  place: string,
  headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { pathname, searchParams } = new URL(place, rig.url);
  return rig.call(pathname === '/x' ? '/dashboard/sign-in' : pathname, {
    method: 'POST',
    token: '',
    redirect: 'manual',
    body: searchParams.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers, ...more },
  });
}

/** The header of somebody who has just signed in. */
export async function session(
  rig: Rig,
  token: string = tokens.ada,
): Promise<{ readonly cookie: string }> {
  const response = await post(rig, await linkFor(rig, token));
  return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
