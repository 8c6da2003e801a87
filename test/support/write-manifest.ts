import { writeFileSync } from 'node:fs';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { manifestText } from '../../src/slack/manifest/text.ts';

/** Where the manifest for Socket Mode stands. A test compares it; running this file writes it. */
export const manifestFile = 'manifest.yml';

export const manifestFileText = (): string =>
  manifestText(usualCommands, {}, [
    'Sternway as an app in Slack, for Socket Mode. Made from the table of commands by npm run manifest; not edited by hand.',
    'Other names of commands, or HTTP instead of Socket Mode: npx sternway manifest [--http URL]. See docs/slack.md.',
  ]);

if (import.meta.main) writeFileSync(manifestFile, manifestFileText());
