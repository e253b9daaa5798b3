import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { type FourDates, optionalSealedKinds, type SealedKind, type SealedTexts, type Standing } from '../contract.ts';
import { contradictingDates } from './check-member-dates.ts';
import type { Vocabulary } from './vocabulary-pack.ts';

export type NewMemberAsk = {
  readonly standing: Standing;
  readonly dates: FourDates;
  readonly facts: {
    readonly birthOn?: Day | null | undefined;
    readonly birthYear?: number | null | undefined;
    readonly schooling?: string | null | undefined;
    readonly politicalTheory?: string | null | undefined;
  };
  readonly sealed: SealedTexts;
  readonly since: Day | null;
  readonly today: Day;
  readonly isOptionalBlockOpen: boolean;
  readonly vocabulary: Pick<Vocabulary, 'schoolings' | 'politicalTheories'>;
};

const unknownCode = (field: string, code: string | null | undefined, list: readonly { code: string }[]): Reason[] =>
  code && !list.some((one) => one.code === code) ? [reason('members.unknown-code', {}, `facts.${field}`)] : [];

/** Every reason against a new record as it is typed: dates, codes, the optional block. Doubles are looked for in the records, not here. */
export const newMemberReasons = (ask: NewMemberAsk): Reason[] => {
  const { dates, facts, since, today, standing, vocabulary } = ask;
  const first = dates.admittedOn ?? dates.admissionDecidedOn;
  const isYearApart = facts.birthOn && facts.birthYear && Number(facts.birthOn.slice(0, 4)) !== facts.birthYear;
  return [
    ...contradictingDates({ ...dates, birthOn: facts.birthOn ?? null, standing }, today, (field) =>
      field === 'birthOn' ? 'facts.birthOn' : `dates.${field}`,
    ),
    ...(isYearApart ? [reason('members.birth-year-follows-day', {}, 'facts.birthYear')] : []),
    ...(since !== null && since > today ? [reason('members.day-in-future', { day: since }, 'since')] : []),
    ...(since !== null && first !== null && since < first
      ? [reason('members.here-before-admission', { day: first }, 'since')]
      : []),
    ...unknownCode('schooling', facts.schooling, vocabulary.schoolings),
    ...unknownCode('politicalTheory', facts.politicalTheory, vocabulary.politicalTheories),
    ...(Object.entries(ask.sealed) as [SealedKind, string | null | undefined][])
      .filter(
        ([kind, text]) => text && (optionalSealedKinds as readonly string[]).includes(kind) && !ask.isOptionalBlockOpen,
      )
      .map(([kind]) => reason('members.optional-block-closed', {}, `sealed.${kind}`)),
  ];
};
