import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * Collects the JSON Schemas (2020-12, which OpenAPI 3.1 uses) of zod schemas under `components.schemas`. References
 * inside a schema point at itself, so they are rewritten to where it stands in the document.
 */
export class SchemaBook {
  readonly schemas: Record<string, JsonSchema> = {};

  /** Adds a schema and answers a reference to it. `io`: what is sent, or what comes back. */
  add(name: string, schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    this.schemas[name] ??= this.convert(name, schema, io);
    return { $ref: `#/components/schemas/${name}` };
  }

  private convert(name: string, schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _,
      $defs,
      ...root
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override }) as JsonSchema;
    const parts = ($defs ?? {}) as Record<string, JsonSchema>;
    for (const [part, value] of Object.entries(parts)) this.schemas[partName(name, part)] = relocate(value, name);
    return relocate(root, name);
  }
}

/** Properties of an object of query or path parameters, each as the document writes one. */
export function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override }) as JsonSchema;
  const required = (json.required ?? []) as string[];
  return Object.entries((json.properties ?? {}) as Record<string, JsonSchema>).map(
    ([name, { description, ...property }]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description ? { description } : {}),
      schema: property,
    }),
  );
}

const partName = (name: string, part: string): string => `${name}_${part.replace(/^_+/, '')}`;

/** A list of so many of the same reads better as one, and more generators know it. */
function writeTuple(schema: z.core.JSONSchema.BaseSchema): void {
  const { prefixItems = [] } = schema;
  if (new Set(prefixItems.map((item) => JSON.stringify(item))).size !== 1) return;
  delete schema.prefixItems;
  Object.assign(schema, { items: prefixItems[0], minItems: prefixItems.length, maxItems: prefixItems.length });
}

/** Answers may grow, and times are text. */
function override({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const def = zodSchema._zod.def;
  if (def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
  if (def.type === 'object' && def.catchall === undefined) delete jsonSchema.additionalProperties;
  if (def.type === 'tuple') writeTuple(jsonSchema);
}

function relocate(value: unknown, name: string): JsonSchema {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => [
        key,
        key === '$ref' && typeof child === 'string' ? moved(child) : walk(child),
      ]),
    );
  };
  const moved = (ref: string): string => {
    if (ref === '#') return `#/components/schemas/${name}`;
    const part = /^#\/\$defs\/(.+)$/.exec(ref)?.[1];
    return part ? `#/components/schemas/${partName(name, part)}` : ref;
  };
  return walk(value) as JsonSchema;
}
