import { stringify } from 'yaml';
import type { Names } from '../../../commands/verb.ts';
import { manifest, type Way } from './manifest.ts';

/** The manifest as Slack takes it under "Create New App, From a manifest, YAML", with the lines before it as comments. */
export function manifestText(names: Names, way: Way, comments: readonly string[]): string {
  const head = comments.map((line) => `# ${line}\n`).join('');
  return `${head}${stringify(manifest(names, way), { lineWidth: 0 })}`;
}
