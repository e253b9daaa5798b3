import { z } from 'zod';

/** A JSON Schema as it stands in the API document. */
export type JsonSchema = { readonly [key: string]: unknown };

/** Named schemas that others refer to. */
export type SchemaParts = Record<string, JsonSchema>;

const pointTo = (value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return value.map((part) => pointTo(part, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name !== '$ref' || typeof part !== 'string') return [name, pointTo(part, key)];
      return [name, `#/components/schemas/${key}${part.replace(/^#(\/\$defs\/)?/, (_all, defs) => (defs ? '.' : ''))}`];
    }),
  );
};

/**
 * The JSON Schema of a zod schema for a document with `components`: a schema that refers to itself is moved into `parts` under
 * `key`, since `#` means the whole document there. What JSON Schema cannot say is left open, not left out.
 */
export const jsonSchemaOf = (
  schema: z.ZodType,
  io: 'input' | 'output',
  key: string,
  parts: SchemaParts,
): JsonSchema => {
  const {
    $schema: _,
    $defs,
    ...whole
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  const refersToItself =
    JSON.stringify(whole).includes('"$ref":"#"') || JSON.stringify($defs ?? {}).includes('"$ref":"#"');
  for (const [name, part] of Object.entries(($defs ?? {}) as SchemaParts)) {
    parts[`${key}.${name}`] = pointTo(part, key) as JsonSchema;
  }
  const shown = pointTo(whole, key) as JsonSchema;
  if (!refersToItself) return shown;
  parts[key] = shown;
  return { $ref: `#/components/schemas/${key}` };
};
