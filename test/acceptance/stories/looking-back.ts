import { first, type Story, second, step } from '../story.ts';

/** Somebody looks back at what was done, and says why where it is about a person. */
export const lookingBack: Story = {
  service: 'looking',
  released: false,
  furnish: (url) => ({ playbook: { steps: [step(url, 'looking-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 looking "pages are slow"', 'accepted'),
    first.typesElsewhere('registryList', '/registry list slow --service looking', 'accepted'),
    second.types('registryList', '/registry list --person @first-oncall', 'SearchNeedsReason'),
    second.types(
      'registryList',
      '/registry list --person @first-oncall --because "yearly review"',
      'accepted',
    ),
    second.typesElsewhere('registryShow', '/registry show INC-4711', 'UnknownIncident'),
    second.typesElsewhere('registryVerify', '/registry verify', 'accepted'),
    second.typesElsewhere('registryVerify', '/registry verify 412', 'Misread'),
    first.typesElsewhere(
      'registryAdd',
      '/registry add looking 1.5.0 1.5.0 2026-01-01T03:05:00Z "the same one again"',
      'NotOutside',
    ),
    first.typesElsewhere(
      'registryAdd',
      '/registry add looking 1.5.0 1.4.2 2026-01-01T03:05:00Z "redeployed by hand"',
      'accepted',
    ),
    first.typesElsewhere(
      'registryExplain',
      '/registry explain OUT-4711 --who "somebody" --left "nothing" "of no such thing"',
      'UnknownOutside',
    ),
    first.typesElsewhere(
      'registryExplain',
      '/registry explain OUT-1 --who "the night shift" --left "3 jobs" "pages were slow"',
      'accepted',
    ),
    second.typesElsewhere('registryList', '/registry list --outcome outside', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
    second.typesElsewhere('registryShow', '/registry show INC-1', 'accepted'),
    second.typesElsewhere('registryHold', '/registry hold INC-1 "a letter"', 'HoldIsForAdmins'),
    first.typesElsewhere('registryHold', '/registry hold INC-1 "a letter"', 'accepted'),
    second.typesElsewhere('registryExport', '/registry export INC-1 --bundle', 'ExportIsForAdmins'),
    first.typesElsewhere('registryExport', '/registry export INC-1 --bundle', 'accepted'),
    second.typesElsewhere('registryRelease', '/registry release-hold INC-1 x', 'HoldIsForAdmins'),
    first.typesElsewhere('registryRelease', '/registry release-hold INC-1 "over"', 'accepted'),
  ],
};
