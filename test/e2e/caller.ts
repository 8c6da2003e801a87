/**
 * Says lines at a given moment, all at once: one of several processes that call in the same millisecond. Prints the code
 * of each answer, a line each.
 */
const [url = '', token = '', at = '0', ...lines] = process.argv.slice(2);

const say = async (text: string): Promise<string> => {
  const response = await fetch(`${url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(JSON.parse(text)),
    signal: AbortSignal.timeout(20_000),
  });
  const answer: unknown = await response.json();
  const { accepted, refusal } = Object(answer);
  return accepted === true ? 'accepted' : String(Object(refusal).code);
};

// The connection is there before the moment comes.
await fetch(`${url}/healthz`);
// A timer is late by a millisecond or more: the last stretch is waited out awake.
await new Promise((resolve) => {
  setTimeout(resolve, Math.max(0, Number(at) - Date.now() - 20));
});
while (Date.now() < Number(at));
for (const code of await Promise.all(lines.map(say))) process.stdout.write(`${code}\n`);
