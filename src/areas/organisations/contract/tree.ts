import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';

export const organisationId = idOf('OrganisationId');
export type OrganisationId = z.infer<typeof organisationId>;

/** Optimistic locking: the version the caller saw. */
export const expectedVersion = z.int().min(1).max(2_000_000_000);

/** One line of text as people type it: trimmed, Unicode NFC, no control characters. */
export const lineOf = (max: number) =>
  z
    .string({ error: 'organisations.text-missing' })
    .trim()
    .normalize('NFC')
    .min(1, { error: 'organisations.text-missing' })
    .max(max, { error: 'organisations.text-too-long' })
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'organisations.text-not-plain' });

export const organisationName = lineOf(200);
export const shortName = lineOf(60);
/** Code of a type or sector in the rule pack in force on the day concerned, e.g. `residential-cell`. */
export const packCode = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, { error: 'organisations.not-a-code' });
/** A code given from above (administrative unit, Party organisation): text, leading zeros kept. */
export const codeOfOrganisation = z.object({
  scheme: packCode,
  code: z.string().regex(/^[0-9A-Za-z./-]{1,40}$/, { error: 'organisations.not-a-unit-code' }),
});

export const coordinates = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

/** The public face of an organisation on one day. */
export const organisationFace = z.object({
  id: organisationId,
  name: z.string(),
  shortName: z.string().nullable(),
  type: z.string(),
  sector: z.string().nullable(),
  parentId: organisationId.nullable(),
  from: daySchema.nullable(),
  until: daySchema.nullable(),
});
export type OrganisationFace = z.infer<typeof organisationFace>;

const on = daySchema;
const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), count: z.number().int(), next: z.string().nullable() });

/**
 * The whole tree as it stood on a day, in pre-order and packed: one base-36 digit of depth and one character of type per node,
 * names separated by line feeds. A node is known by its index; `organisations.node-at` gives its id when it is opened.
 */
export const packedTree = z.object({
  on,
  revision: z.number().int(),
  count: z.number().int(),
  depths: z.string(),
  /** Character i is the type of node i: code point minus 48 indexes `types`. */
  kinds: z.string(),
  types: z.array(z.string()),
  names: z.string(),
  /** Index of the nodes that the caller's own offices stand on. */
  own: z.array(z.number().int()),
});
export type PackedTree = z.infer<typeof packedTree>;

export const tree = defineQuestion({
  name: 'organisations.tree',
  summary: 'The tree of organisations as of a day, packed for a screen of 20,000 nodes',
  input: z.object({ on }),
  output: packedTree,
  over: 'anywhere',
});

export const nodeAt = defineQuestion({
  name: 'organisations.node-at',
  summary:
    'Which organisation stands at an index of the packed tree; a stale revision is answered by "reload the tree"',
  input: z.object({ revision: z.number().int(), on, index: z.int32().min(0) }),
  output: z.object({
    organisationId,
    path: z.array(z.object({ id: organisationId, name: z.string(), index: z.number().int() })),
  }),
  over: 'anywhere',
});

export const indexOf = defineQuestion({
  name: 'organisations.index-of',
  summary: 'Where an organisation stands in the packed tree of a day, so that a link can open the tree at it',
  input: z.object({ organisationId, on }),
  output: z.object({ revision: z.number().int(), index: z.number().int().nullable() }),
  over: 'anywhere',
});

export const successorLink = z.object({
  eventId: z.string(),
  kind: z.string(),
  effectiveOn: daySchema,
  id: organisationId,
  name: z.string(),
  extent: z.enum(['whole', 'part']),
  shareNumerator: z.number().int().nullable(),
  shareDenominator: z.number().int().nullable(),
});

export const organisation = defineQuestion({
  name: 'organisations.organisation',
  summary: 'An organisation as of a day: names, type, path, codes, figures, predecessors and successors',
  input: z.object({ organisationId, on }),
  output: z.object({
    id: organisationId,
    on,
    /** `not-yet` and `ended`: the facts shown are the nearest known ones. */
    state: z.enum(['living', 'not-yet', 'ended', 'annulled']),
    facts: organisationFace,
    typeName: z.object({ vi: z.string(), en: z.string() }),
    sectorName: z.object({ vi: z.string(), en: z.string() }).nullable(),
    path: z.array(z.object({ id: organisationId, name: z.string() })),
    codes: z.array(
      z.object({ scheme: z.string(), code: z.string(), from: daySchema.nullable(), until: daySchema.nullable() }),
    ),
    figures: z.array(
      z.object({ measure: z.string(), value: z.number(), unit: z.string(), on: daySchema, source: z.string() }),
    ),
    area: z.string().nullable(),
    coordinates: coordinates.nullable(),
    predecessors: z.array(successorLink),
    successors: z.array(successorLink),
    foundedOn: daySchema.nullable(),
    endedOn: daySchema.nullable(),
    childCount: z.number().int(),
    restricted: z.boolean(),
    fictional: z.boolean(),
    version: z.number().int(),
  }),
  over: 'anywhere',
});

export const children = defineQuestion({
  name: 'organisations.children',
  summary: 'The direct children of an organisation as of a day',
  input: z.object({ organisationId, on }),
  output: z.object({
    rows: z.array(
      organisationFace.extend({ typeName: z.object({ vi: z.string(), en: z.string() }), childCount: z.number().int() }),
    ),
  }),
  over: 'anywhere',
});

export const list = defineQuestion({
  name: 'organisations.list',
  summary: 'Organisations of a day by type, sector and subtree, page by page, with their count',
  input: z.object({
    on,
    underId: organisationId.nullable().default(null),
    types: z.array(packCode).max(50).default([]),
    sectors: z.array(packCode).max(50).default([]),
    after: z.string().max(300).nullable().default(null),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: pageOf(organisationFace.extend({ parentName: z.string().nullable() })),
  over: 'anywhere',
});

export const search = defineQuestion({
  name: 'organisations.search',
  summary: 'Finds organisations by present or old name or code, ignoring case and accents',
  input: z.object({
    text: lineOf(100),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: organisationId,
        name: z.string(),
        foundBy: z.string(),
        parentName: z.string().nullable(),
        endedOn: daySchema.nullable(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const vocabulary = defineQuestion({
  name: 'organisations.vocabulary',
  summary: 'Types and sectors that may be used on a day, with their names, sources and confidence',
  input: z.object({ on }),
  output: z.object({
    packs: z.array(z.object({ kind: z.string(), inForceFrom: daySchema, confidence: z.string(), source: z.string() })),
    types: z.array(
      z.object({
        code: z.string(),
        vi: z.string(),
        en: z.string(),
        confidence: z.string(),
        source: z.object({ vi: z.string(), en: z.string() }),
        under: z.array(z.string()).nullable(),
      }),
    ),
    sectors: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string(), confidence: z.string() })),
  }),
  // Published rules, no data: also asked before there is any office, while the installation is set up.
  over: 'self',
});

export const foundOwnOrganisation = defineAction({
  name: 'organisations.found-own-organisation',
  summary: 'Names the own organisation and its superior in an empty installation',
  input: z.object({
    on,
    superior: z.object({ name: organisationName, type: packCode, sector: packCode.nullable().default(null) }),
    own: z.object({
      name: organisationName,
      shortName: shortName.nullable().default(null),
      type: packCode,
      sector: packCode.nullable().default(null),
    }),
  }),
  output: z.object({ superiorId: organisationId, organisationId }),
  over: 'set-up',
  undo: 'final',
});
