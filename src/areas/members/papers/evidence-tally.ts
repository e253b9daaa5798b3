import type { Day } from '../../../platform/calendar/day.ts';
import { type Language, sentence } from './register-words.ts';

export type EvidenceStep = {
  readonly kind: string;
  readonly onDay: Day;
  readonly note: string | null;
  readonly source: string | null;
  readonly base: number | null;
  readonly baseCounted: number | null;
  readonly baseReason: string | null;
  readonly forVotes: number | null;
  readonly againstVotes: number | null;
  readonly blankVotes: number | null;
  readonly needed: string | null;
  readonly isEnough: boolean | null;
};

/** For, against and blank of a vote; nothing for other steps. */
export const tallyText = (language: Language, step: EvidenceStep): string =>
  step.base === null
    ? ''
    : sentence(language, 'members.evidence.tally', {
        for: step.forVotes!,
        against: step.againstVotes!,
        blank: step.blankVotes!,
        base: step.base,
        needed: step.needed!,
      });

/** The base that the roll of the day gave, of a vote of the cell: what is not known is said, it is no zero. */
export const rollText = (language: Language, { kind, baseCounted }: EvidenceStep): string | null =>
  kind === 'cell-vote' ? String(baseCounted ?? sentence(language, 'members.life.unknown')) : null;

/** The tally with the roll and the reason behind it, where one cell has to hold all of it. */
export const wholeTally = (language: Language, step: EvidenceStep): string => {
  const counted = rollText(language, step);
  const { baseReason: why } = step;
  return [
    tallyText(language, step),
    ...(counted === null ? [] : [sentence(language, 'members.evidence.base-by-roll', { counted })]),
    ...(why === null ? [] : [sentence(language, 'members.evidence.base-reason', { why })]),
  ].join('. ');
};
