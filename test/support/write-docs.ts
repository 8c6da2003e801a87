import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Because } from '../../src/core/because.ts';
import { eventSchema, eventSchemas } from '../../src/core/events.ts';
import { IncidentId, Instant, LocalId, PersonId, PlanId, Target } from '../../src/core/ids.ts';
import { CheckSpec, EffectSpec, FrozenPlan, StepSpec } from '../../src/core/plan/plan.ts';
import { EffectCount } from '../../src/core/strategy/events.ts';
import { JsonObject } from '../../src/lib/json.ts';
import { permissionsPage, writePermissions } from './write-permissions.ts';

/** Where the page about events stands. A test compares it; running this file writes it. */
export const eventsPage = 'docs/events.md';

const ids = { IncidentId, PlanId, PersonId, Target, LocalId, Instant };
const shapes = { Because, EffectCount, FrozenPlan, StepSpec, CheckSpec, EffectSpec };

const names = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({ ...ids, ...shapes, JsonObject })) {
  names.add(schema, { id });
}

/** The part of JSON Schema that the schemas of events come out as. Anything else fails here, loudly. */
const Shape = z.object({
  $ref: z.string().optional(),
  type: z
    .union([z.string(), z.array(z.string()).transform((types) => types.join(' \\| '))])
    .optional(),
  pattern: z.string().optional(),
  const: z.json().optional(),
  enum: z.array(z.string()).optional(),
  anyOf: z.array(z.json()).optional(),
  oneOf: z.array(z.json()).optional(),
  properties: z.record(z.string(), z.json()).optional(),
  required: z.array(z.string()).optional(),
  items: z.json().optional(),
  additionalProperties: z.json().optional(),
});
type Shape = z.infer<typeof Shape>;

/** A JSON Schema in the words of TypeScript. */
function say(json: unknown): string {
  const shape = Shape.parse(json);
  if (shape.$ref !== undefined) return shape.$ref.slice(shape.$ref.lastIndexOf('/') + 1);
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum !== undefined) return shape.enum.map((word) => JSON.stringify(word)).join(' \\| ');
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return choices.map(say).join(' \\| ');
  if (shape.type === 'array') return `list of ${say(shape.items)}`;
  return shape.type === 'object' ? sayObject(shape) : sayPlain(shape);
}

const sayPlain = ({ type, pattern }: Shape): string =>
  pattern === undefined ? (type ?? 'anything') : `string like \`${pattern}\``;

const sayObject = (shape: Shape): string =>
  shape.properties === undefined
    ? `map of ${say(shape.additionalProperties)}`
    : `{ ${fieldsOf(shape)
        .map(([name, type]) => `${name}: ${type}`)
        .join(', ')} }`;

const fieldsOf = ({ properties = {}, required = [] }: Shape) =>
  Object.entries(properties)
    .filter(([name]) => name !== 'texts' && name !== 'type')
    .map(([name, type]) => [required.includes(name) ? name : `${name}?`, say(type)] as const);

function table(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { metadata: names });
  const rows = fieldsOf(Shape.parse(json)).map(([name, type]) => `| \`${name}\` | ${type} |`);
  return rows.length === 0
    ? 'Nothing but that it happened.'
    : ['| field | |', '|---|---|', ...rows].join('\n');
}

const section = (name: string, schema: z.ZodType): string => `## ${name}\n\n${table(schema)}\n`;

const head = `# Events

All that can have happened, as it is stored (schema ${eventSchema}). Generated from the schemas in \`src/core\`; do not edit:
\`npx --no-install node test/support/write-docs.ts\`. Stored events are for ever: a change is a new schema number and an upcast.

Free texts (reasons, notes, evidence, outputs) are kept beside the chain by name and may be erased; no rule reads them.
`;

/** The page about all event types and the shapes in them. */
export const writeEvents = (): string =>
  [
    head,
    ...eventSchemas.map((schema) => section(schema.shape.type.value, schema)),
    '# Shapes\n',
    ...Object.entries(shapes).map(([name, { shape }]) =>
      // Without its own name, or all of it would be a reference to itself.
      section(name, z.strictObject(shape)),
    ),
  ].join('\n');

if (import.meta.main) {
  writeFileSync(eventsPage, writeEvents());
  writeFileSync(permissionsPage, writePermissions());
}
