import { z } from 'zod';
import type { Pack } from '../../../platform/packs/pack.ts';
import { meetingKind } from '../contract/meeting-codes.ts';
import { codeSchema, namesSchema, ruledFields } from './ruled-value.ts';
import { scoreFact } from './score-facts.ts';

const points = z.number().min(0).max(100).multipleOf(0.5);

/** What a fact has to be: a number or share against bounds, or yes or no. */
const conditionSchema = z.strictObject({
  fact: scoreFact,
  atLeast: z.number().optional(),
  moreThan: z.number().optional(),
  atMost: z.number().optional(),
  is: z.boolean().optional(),
});

/** Points where all conditions hold; grades are read from the top, the first that holds counts. */
const gradeSchema = z.strictObject({ points, when: z.array(conditionSchema) });

/** Part of a criterion: proposed from facts by a graded table, or left to the judgement of the meeting. */
const partSchema = z.union([
  z.strictObject({ max: points, judged: z.literal(true), shows: z.array(scoreFact).default([]) }),
  z.strictObject({ max: points, grades: z.array(gradeSchema).min(1) }),
]);

const proposalSchema = z.strictObject({ parts: z.array(partSchema).min(1), ...ruledFields });

const criterionSchema = z.strictObject({
  code: codeSchema,
  names: namesSchema,
  /** Null: the document names the criterion and gives no points; it is met or not met. */
  max: points.nullable(),
  /** Kinds of meetings it is counted for; absent for others. */
  kinds: z.array(meetingKind).optional(),
  proposal: proposalSchema,
  ...ruledFields,
});

const isWhole = ({ max, proposal }: { max: number | null; proposal: { parts: { max: number }[] } }): boolean =>
  proposal.parts.reduce((sum, part) => sum + part.max, 0) === (max ?? 1);

/** Content of a pack `meeting-score`. Criteria without points are kept as one point: 1 is met, 0 is not. */
export const meetingScoreSchema = z.strictObject({
  form: z.enum(['qualitative', 'points']),
  kinds: z.strictObject({ value: z.array(meetingKind).min(1), ...ruledFields }),
  criteria: z.array(criterionSchema.refine(isWhole, { error: 'the parts do not make up the criterion' })).min(1),
  /** Best first; points from which a band begins. A qualitative frame has none. */
  bands: z.array(z.strictObject({ code: codeSchema, names: namesSchema, atLeast: points, ...ruledFields })),
  /** Graded tables of a place; a committee switches one on. A preset replaces the proposals of the criteria it names. */
  presets: z.array(
    z.strictObject({
      code: codeSchema,
      names: namesSchema,
      proposals: z.array(z.strictObject({ criterion: codeSchema, parts: z.array(partSchema).min(1) })).min(1),
      ...ruledFields,
    }),
  ),
});
export type MeetingScore = z.output<typeof meetingScoreSchema>;
export type ScorePack = Pick<Pack<MeetingScore>, 'id' | 'source' | 'verified' | 'content'>;
export type Criterion = MeetingScore['criteria'][number];
export type ScorePart = Criterion['proposal']['parts'][number];
export type Condition = z.output<typeof conditionSchema>;
