/** Where a page has the width of a phone. */
export const narrow = '(max-width: 40rem)';

/** How an exported timeline looks: on a phone, on paper, by day and by night. It stands in the document itself. */
export const style = `
:root { color-scheme: light dark; --ink: #1c1e21; --soft: #5a6069; --line: #d5d9de; --paper: #fff; --mark: #8a4b00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --soft: #a3abb5; --line: #3a4048; --paper: #15181c; --mark: #ffb866; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 0.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; }
figure { margin: 1rem 0; }
img { display: block; width: 100%; height: auto; }
ol, ul { list-style: none; margin: 0; padding: 0; }
ol > li { border-top: 1px solid var(--line); padding: 0.6rem 0; display: grid; grid-template-columns: 17rem 1fr; gap: 0 1rem; }
li:target { outline: 2px solid var(--mark); outline-offset: 2px; }
time { font-variant-numeric: tabular-nums; }
.kind { font-weight: 600; }
.aside { color: var(--soft); font-size: 0.875rem; }
.odd { color: var(--mark); font-size: 0.875rem; margin: 0.15rem 0 0; }
.what p { margin: 0; }
.later { border-left: 3px solid var(--mark); padding-left: 0.6rem; margin-top: 0.3rem; }
a { color: inherit; }
@media ${narrow} { ol > li { grid-template-columns: 1fr; } }
@media print { :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --mark: #000; } li { break-inside: avoid; } body { font-size: 11pt; } }
`;
