import { z } from 'zod';
import { dayDeadlineSchema } from '../../../platform/calendar/deadline.ts';
import { definePackKind } from '../../../platform/packs/pack.ts';
import { eventKind } from '../contract/events.ts';
import { packCode } from '../contract/tree.ts';

const names = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const confidence = z.enum(['A', 'B', 'C', 'M']);
/** A document's number with its clause stands as it is in every language; any other word is written in each. */
const citation = z.union([
  z
    .string()
    .regex(/^\d+-[A-ZĐ]+\/[A-ZĐ]+( \d+[\da-zđ.]*(, \d+[\da-zđ.]*)*)?$/)
    .transform((text) => ({ vi: text, en: text })),
  names,
]);
/** What the program does when a rule is not met: says so and goes on, or refuses. */
const level = z.enum(['warn', 'refuse']);

const typeSchema = z.strictObject({
  code: packCode,
  names,
  confidence,
  source: citation,
  /** Types that may stand directly above; absent = not checked. */
  under: z.array(packCode).optional(),
  underLevel: level.default('warn'),
  /** Sizes in members: all (official and probationary) or official ones only. */
  sizes: z
    .array(
      z.strictObject({
        of: z.enum(['all', 'official']),
        least: z.int().min(0).optional(),
        below: z.int().min(1).optional(),
        level,
        source: citation,
      }),
    )
    .default([]),
});

/** Types of organisation that exist from a day on. */
export const organisationTypes = definePackKind({
  kind: 'organisation-types',
  schema: z.strictObject({ types: z.array(typeSchema).min(1) }),
  answer: (content, given: { type: string; under?: string }) => {
    const type = content.types.find((one) => one.code === given.type);
    if (!type) return 'unknown';
    return given.under === undefined || type.under === undefined || type.under.includes(given.under)
      ? 'allowed'
      : 'not-there';
  },
});
export type OrganisationType = z.output<typeof typeSchema>;

const sectorSchema = z.strictObject({ code: packCode, names, confidence, source: citation });

/** Sectors (lĩnh vực), independent of the type. */
export const sectors = definePackKind({
  kind: 'sectors',
  schema: z.strictObject({ sectors: z.array(sectorSchema).min(1) }),
  answer: (content, given: { sector: string }) => content.sectors.some((one) => one.code === given.sector),
});

const dutySchema = z.strictObject({
  kind: packCode,
  names,
  on: z.array(eventKind).min(1),
  /** Whose duty: of each organisation that ended, that went to another parent, or that came into being. */
  of: z.enum(['ended', 'moved', 'established']),
  deadline: dayDeadlineSchema.nullable(),
  confidence,
  source: citation,
});
export type DutyRule = z.output<typeof dutySchema>;

const deciderSchema = z.strictObject({
  on: z.array(eventKind).min(1),
  /** Counted from the organisation concerned: 1 = direct superior, 2 = the level above it. */
  levelsUp: z.int().min(0).max(3),
  level,
  confidence,
  source: citation,
});

/** What follows a structural event, and who decides it. */
export const structureRules = definePackKind({
  kind: 'structure-rules',
  schema: z.strictObject({ duties: z.array(dutySchema), deciders: z.array(deciderSchema) }),
  answer: (content, given: { event: string }) => ({
    duties: content.duties.filter((duty) => duty.on.some((kind) => kind === given.event)).map((duty) => duty.kind),
    levelsUp: content.deciders.find((decider) => decider.on.some((kind) => kind === given.event))?.levelsUp ?? null,
  }),
});
export type StructureRules = z.output<typeof structureRules.schema>;
