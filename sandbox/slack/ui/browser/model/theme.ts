const key = 'theme';

/** Sets the colors that this browser was told to keep; else the system decides. */
export function applyTheme(): void {
  const kept = localStorage.getItem(key);
  if (kept !== null) document.documentElement.dataset['theme'] = kept;
}

/** Changes between light and dark, and keeps it. */
export function toggleTheme(): void {
  const { dataset } = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const next = (dataset['theme'] ?? system) === 'dark' ? 'light' : 'dark';
  dataset['theme'] = next;
  localStorage.setItem(key, next);
}
