import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { organisationId, packCode } from './tree.ts';

export const basis = z.enum(['as-it-was', 'as-it-is-now', 'restated']);
export type Basis = z.infer<typeof basis>;

/** A count that is known, estimated from a share that a person stated, or cannot be restated. */
export const restatedCount = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), value: z.number().int() }),
  z.object({ state: z.literal('estimated'), value: z.number().int() }),
  z.object({ state: z.literal('unknown'), value: z.number().int(), unitIds: z.array(organisationId) }),
]);
export type RestatedCount = z.infer<typeof restatedCount>;

export const comparison = defineQuestion({
  name: 'organisations.comparison',
  summary:
    'Counts of organisations by type under each unit on two days: as it was, as it is now, or restated to the units of the second day',
  input: z.object({ underId: organisationId, fromOn: daySchema, toOn: daySchema, basis }),
  output: z.object({
    basis,
    fromOn: daySchema,
    toOn: daySchema,
    types: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
    rows: z.array(
      z.object({
        id: organisationId,
        name: z.string(),
        /** Counts of the first day (as it was, restated) and of the second; null where the basis does not show that day. */
        from: z.record(z.string(), restatedCount).nullable(),
        to: z.record(z.string(), z.number().int()).nullable(),
      }),
    ),
    /** Units of the first day whose counts no row holds, because no share was stated or nothing followed them. */
    cannotBeRestated: z.array(
      z.object({ id: organisationId, name: z.string(), counts: z.record(z.string(), z.number().int()) }),
    ),
    totals: z.object({ from: z.record(z.string(), z.number().int()), to: z.record(z.string(), z.number().int()) }),
  }),
  over: 'anywhere',
});

export const restatedFigures = defineQuestion({
  name: 'organisations.restated-figures',
  summary: 'An additive figure of units (such as population) on a first day, carried to the units of a second day',
  input: z.object({ underId: organisationId, measure: packCode, fromOn: daySchema, toOn: daySchema }),
  output: z.object({
    rows: z.array(z.object({ id: organisationId, name: z.string(), count: restatedCount })),
    cannotBeRestated: z.array(z.object({ id: organisationId, name: z.string(), value: z.number().int() })),
    total: z.number().int(),
  }),
  over: 'anywhere',
});

export const mapFigures = defineQuestion({
  name: 'organisations.map-figures',
  summary: 'Units with coordinates under an organisation, with a chosen figure, for the map and its table',
  input: z.object({ underId: organisationId, on: daySchema, measure: packCode }),
  output: z.object({
    measure: z.string(),
    unit: z.string().nullable(),
    measures: z.array(z.string()),
    rows: z.array(
      z.object({
        id: organisationId,
        name: z.string(),
        type: z.string(),
        latitude: z.number(),
        longitude: z.number(),
        value: z.number().nullable(),
        figureOn: daySchema.nullable(),
      }),
    ),
    withoutCoordinates: z.number().int(),
  }),
  over: 'anywhere',
});

export const ownFigures = defineQuestion({
  name: 'organisations.own-figures',
  summary: 'Published totals of an organisation beside what is loaded',
  input: z.object({ organisationId, on: daySchema }),
  output: z.object({
    rows: z.array(
      z.object({
        measure: z.string(),
        on: daySchema,
        published: z.number(),
        loaded: z.number().int(),
        missing: z.number(),
        source: z.string(),
      }),
    ),
  }),
  over: 'anywhere',
});
