import { name } from './names.ts';
import { text } from './text.ts';

/** A step of the plan, by its name in the playbook. */
export const step = name({
  field: 'step',
  what: 'a step',
  code: 'UnknownStep',
  among: ({ steps }) => steps,
});

export const reason = text({ field: 'reason', what: 'a reason: it goes on record' });
export const evidence = text({
  field: 'evidence',
  what: 'the evidence: what shows it? It goes on record',
});
