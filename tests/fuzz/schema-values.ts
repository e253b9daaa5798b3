import fc from 'fast-check';
import type { z } from 'zod';
import { idBrands } from '../../src/platform/action/id.ts';

/** Ids that exist, by brand: what a contract is asked about. */
export type IdSamples = Readonly<Record<string, readonly string[]>>;

type Def = { readonly type: string } & Readonly<Record<string, unknown>>;
const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def;
type Check = {
  readonly check: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly value?: unknown;
  readonly minimum?: number;
};
const checksOf = (schema: z.ZodType): Check[] =>
  ((defOf(schema).checks ?? []) as { _zod: { def: Check } }[]).map((one) => one._zod.def);
/** What the checks of a schema say, as far as it helps to meet them. */
const limitsOf = (schema: z.ZodType) => {
  const checks = checksOf(schema);
  const limitOf = (name: string) => checks.find((one) => one.check === name)?.value;
  return {
    patterns: checks.flatMap(({ pattern, format }) => (pattern && format === 'regex' ? [pattern] : [])),
    lowest: limitOf('greater_than') as number | undefined,
    highest: limitOf('less_than') as number | undefined,
    fewest: checks.find((one) => one.check === 'min_length')?.minimum ?? 0,
  };
};

/** Brands of the ids that a schema asks for, at any depth. */
export const brandsIn = (schema: z.ZodType): string[] => {
  const own = idBrands.get(schema as never)?.brand;
  if (own !== undefined) return [own];
  return [...new Set(partsOf(schema).flatMap(brandsIn))];
};

const partsOf = (schema: z.ZodType): z.ZodType[] => {
  const def = defOf(schema);
  const shape = def.shape ? Object.values(def.shape as Record<string, z.ZodType>) : [];
  const single = ['innerType', 'element', 'in', 'valueType'].flatMap((key) =>
    def[key] ? [def[key] as z.ZodType] : [],
  );
  return [...shape, ...single, ...((def.options as z.ZodType[] | undefined) ?? [])];
};

const days = fc.constantFrom(
  '2025-07-01',
  '2025-06-30',
  '2025-09-01',
  '2026-01-01',
  '2026-11-23',
  '2027-05-01',
  '2199-12-31',
  '1930-01-01',
);
const moments = fc.constantFrom('2026-11-23T03:00:00Z', '1930-01-01T00:00:00Z', '2199-12-31T23:59:59.999999Z');
const codes = [
  'residential-cell',
  'cell',
  'grassroots-party',
  'secretary',
  'deputy-secretary',
  'committee-member',
  'working-regulation',
  'population',
  'ward',
  'unit',
  'residential-area',
  '2026-q4',
  '19:30',
  'documents.exemption-list',
];
const words = [
  'Chi bộ thôn Mẫu',
  'Đảng ủy xã',
  'a',
  'x'.repeat(60),
  'nguyen van',
  '12-QĐ/TU',
  'https://id.example',
  'Đ',
  '%',
  '_',
  '\\',
  "d'Ac",
  'ﬁ ế',
  '﷽',
  '🏛️',
  '‮abc',
  'e\u0301',
];
const texts = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...codes) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'reader',
      'organisation-officer',
      'https://id.example',
      '123456',
      'nguoi-moi',
      '2026-01-01T00:00:00Z',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

const textOf = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  const { patterns } = limitsOf(schema);
  if (patterns.some((one) => one.source.endsWith('\\d\\d-\\d\\d$'))) return days;
  if (defOf(schema).format === 'datetime') return moments;
  const ready = codes.filter((code) => patterns.every((pattern) => pattern.test(code)));
  const isCode = patterns.some((pattern) => !pattern.test('Đảng ủy xã'));
  return isCode && ready.length > 0
    ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ready) }, { weight: 1, arbitrary: texts })
    : texts;
};

const numberOf = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  const { lowest, highest } = limitsOf(schema);
  const isWhole = defOf(schema).format !== undefined || checksOf(schema).some((one) => one.check === 'number_format');
  const min = Math.max(lowest ?? -2, -(2 ** 53) + 1);
  const max = Math.min(highest ?? 2 ** 53 - 1, 2 ** 53 - 1);
  return fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: Math.ceil(min), max: Math.min(Math.ceil(min) + 4, max) }) },
    { weight: 1, arbitrary: fc.constantFrom(min, max, Math.min(max, 2 ** 31 - 1), Math.min(max, 2 ** 31)) },
    ...(isWhole ? [] : [{ weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) }]),
  );
};

const idsOf = (schema: z.ZodType, samples: IdSamples): fc.Arbitrary<unknown> => {
  const brand = idBrands.get(schema as never)?.brand;
  if (brand === undefined) return fc.uuid();
  const known = samples[brand];
  if (known === undefined) throw new Error(`no sample ids of ${brand}: plant some where the samples are made`);
  return known.length > 0 ? fc.constantFrom(...known) : fc.uuid();
};

/** Values that a schema is likely to take: ids that exist, days around the reorganisation, codes of the packs, real and odd text. */
export const valuesOf = (schema: z.ZodType, samples: IdSamples): fc.Arbitrary<unknown> => {
  const def = defOf(schema);
  const inner = (key: string) => valuesOf(def[key] as z.ZodType, samples);
  switch (def.type) {
    case 'string':
      return def.format === 'uuid' ? idsOf(schema, samples) : textOf(schema);
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
    case 'literal':
      return fc.constantFrom(...((def.values as unknown[] | undefined) ?? [null]));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries as Record<string, unknown>));
    case 'nullable':
      return fc.oneof({ weight: 3, arbitrary: inner('innerType') }, { weight: 1, arbitrary: fc.constant(null) });
    case 'optional':
    case 'default':
    case 'prefault':
      return fc.oneof({ weight: 3, arbitrary: inner('innerType') }, { weight: 1, arbitrary: fc.constant(undefined) });
    case 'pipe':
      return inner('in');
    case 'array':
      return fc.array(inner('element'), { minLength: limitsOf(schema).fewest, maxLength: limitsOf(schema).fewest + 2 });
    case 'record':
      return fc.dictionary(fc.constantFrom('name', 'code', 'A', 'gracePeriodDays', '__proto__x'), inner('valueType'), {
        maxKeys: 2,
      });
    case 'union':
      return fc.oneof(...(def.options as z.ZodType[]).map((option) => valuesOf(option, samples)));
    case 'object':
      return objectOf(def.shape as Record<string, z.ZodType>, samples);
    case 'unknown':
    case 'any':
      return fc.jsonValue({ maxDepth: 2 });
    default:
      throw new Error(`the fuzz does not know schemas of type ${def.type}: teach it in schema-values.ts`);
  }
};

const objectOf = (shape: Record<string, z.ZodType>, samples: IdSamples): fc.Arbitrary<unknown> =>
  fc
    .record(Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, valuesOf(part, samples)])))
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)));

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\u202e',
    'Ω'.repeat(5_000),
    'x'.repeat(100_000),
    "'; DROP TABLE x; --",
    '{name}',
    '%s',
    '0000-01-01',
    '2026-02-30',
    '+010000-01-01',
    '__proto__',
  ),
  fc.constantFrom<unknown>(0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, null, true, [], {}, [[]], [null]),
  fc.uuid(),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.jsonValue({ maxDepth: 2 }),
);

type Path = readonly (string | number)[];
const pathsIn = (value: unknown, at: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? [at]
    : [at, ...Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...at, key]))];

const replaced = (value: unknown, [key, ...rest]: Path, by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((part, at) => (String(at) === String(key) ? replaced(part, rest, by) : part));
  const known = value as Record<string, unknown>;
  return { ...known, [key]: replaced(known[key], rest, by) };
};

/** From right to quite wrong: what fits; what fits but for one place; one unknown field; anything at all. */
export const inputsOf = (schema: z.ZodType, samples: IdSamples): fc.Arbitrary<unknown> => {
  const fitting = valuesOf(schema, samples);
  const wrongInOnePlace = fc
    .tuple(fitting, fc.nat(), nasty)
    .map(([value, nth, by]) => replaced(value, pathsIn(value)[nth % pathsIn(value).length]!, by));
  const withMore = fitting.map((value) => ({ ...(value as object), unknownField: 1 }));
  return fc.oneof(
    { weight: 12, arbitrary: fitting },
    { weight: 6, arbitrary: wrongInOnePlace },
    { weight: 1, arbitrary: withMore },
    { weight: 1, arbitrary: nasty },
  );
};
