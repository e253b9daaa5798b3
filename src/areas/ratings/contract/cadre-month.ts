import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { memberId } from '../../members/contract.ts';
import { lineOf, namesSchema, organisationId, words } from '../../organisations/contract.ts';
import { cadreFrameId, cadreKind } from './cadre-frames.ts';
import { ratingLevel, ratingPeriod } from './rating-codes.ts';
import { choiceFlag, packFace, seasonId, seasonState, subjectId, subjectState } from './season-shapes.ts';

const year = z.int().min(1930).max(2198);
const month = z.int().min(1).max(12);

/** Somebody who is evaluated in a month, with the post held and the criteria used; without criteria the parts of the scale alone. */
const cadre = z.strictObject({
  memberId,
  kind: cadreKind,
  postWords: lineOf(200),
  isHead: z.boolean().default(false),
  frameId: cadreFrameId.nullable().default(null),
});
const cadres = z.array(cadre).min(1).max(300);

export const cadreProposal = defineQuestion({
  name: 'ratings.cadre-proposal',
  summary:
    'What a month of an office would be: its frame, whether that is known to hold, and the roll with last month’s posts and criteria',
  input: z.strictObject({ organisationId, officeId: organisationId, year, month, countedOn: daySchema }),
  output: z.object({
    /** Null: no frame is known for this month. */
    pack: packFace.nullable(),
    flags: z.array(choiceFlag),
    /** The month is open at this organisation: another office is added to it. */
    alreadyOpen: seasonId.nullable(),
    people: z.array(
      z.object({
        memberId,
        name: z.string(),
        isFictional: z.boolean(),
        isInMonth: z.boolean(),
        last: z
          .object({ kind: cadreKind, postWords: z.string(), isHead: z.boolean(), postGroup: z.string().nullable() })
          .nullable(),
      }),
    ),
    total: z.int(),
  }),
  over: { field: 'organisationId' },
});

export const openCadreMonth = defineAction({
  name: 'ratings.open-cadre-month',
  summary: 'Opens the evaluation of one month for an office: who is evaluated, in which post, by which criteria',
  input: z.strictObject({
    organisationId,
    officeId: organisationId,
    year,
    month,
    countedOn: daySchema,
    packId: z.string().max(60),
    packReason: words(1000).nullable().default(null),
    cadres,
  }),
  output: z.object({ seasonId, cadres: z.int() }),
  over: { field: 'organisationId' },
  undo: 'ratings.withdraw-season',
});

export const addCadres = defineAction({
  name: 'ratings.add-cadres',
  summary: 'Adds an office, or persons who came later, to a month that is open',
  input: z.strictObject({ seasonId, officeId: organisationId, countedOn: daySchema, cadres }),
  output: z.object({ seasonId, cadres: z.int() }),
  over: 'resolved',
  undo: 'ratings.withdraw-subject',
});

/** Where the sheet of one person stands; what is missing is a list of codes, in the order of the steps. */
export const cadreMissing = z.enum(['self', 'head', 'superior', 'decision', 'notice']);

export const cadreRow = z.object({
  subjectId,
  officeId: organisationId,
  officeName: z.string(),
  title: z.string(),
  isFictional: z.boolean(),
  kind: cadreKind,
  postWords: z.string().nullable(),
  isHead: z.boolean(),
  postGroup: z.string().nullable(),
  state: subjectState,
  selfLevel: ratingLevel.nullable(),
  headLevel: ratingLevel.nullable(),
  decidedLevel: ratingLevel.nullable(),
  notRatedWords: z.string().nullable(),
  hasAnswer: z.boolean(),
  missing: z.array(cadreMissing),
  /** What the points of others than the person come to; null: nobody else gave points, or it is whoever asks. */
  othersLevel: ratingLevel.nullable(),
  /** Why whoever asks keeps out of deciding: the own sheet, or an interest that was declared. */
  keptOut: z.enum(['own', 'interest']).nullable(),
  /** Among whom the limit counts. */
  quotaGroup: z.string(),
  version: z.int(),
});

export const cadreMonth = defineQuestion({
  name: 'ratings.cadre-month',
  summary: 'One month of an office in name order: where each sheet stands and what is missing',
  input: z.strictObject({ seasonId, organisationId }),
  output: z.object({
    seasonId,
    openerId: organisationId,
    openerName: z.string(),
    /** Whoever asks decides it. */
    isOpener: z.boolean(),
    version: z.int().nullable(),
    state: seasonState,
    period: ratingPeriod,
    pack: packFace,
    packReason: z.string().nullable(),
    /** Nobody knows whether the frame holds in this month. */
    isValidityUnknown: z.boolean(),
    silences: z.array(namesSchema),
    levels: z.array(ratingLevel),
    rows: z.array(cadreRow),
    total: z.int(),
  }),
  over: { field: 'organisationId' },
});
