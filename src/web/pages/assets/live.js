// Everything works without this file. It says in which zone the reader lives, and keeps an open page up to date:
// the server says that something changed, and the page's parts are fetched anew and put in the place of the old ones.

const refreshMs = 30_000;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const main = document.querySelector('main[data-live]');
const says = document.getElementById('live');
let stream;
let fetching = false;
let again = false;

function say(text) {
  if (says && says.textContent !== text) says.textContent = text;
}

/** A part that opens is known by its line. */
const keyOf = (details) => details.querySelector('summary')?.textContent;

const reachable = 'a, button, summary, input, select, [tabindex]';

/** What was opened or closed by hand stays so. */
function keepOpen(old, fresh) {
  const before = new Map([...old.querySelectorAll('details')].map((one) => [keyOf(one), one.open]));
  for (const one of fresh.querySelectorAll('details'))
    one.open = before.get(keyOf(one)) ?? one.open;
}

/** Whoever walks through the page with the keyboard stays where they are. */
function keepFocus(old, fresh) {
  const focused = document.activeElement;
  if (!old.contains(focused)) return () => undefined;
  const href = focused.getAttribute('href');
  // Of several links to one place the same one; of what is no link the one that stands where it stood.
  const alike = (root) =>
    [...root.querySelectorAll(reachable)].filter((one) => one.getAttribute('href') === href);
  const same = alike(fresh)[alike(old).indexOf(focused)];
  return () => same?.focus({ preventScroll: true });
}

function swap(old, fresh) {
  if (old.outerHTML === fresh.outerHTML) return;
  const node = document.adoptNode(fresh);
  keepOpen(old, node);
  const focus = keepFocus(old, node);
  old.replaceWith(node);
  focus();
}

const notLive = 'Not live now: trying to connect again.';

/** Whether news come by themselves; what is fetched now and then is up to date, and not live. */
const isLive = () => stream?.readyState === EventSource.OPEN;

/** A form that somebody fills in is left alone. */
const isTyping = (part) => part.contains(document.activeElement?.closest('form') ?? null);

async function fetchParts() {
  const answer = await fetch(location.href, { cache: 'no-store' });
  if (answer.status === 401 || answer.status === 404) {
    location.reload();
    return 'Reloading.';
  }
  if (!answer.ok) return 'Not up to date: the server does not answer now. It is tried again.';
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const old of document.querySelectorAll('[data-part]')) {
    const part = fresh.getElementById(old.id);
    if (part && !isTyping(old)) swap(old, part);
  }
  const upToDate = `Up to date at ${fresh.querySelector('#live time')?.textContent}.`;
  return `${isLive() ? 'Live.' : notLive} ${upToDate}`;
}

async function fetchOnce() {
  try {
    say(await fetchParts());
  } catch {
    say('Not up to date: the server cannot be reached. It is tried again.');
  }
  fetching = false;
  if (!again) return;
  again = false;
  refresh();
}

/** One at a time; what changes meanwhile is fetched after it. */
function refresh() {
  again = fetching;
  if (fetching) return;
  fetching = true;
  void fetchOnce();
}

/** A browser tries again by itself, unless somebody answered in the server's place while it started anew, or it is full. */
function listen() {
  if (document.hidden || (stream && stream.readyState !== EventSource.CLOSED)) return;
  stream = new EventSource(main.dataset.live);
  stream.addEventListener('open', refresh);
  stream.addEventListener('changed', refresh);
  stream.addEventListener('end', () => location.reload());
  stream.addEventListener('error', () => say(notLive));
}

function hush() {
  stream?.close();
  stream = undefined;
}

if (main) {
  listen();
  setInterval(() => {
    listen();
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
