import { z } from 'zod';
import { day } from '../../../platform/calendar/day.ts';
import { dayDeadlineSchema } from '../../../platform/calendar/deadline.ts';
import { definePackKind, type Pack } from '../../../platform/packs/pack.ts';
import { ageInMonths, isWithinAge } from './admission-age.ts';
import { monthsOut, readmissionReasons } from './life-cycle-readmission.ts';
import { isEnough, shareText } from './life-cycle-vote.ts';
import { recognitionDay } from './probation.ts';

const confidence = z.enum(['A', 'B', 'C', 'M']);
const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
/** Where a value stands; `other` is what another text says about the same matter, shown beside it. */
const ruled = {
  document: z.string().min(1),
  clause: z.string().nullable(),
  confidence,
  other: z
    .strictObject({ document: z.string().min(1), clause: z.string().nullable(), confidence, says: words })
    .optional(),
};
const ruledSchema = z.strictObject(ruled);
export type Ruled = z.output<typeof ruledSchema>;

const share = z.strictObject({
  numerator: z.int().min(1),
  denominator: z.int().min(2),
  /** More than the share, or at least it. */
  comparison: z.enum(['more-than', 'at-least']),
});
export type Share = z.output<typeof share>;

export const deadlineKeys = [
  'sendUp',
  'grassrootsVote',
  'admissionDecision',
  'ceremony',
  'memberPapers',
  'dataEntry',
  'recognitionVote',
  'recognitionDecision',
  'complaint',
  'complaintAnswer',
  'complaintAnswerCentral',
  'deathReport',
] as const;
export type DeadlineKey = (typeof deadlineKeys)[number];

const deadline = z.strictObject({
  rule: dayDeadlineSchema,
  /** Working days by which it may be prolonged. */
  extendedBy: z.int().min(1).optional(),
  /** The notes name the length but not surely the day from which it counts. */
  isStartAssumed: z.boolean().default(false),
  ...ruled,
});
export type LifeCycleDeadline = z.output<typeof deadline>;

const paper = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: words,
  /** Form code, where the office uses one. */
  form: z.string().nullable(),
  needed: z.enum(['always', 'pupil', 'union']),
  redoAfterMonths: z.int().min(1).nullable(),
  ...ruled,
});
export type DossierPaper = z.output<typeof paper>;

const lifeCycleSchema = z.strictObject({
  age: z.strictObject({ fromYears: z.int(), toYears: z.int(), ...ruled }),
  schooling: z.strictObject({ needs: z.enum(['completed', 'diploma']), ...ruled }),
  introducers: z.strictObject({
    members: z.int().min(1),
    membersWithUnion: z.int().min(1),
    togetherMonths: z.int().min(0),
    ...ruled,
  }),
  classCertificate: z.strictObject({ months: z.int().min(1), ...ruled }),
  papers: z.array(paper),
  votes: z.strictObject({
    cell: share,
    grassroots: share,
    competent: share,
    competentDelegated: share,
    attempts: z.int().min(1),
    ...ruled,
  }),
  requests: z.strictObject({ atMost: z.int().min(1), ...ruled }),
  removalGrounds: z.array(z.strictObject({ code: z.string().regex(/^[a-z]+(-[a-z]+)*$/), name: words, ...ruled })),
  probation: z.strictObject({ months: z.int().min(1), prolongedByMonths: z.int().min(1), ...ruled }),
  readmission: z.strictObject({
    monthsOut: z.int().min(1),
    monthsAfterCleared: z.int().min(1),
    times: z.int().min(1),
    ...ruled,
  }),
  admissionDecider: z.strictObject({ name: words, ...ruled }),
  deadlines: z.record(z.enum(deadlineKeys), deadline),
});
export type LifeCycleRules = z.output<typeof lifeCycleSchema>;
export type LifeCyclePack = Pack<LifeCycleRules>;

type Example =
  | { ask: 'age'; bornOn: string; on: string }
  | { ask: 'vote'; body: 'cell' | 'grassroots' | 'competent'; base: number; for: number }
  | { ask: 'recognition'; ceremonyOn: string }
  | { ask: 'readmission'; outSince: string; on: string; times: number; kind: 'removed' | 'resigned' }
  | { ask: 'deadline'; key: DeadlineKey };

const answerOf = (content: LifeCycleRules, given: Example): unknown => {
  if (given.ask === 'age') {
    const months = ageInMonths(day(given.bornOn), day(given.on));
    return { months, allowed: isWithinAge(content.age, months) };
  }
  if (given.ask === 'vote')
    return {
      needs: shareText(content.votes[given.body]),
      enough: isEnough(content.votes[given.body], given.for, given.base),
    };
  if (given.ask === 'recognition') return recognitionDay(content.probation, day(given.ceremonyOn), null);
  if (given.ask === 'deadline') {
    const { rule, extendedBy } = content.deadlines[given.key];
    return { amount: rule.amount, unit: rule.unit, from: rule.startEvent, extendedBy: extendedBy ?? null };
  }
  const end = { kind: given.kind, outSince: day(given.outSince), isMinorCrime: null, recordClearedOn: null };
  // The examples ask about times and terms; nothing else stands against it.
  const verified = { ground: null, hasNoConviction: true, hasNotQuit: true, verifiedBy: 'practice' };
  const codes = readmissionReasons(content.readmission, { ...end, ...verified, times: given.times, on: day(given.on) });
  return { monthsOut: monthsOut(day(given.outSince), day(given.on)), reasons: codes.map((one) => one.code) };
};

/** From sympathiser to the end of membership: ages, shares, papers and clocks, each with the text it stands in. */
export const memberLifeCycle = definePackKind({
  kind: 'member-life-cycle',
  schema: lifeCycleSchema,
  answer: answerOf,
});
