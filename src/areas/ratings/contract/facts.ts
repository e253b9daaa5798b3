import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { expectedVersion, lineOf } from '../../organisations/contract.ts';
import { criterionGrade, periodKind, ratingLevel } from './rating-codes.ts';
import { countFact, gradeFact, levelFact, yesFact } from './rating-facts.ts';
import { subjectId, subjectLine } from './season-shapes.ts';
import { namedFact, outcomeSchema, verdictReasonSchema } from './verdict.ts';

export const factCode = z.union([countFact, yesFact, gradeFact, levelFact]);
export const factType = z.enum(['count', 'yes', 'grade', 'level']);

/** `none`: somebody looked, and there was nothing; another matter than not knowing. */
export const factValue = z.union([
  z.literal('none'),
  z.int().min(0).max(1_000_000),
  z.boolean(),
  criterionGrade,
  ratingLevel,
]);

const stepped = z.object({ subjectId, version: z.int() });

export const enterFact = defineAction({
  name: 'ratings.enter-fact',
  summary: 'Enters a fact the program cannot know, with its source; one entered before is replaced and stays on record',
  input: z.strictObject({
    subjectId,
    expectedVersion,
    fact: factCode,
    value: factValue,
    sourceWords: lineOf(300),
    /** Day of the paper it comes from. */
    sourceOn: daySchema.nullable().default(null),
  }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.withdraw-fact',
  secrets: ['value', 'sourceWords'],
});

export const stateNone = defineAction({
  name: 'ratings.state-none',
  summary: 'States, with the source, that somebody looked and there was nothing: several facts at once',
  input: z.strictObject({
    subjectId,
    expectedVersion,
    facts: z
      .array(z.union([countFact, yesFact]))
      .min(1)
      .max(60),
    sourceWords: lineOf(300),
    sourceOn: daySchema.nullable().default(null),
  }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.withdraw-fact',
  secrets: ['sourceWords'],
});

export const withdrawFact = defineAction({
  name: 'ratings.withdraw-fact',
  summary: 'Takes back a fact that was entered: it is unknown again',
  input: z.strictObject({ subjectId, expectedVersion, fact: factCode }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.enter-fact',
});

/** A rule of the pack that asks for a fact. */
const askingRule = z.object({
  packId: z.string(),
  rule: z.string(),
  code: z.string(),
  names: z.object({ vi: z.string(), en: z.string() }),
  clause: z.string(),
  isVerified: z.boolean(),
});

/** Facts beside those that rules ask for: counted, shown, and without consequence. */
export const besideFact = z.enum([
  'meetings-held',
  'meetings-thematic',
  'turnout',
  'meetings-reported',
  'tasks-of-period',
  'dues-months-collected',
  'roll-at-start',
  'roll-at-end',
  'share-of-members-rated',
  'attendance',
  'absences-excused',
  'absences-unexcused',
  'tasks-of-person',
  'offices-held',
  'dues-months-paid',
]);
export type BesideFact = z.output<typeof besideFact>;

/** What the program does not keep yet. `byHand`: its facts may be entered with a source. */
export const absentArea = z.enum([
  'inspections',
  'discipline',
  'public-concerns',
  'complex-matters',
  'state-ratings',
  'sick-leave',
]);

export const evidenceShape = z.object({
  subject: subjectLine,
  version: z.int(),
  isPerson: z.boolean(),
  countedOn: daySchema,
  periodFrom: daySchema,
  periodUntil: daySchema,
  /** Known facts that rules ask for. */
  facts: z.array(
    z.object({
      code: namedFact,
      value: z.union([z.number(), z.boolean(), z.string()]),
      origin: z.enum(['program', 'entered', 'sheet']),
      sourceWords: z.string().nullable(),
      sourceOn: daySchema.nullable(),
      enteredOn: daySchema.nullable(),
      /** Page of the rows behind it, ids only. */
      path: z.string().nullable(),
      speaksTo: z.array(askingRule),
    }),
  ),
  /** Facts that rules ask for and nobody knows. */
  missing: z.array(
    z.object({
      code: namedFact,
      type: factType.nullable(),
      /** False: the program counts it itself as soon as its rows are there. */
      isEnterable: z.boolean(),
      path: z.string().nullable(),
      speaksTo: z.array(askingRule),
    }),
  ),
  /** Value null: not known. `whole`: out of how many. */
  beside: z.array(
    z.object({
      code: besideFact,
      value: z.number().nullable(),
      whole: z.number().nullable(),
      path: z.string().nullable(),
      /** Criteria of the framework that it may be read for; our own reading, no text says so. */
      criteria: z.array(z.object({ code: z.string(), names: z.object({ vi: z.string(), en: z.string() }) })),
    }),
  ),
  earlier: z.array(
    z.object({
      periodKind,
      year: z.int(),
      part: z.int(),
      kind: z.string(),
      level: ratingLevel.nullable(),
      notRatedWords: z.string().nullable(),
      /** Entered from a paper, not derived here. */
      isEntered: z.boolean(),
      decisionNumber: z.string().nullable(),
      path: z.string().nullable(),
    }),
  ),
  absent: z.array(z.object({ area: absentArea, byHand: z.boolean() })),
  /** What may be entered by hand for this kind of subject. */
  enterable: z.array(z.object({ code: factCode, type: factType })),
});

export const evidence = defineQuestion({
  name: 'ratings.evidence',
  summary:
    'The sheet beside a rating: every fact with its rows and the rules it speaks to, what is missing, what nobody keeps yet',
  input: z.strictObject({ subjectId }),
  output: evidenceShape,
  over: 'resolved',
});

export const verdictOf = defineQuestion({
  name: 'ratings.verdict',
  summary:
    'What the rules make of the facts as they stand now, with every reason; the differences between hands; what it waits for',
  input: z.strictObject({ subjectId }),
  output: z.object({
    subjectId,
    version: z.int(),
    outcome: outcomeSchema,
    score: z.object({ raw: z.number(), rounded: z.number() }).nullable(),
    /** The sentence that says whose points these are. */
    pointsByKey: z.string().nullable(),
    isVerified: z.boolean(),
    isReading: z.boolean(),
    missing: z.array(namedFact),
    levelsWithoutText: z.array(ratingLevel),
    reasons: z.array(verdictReasonSchema.unwrap().extend({ names: z.object({ vi: z.string(), en: z.string() }) })),
    levels: z.object({
      self: ratingLevel.nullable(),
      collective: ratingLevel.nullable(),
      ballot: ratingLevel.nullable(),
      superior: ratingLevel.nullable(),
    }),
    /** Levels between two hands; positive where the first is higher, null where one is missing. */
    gaps: z.object({
      selfCollective: z.int().nullable(),
      selfSuperior: z.int().nullable(),
      collectiveSuperior: z.int().nullable(),
    }),
    waiting: z.array(
      z.object({
        rule: z.string(),
        names: z.object({ vi: z.string(), en: z.string() }),
        for: z.string(),
        onId: subjectId.nullable(),
        title: z.string().nullable(),
        isVerified: z.boolean(),
      }),
    ),
  }),
  over: 'resolved',
});

export const explanation = defineQuestion({
  name: 'ratings.explanation',
  summary: 'A verdict in plain words that a member can read, in both languages',
  input: z.strictObject({ subjectId }),
  output: z.object({ vi: z.string(), en: z.string() }),
  over: 'resolved',
});
export type EvidenceSheet = z.output<typeof evidenceShape>;
