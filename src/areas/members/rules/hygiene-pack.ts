import { z } from 'zod';
import { addDays, type Day, day, daySchema } from '../../../platform/calendar/day.ts';
import { addMonths, yearOf } from '../../../platform/calendar/months.ts';
import { definePackKind, type Pack } from '../../../platform/packs/pack.ts';
import { missingFieldCode } from '../contract/records-filter.ts';
import type { Standing } from '../contract.ts';
import { clausedSchema } from './transfer-clause.ts';

const claused = clausedSchema(z.unknown()).shape;

/** A field that ought to be in the record; `official`: only of official members. `isCore` counts for the share on the board. */
const field = z.strictObject({
  field: missingFieldCode,
  of: z.enum(['all', 'official']),
  isCore: z.boolean(),
  source: claused.source,
  confidence: claused.confidence,
});

const contradiction = z.discriminatedUnion('code', [
  clausedSchema(z.strictObject({ months: z.int().min(1), admittedFrom: daySchema })).extend({
    code: z.literal('official-not-at-twelve-months'),
  }),
  clausedSchema(z.strictObject({ years: z.int().min(1) })).extend({ code: z.literal('admitted-under-age') }),
  clausedSchema(z.null()).extend({
    code: z.enum(['recognition-before-official', 'probationary-with-official-day', 'day-ahead', 'birth-year-differs']),
  }),
]);
export type ContradictionRule = z.output<typeof contradiction>;
export type Contradiction = ContradictionRule['code'];

export const hygieneRulesSchema = z.strictObject({
  fields: z.array(field).min(1),
  /** Days before an end on which it is spoken of, farthest first. */
  warningDays: clausedSchema(z.array(z.int().min(1)).min(1)),
  contradictions: z.array(contradiction),
  /** No dues in so many months within so many: a signal, never a decision. */
  silence: clausedSchema(
    z.strictObject({
      months: z.int().min(1),
      within: z.int().min(1),
      /** Whether a month of which only a part was paid is a month without dues. Packs published before do not say it. */
      partPaid: z.enum(['counts', 'does-not-count']).default('does-not-count'),
    }),
  ),
  /** The yearly supplement is looked after from this month of its year on. */
  supplement: clausedSchema(z.strictObject({ fromMonth: z.int().min(1).max(12) })),
});
export type HygieneRules = z.output<typeof hygieneRulesSchema>;
export type HygienePack = Pack<HygieneRules>;

/** Fields that a member of this standing ought to have and has not. */
export const fieldsMissing = (rules: HygieneRules, standing: Standing, has: ReadonlySet<string>): string[] =>
  rules.fields
    .filter((one) => (one.of === 'all' || standing === 'official') && !has.has(one.field))
    .map((one) => one.field);

/** How near an end is: `in-<days>` of the nearest notice, `ended` from its day on, null while it is far. */
export const bucketOf = (rules: HygieneRules, endsOn: Day, on: Day): string | null => {
  if (endsOn <= on) return 'ended';
  const near = rules.warningDays.value.filter((days) => endsOn <= addDays(on, days));
  return near.length === 0 ? null : `in-${Math.min(...near)}`;
};

export type DatesOfMember = {
  readonly standing: Standing;
  readonly birthOn?: Day | null;
  readonly birthYear?: number | null;
  readonly admissionDecidedOn?: Day | null;
  readonly admittedOn?: Day | null;
  readonly officialOn?: Day | null;
  readonly recognitionDecidedOn?: Day | null;
  /** Admitted again: probation runs anew from this day. */
  readonly readmittedOn?: Day | null;
  /** Days to which the cell prolonged probation. */
  readonly prolongedTo?: readonly Day[];
};

const isAgainst = (rule: ContradictionRule, facts: DatesOfMember, on: Day): boolean => {
  const { birthOn, birthYear, admittedOn, officialOn, recognitionDecidedOn, prolongedTo = [] } = facts;
  const startsOn = facts.readmittedOn ?? admittedOn;
  switch (rule.code) {
    case 'official-not-at-twelve-months':
      return Boolean(
        startsOn &&
          officialOn &&
          startsOn >= rule.value.admittedFrom &&
          officialOn !== addMonths(startsOn, rule.value.months) &&
          !prolongedTo.includes(officialOn),
      );
    case 'recognition-before-official':
      return Boolean(officialOn && recognitionDecidedOn && recognitionDecidedOn < officialOn);
    case 'admitted-under-age':
      return Boolean(birthOn && admittedOn && admittedOn < addMonths(birthOn, 12 * rule.value.years));
    case 'probationary-with-official-day':
      return facts.standing === 'probationary' && Boolean(officialOn && officialOn <= on);
    case 'day-ahead':
      return [birthOn, facts.admissionDecidedOn, admittedOn, recognitionDecidedOn].some((one) =>
        Boolean(one && one > on),
      );
    case 'birth-year-differs':
      return Boolean(birthOn && birthYear && yearOf(birthOn) !== birthYear);
  }
};

/** Which dates of a record cannot all be right. Order and codes are the pack's. */
export const contradictionsIn = (rules: HygieneRules, facts: DatesOfMember, on: Day): Contradiction[] =>
  rules.contradictions.filter((rule) => isAgainst(rule, facts, on)).map((rule) => rule.code);

/** Whether a month of the ledger in this state is one without dues. */
export const isSilentMonth = ({ silence }: HygieneRules, state: 'unpaid' | 'part'): boolean =>
  state === 'unpaid' || silence.value.partPaid === 'counts';

type Example =
  | { ask: 'silence'; months: Partial<Record<'unpaid' | 'part', number>> }
  | { ask: 'missing'; standing: Standing; has: string[] }
  | { ask: 'bucket'; endsOn: string; on: string }
  | { ask: 'contradictions'; on: string; facts: DatesOfMember };

/** What is looked after in the records of members. */
export const memberHygiene = definePackKind({
  kind: 'member-hygiene',
  schema: hygieneRulesSchema,
  answer: (content, given: Example) => {
    if (given.ask === 'missing') return fieldsMissing(content, given.standing, new Set(given.has));
    if (given.ask === 'silence') {
      const silent = (['unpaid', 'part'] as const).filter((state) => isSilentMonth(content, state));
      const months = silent.reduce((sum, state) => sum + (given.months[state] ?? 0), 0);
      return { months, isSignal: months >= content.silence.value.months };
    }
    if (given.ask === 'bucket') return bucketOf(content, day(given.endsOn), day(given.on));
    return contradictionsIn(content, given.facts, day(given.on));
  },
});
