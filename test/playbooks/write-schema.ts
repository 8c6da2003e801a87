import { writeFileSync } from 'node:fs';
import { checkKinds } from '../../src/checks/kinds.ts';
import { playbookJsonSchema } from '../../src/playbooks/json-schema.ts';
import { stepKinds } from '../../src/steps/kinds.ts';

const schema = playbookJsonSchema({ steps: stepKinds, checks: checkKinds });
writeFileSync('playbooks/playbook.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
