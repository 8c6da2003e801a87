// Everything works without this file. It says in which zone the reader lives, and keeps an open page up to date:
// the server says that something changed, and the page's parts are fetched anew and put in the place of the old ones.

const refreshMs = 30_000;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const main = document.querySelector('main[data-live]');
const says = document.getElementById('live');
let stream;
let fetching;
let again = false;

function say(text) {
  if (says && says.textContent !== text) says.textContent = text;
}

const keyOf = (details) => details.querySelector('summary')?.textContent;

function swap(old, fresh) {
  if (old.outerHTML === fresh.outerHTML) return;
  const open = new Set([...old.querySelectorAll('details[open]')].map(keyOf));
  const closed = new Set([...old.querySelectorAll('details:not([open])')].map(keyOf));
  const focused = old.contains(document.activeElement) ? document.activeElement : undefined;
  const links = [...old.querySelectorAll('a, button, summary, input, select, [tabindex]')];
  const place = focused ? links.indexOf(focused) : -1;
  const href = focused?.getAttribute('href');
  const node = document.adoptNode(fresh);
  for (const details of node.querySelectorAll('details')) {
    if (open.has(keyOf(details))) details.open = true;
    else if (closed.has(keyOf(details))) details.open = false;
  }
  old.replaceWith(node);
  if (!focused) return;
  const now = [...node.querySelectorAll('a, button, summary, input, select, [tabindex]')];
  const same = focused.id
    ? document.getElementById(focused.id)
    : (href && now.find((one) => one.getAttribute('href') === href)) || now[place];
  same?.focus({ preventScroll: true });
}

async function refresh() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (answer.status === 401 || answer.status === 404) return location.reload();
    if (!answer.ok)
      return say('Not up to date: the server does not answer now. Reload to try again.');
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const old of document.querySelectorAll('[data-part]')) {
      // A form that somebody fills in is left alone.
      const typing =
        document.activeElement?.closest('form') && old.contains(document.activeElement);
      const part = fresh.getElementById(old.id);
      if (part && !typing) swap(old, part);
    }
    const moment = fresh.querySelector('#live time')?.textContent;
    say(`Live. Up to date at ${moment}.`);
  } catch {
    say('Not up to date: the server cannot be reached. It is tried again.');
  } finally {
    fetching = false;
    if (again) {
      again = false;
      refresh();
    }
  }
}

function listen() {
  if (stream || document.hidden) return;
  stream = new EventSource(main.dataset.live);
  stream.addEventListener('open', refresh);
  stream.addEventListener('changed', refresh);
  stream.addEventListener('end', () => location.reload());
  stream.addEventListener('error', () => {
    const over = stream?.readyState === EventSource.CLOSED;
    say(over ? 'Not live: reload for what is new.' : 'Not live now: trying to connect again.');
  });
}

function hush() {
  stream?.close();
  stream = undefined;
}

if (main) {
  listen();
  setInterval(() => {
    if (!document.hidden) refresh();
  }, refreshMs);
  // A browser keeps few connections to one server: only what is looked at holds one.
  document.addEventListener('visibilitychange', () => (document.hidden ? hush() : listen()));
  addEventListener('pagehide', hush);
}

if (!/(?:^|; )sternway-zone=/u.test(document.cookie)) {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `sternway-zone=${encodeURIComponent(zone)}; path=/dashboard; max-age=31536000; samesite=strict${secure}`;
  if (document.querySelector('[data-part] time')) refresh();
}
