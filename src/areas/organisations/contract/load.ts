import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { organisationId } from './tree.ts';

export const loadHanoi = defineAction({
  name: 'organisations.load-hanoi',
  summary:
    'Loads the units of Hanoi before and after 1 July 2025 with the reorganisation between them, from public lists',
  input: z.strictObject({
    /** The city organisation that is there; left out in an empty tree, where it is set up as the root. */
    cityId: organisationId.nullable().default(null),
  }),
  output: z.object({ cityId: organisationId, districts: z.int(), before: z.int(), after: z.int(), links: z.int() }),
  over: 'whole',
  undo: 'final',
});

export const loadNation = defineAction({
  name: 'organisations.load-nation',
  summary: 'Loads the 34 provinces and their present units from a public list',
  input: z.strictObject({
    /** The organisation above the provinces; left out in an empty tree, where it is set up as the root. */
    rootId: organisationId.nullable().default(null),
    /** Codes of provinces that are there already. */
    exceptProvinces: z
      .array(z.string().regex(/^\d\d$/))
      .max(34)
      .default([]),
  }),
  output: z.object({ rootId: organisationId, provinces: z.int(), units: z.int() }),
  over: 'whole',
  undo: 'final',
});

export const loadDemonstrationCommune = defineAction({
  name: 'organisations.load-demonstration-commune',
  summary:
    'Loads the fictional commune of the demonstration: a former district, cells of every sector, committees, planted weaknesses',
  input: z.strictObject({ cityId: organisationId, seed: z.int().min(0).max(2_000_000_000).default(1) }),
  output: z.object({
    communeId: organisationId,
    /** The unit that took over the other part of a divided commune. */
    wardId: organisationId,
    organisations: z.int(),
    persons: z.int(),
    posts: z.int(),
  }),
  over: 'whole',
  undo: 'final',
});
