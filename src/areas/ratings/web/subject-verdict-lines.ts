import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import type { Translate } from '../../../web/messages.ts';
import type { NamedFact, Outcome, Verdict, VerdictReason } from '../contract.ts';
import { factKey } from '../rules/explain-verdict.ts';
import type { Names } from '../rules/ruled-value.ts';
import type { OutcomeFrom, UnknownOutcome } from '../rules/unknown-outcomes.ts';
import { levelWords } from './rating-words.tsx';

type NamesOf = (names: Names) => string;
type NamedReason = VerdictReason & { readonly names: Names };

/** A verdict as it is shown: derived on the server or, while one types, here. */
export type ShownVerdict = Pick<Verdict, 'outcome' | 'isVerified' | 'isReading'> & {
  readonly reasons: readonly NamedReason[];
};

export const outcomeWords = (outcome: Outcome, t: Translate): string => {
  switch (outcome.kind) {
    case 'proposed':
      return t('ratings.verdict.proposed', { level: levelWords(outcome.level, t) });
    case 'open':
      return t('ratings.verdict.open', {
        atWorst: levelWords(outcome.atWorst, t),
        atBest: levelWords(outcome.atBest, t),
      });
    case 'gap':
      return t('ratings.verdict.gap', { candidate: levelWords(outcome.candidate, t) });
    default:
      return t(`ratings.verdict.${outcome.kind}`);
  }
};

/** An outcome as the second half of "if … then …". */
const shortOutcome = (outcome: Outcome, t: Translate): string => {
  switch (outcome.kind) {
    case 'proposed':
      return t('ratings.unknown.then-level', { level: levelWords(outcome.level, t) });
    case 'open':
      return t('ratings.unknown.then-between', {
        atWorst: levelWords(outcome.atWorst, t),
        atBest: levelWords(outcome.atBest, t),
      });
    case 'gap':
      return t('ratings.short.gap', { candidate: levelWords(outcome.candidate, t) });
    default:
      return t(`ratings.short.${outcome.kind}`);
  }
};

/** A count stands for itself and all up to the next one that changes something. */
const countWords = (from: number, next: OutcomeFrom['value'] | undefined, t: Translate): string => {
  if (typeof next !== 'number') return t('ratings.value.from', { value: from });
  if (Number.isInteger(from) && next - from === 1) return t('ratings.value.plain', { value: from });
  return from === 0 ? t('ratings.value.below', { next }) : t('ratings.value.between', { from, next });
};

const valueWords = (fact: NamedFact, { value }: OutcomeFrom, next: OutcomeFrom | undefined, t: Translate): string => {
  if (typeof value === 'boolean') return t(value ? 'ratings.unknown.yes' : 'ratings.unknown.no');
  if (typeof value === 'number')
    return fact.startsWith('points:') ? t('ratings.value.points', { value }) : countWords(value, next?.value, t);
  return t(value.startsWith('grade-') ? `ratings.grade.${value}` : `ratings.level.${value}`);
};

/** What an unknown fact would change, e.g. "nếu không thì ở mức Hoàn thành tốt nhiệm vụ; nếu có thì ở mức Không hoàn thành nhiệm vụ". */
export const unknownWords = ({ fact, outcomes }: UnknownOutcome, t: Translate): string =>
  outcomes
    .map((one, at) =>
      t('ratings.unknown.if', {
        value: valueWords(fact, one, outcomes[at + 1], t),
        outcome: shortOutcome(one.outcome, t),
      }),
    )
    .join('; ');

/** What levels ask for, points and conditions; all others are cases that may come on top of it. */
export const isOfLevel = ({ step }: Pick<VerdictReason, 'step'>): boolean => step === 'band' || step === 'condition';

/** Bands and conditions are met or not; every other rule speaks or does not, and one that does not is left out. */
const stateOf = ({ step, holds }: VerdictReason): VerdictLine['state'] | null => {
  if (holds === null) return 'unknown';
  if (isOfLevel({ step })) return holds ? 'met' : 'missing';
  return holds ? 'missing' : null;
};

/** Points and conditions of one level stand together; other rules under what they do. */
const groupOf = ({ step, level }: VerdictReason, t: Translate): string =>
  isOfLevel({ step }) ? t('ratings.verdict.of-level', { level: levelWords(level, t) }) : t(`ratings.step.${step}`);

const reasonLine = (one: NamedReason, t: Translate, names: NamesOf): VerdictLine[] => {
  const state = stateOf(one);
  if (state === null) return [];
  const missing = [...new Set(one.missing.map((fact) => t(factKey(fact))))].join(', ');
  return [
    {
      state,
      group: groupOf(one, t),
      text: [names(one.names), missing && t('ratings.verdict.missing', { facts: missing })].filter(Boolean).join(' '),
      clause: [
        one.clause === 'practice' ? t('ratings.pack.practice') : one.clause,
        one.isVerified ? '' : t('ratings.unverified'),
      ]
        .filter(Boolean)
        .join(' · '),
    },
  ];
};

/** Every reason with its clause under what it is asked for: each level, then cases, in the order in which the rules were asked. */
export const reasonLines = ({ reasons }: ShownVerdict, t: Translate, names: NamesOf): VerdictLine[] =>
  reasons.toSorted((a, b) => Number(isOfLevel(b)) - Number(isOfLevel(a))).flatMap((one) => reasonLine(one, t, names));

/** The outcome as the first line of a panel: what is open or a gap in the texts is for a person to look at. */
export const outcomeLine = ({ outcome, isVerified, isReading }: ShownVerdict, t: Translate): VerdictLine => ({
  state: outcome.kind === 'proposed' ? 'met' : outcome.kind === 'not-rated' ? 'missing' : 'unknown',
  // It follows from reasons that stand below and are counted there; without a text there are none.
  isNote: outcome.kind !== 'no-text',
  text: [outcomeWords(outcome, t), isReading && t('ratings.verdict.reading')].filter(Boolean).join(' '),
  ...(isVerified ? {} : { clause: t('ratings.verdict.unverified') }),
});

/** What each unknown fact would change: that it is unknown is counted with the rules that ask for it. */
export const unknownLines = (
  unknown: readonly UnknownOutcome[],
  t: Translate,
  nameOf: (fact: NamedFact) => string,
): VerdictLine[] =>
  unknown.map((one) => ({
    state: 'unknown',
    isNote: true,
    text: t('ratings.unknown.line', { fact: nameOf(one.fact), outcomes: unknownWords(one, t) }),
  }));
