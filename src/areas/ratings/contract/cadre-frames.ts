import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, lineOf, namesSchema, organisationId } from '../../organisations/contract.ts';

export const cadreFrameId = idOf('CadreFrameId');
export type CadreFrameId = z.output<typeof cadreFrameId>;

/** Kinds of subject of a monthly frame: who leads, and everybody else in the office. */
export const cadreKind = z.enum(['leader', 'officer']);
export type CadreKind = z.output<typeof cadreKind>;

/** One criterion of a sheet: the part of the scale it belongs to, its words, and the most points it can bring. */
export const cadreLine = z.strictObject({
  code: z.string().max(60),
  part: z.string().max(40),
  text: lineOf(300),
  max: z.number().min(0.01).max(100).multipleOf(0.01),
});
export type CadreLine = z.output<typeof cadreLine>;

export const recordCadreFrame = defineAction({
  name: 'ratings.record-cadre-frame',
  summary:
    'Records an office’s own criteria for a group of posts, within the parts of the monthly frame; an earlier one is replaced',
  input: z.strictObject({
    organisationId,
    packId: z.string().max(60),
    kind: cadreKind,
    name: lineOf(120),
    lines: z
      .array(cadreLine.omit({ code: true }))
      .min(1)
      .max(40),
    /** The paper it was issued with; null: a working list of the office, shown as such. */
    basis: decisionSchema.nullable().default(null),
    replacesId: cadreFrameId.nullable().default(null),
  }),
  output: z.object({ frameId: cadreFrameId }),
  over: { field: 'organisationId' },
  undo: 'ratings.withdraw-cadre-frame',
});

export const withdrawCadreFrame = defineAction({
  name: 'ratings.withdraw-cadre-frame',
  summary: 'Takes criteria of a group of posts out of use; months that were opened with them keep them',
  input: z.strictObject({ frameId: cadreFrameId }),
  output: z.object({ frameId: cadreFrameId }),
  over: 'resolved',
  undo: 'ratings.record-cadre-frame',
});

export const cadrePart = z.object({ code: z.string(), names: namesSchema, max: z.number(), clause: z.string() });

const frameFace = z.object({
  frameId: cadreFrameId,
  organisationId,
  organisationName: z.string(),
  packId: z.string(),
  kind: cadreKind,
  name: z.string(),
  lines: z.array(cadreLine),
  basis: decisionSchema.nullable(),
  enteredOn: daySchema,
  /** Of the very organisation that is looked at: it may be replaced and taken out of use there. */
  isOwn: z.boolean(),
});

export const cadreFrames = defineQuestion({
  name: 'ratings.cadre-frames',
  summary:
    'Monthly frames that ship with the program, and the criteria of groups of posts that are in use at an organisation',
  input: z.strictObject({ organisationId }),
  output: z.object({
    packs: z.array(
      z.object({
        packId: z.string(),
        names: namesSchema,
        source: z.string().nullable(),
        parts: z.array(cadrePart),
        /** From this day nobody knows whether it still holds; null: nothing is said about that. */
        validityUnknownFrom: daySchema.nullable(),
        silences: z.array(namesSchema),
      }),
    ),
    rows: z.array(frameFace),
  }),
  over: { field: 'organisationId' },
});
