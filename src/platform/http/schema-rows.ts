import type { JsonSchema, SchemaParts } from './json-schema.ts';

/** One field of a schema for reading: its dotted path (`[]` stands for each element), its type in words, its limits. */
export type SchemaRow = {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly limits: string;
};

const MAX_DEPTH = 6;
const list = (value: unknown): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);

const literal = (schema: JsonSchema): string | null => {
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  return null;
};

const typeOf = (schema: JsonSchema): string => {
  const known = literal(schema);
  if (known !== null) return known;
  if (typeof schema.$ref === 'string') return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  const choices = [...list(schema.anyOf), ...list(schema.oneOf)];
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(' | ');
  if (schema.type === 'array') return `${typeOf((schema.items ?? {}) as JsonSchema)}[]`;
  if (typeof schema.format === 'string') return schema.format;
  return typeof schema.type === 'string' ? schema.type : 'any';
};

const limitNames = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern'] as const;

const limitsOf = (schema: JsonSchema): string => {
  const isSafeLimit = (value: unknown) => Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER;
  const uuidPattern = (name: string) => name === 'pattern' && schema.format === 'uuid';
  const limits = limitNames
    .filter((name) => schema[name] !== undefined && isSafeLimit(schema[name]) && !uuidPattern(name))
    .map((name) => `${name} ${String(schema[name])}`);
  if (schema.default !== undefined) limits.push(`default ${JSON.stringify(schema.default)}`);
  return limits.join(', ');
};

const rowsUnder = (schema: JsonSchema, path: string, depth: number, parts: SchemaParts): SchemaRow[] => {
  if (depth > MAX_DEPTH) return [];
  if (schema.type === 'array') return rowsUnder((schema.items ?? {}) as JsonSchema, `${path}[]`, depth + 1, parts);
  const choices = [...list(schema.anyOf), ...list(schema.oneOf), ...list(schema.allOf)];
  if (choices.length > 0) return choices.flatMap((choice) => rowsUnder(choice, path, depth + 1, parts));
  const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : []);
  return Object.entries((schema.properties ?? {}) as SchemaParts).flatMap(([name, field]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const own = { path: at, type: typeOf(field), required: required.has(name), limits: limitsOf(field) };
    return [own, ...rowsUnder(field, at, depth + 1, parts)];
  });
};

/** Flattens a schema into rows for a table. A schema that contains itself is followed once and then only named. */
export const schemaRows = (schema: JsonSchema, parts: SchemaParts): SchemaRow[] => {
  const named = typeof schema.$ref === 'string' ? parts[schema.$ref.slice('#/components/schemas/'.length)] : undefined;
  const rows = rowsUnder(named ?? schema, '', 0, parts);
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.path + row.type) && seen.add(row.path + row.type));
};
