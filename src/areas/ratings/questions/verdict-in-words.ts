import { formatMessage, type MessageParams } from '../../../platform/i18n/format-message.ts';
import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import type { NamedFact, Outcome, Verdict } from '../contract/verdict.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };
import { type ExplainedReason, explainVerdict, factKey, subjectKey } from '../rules/explain-verdict.ts';
import type { RatingLaw } from '../rules/rating-law.ts';

type Language = 'vi' | 'en';
const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en };

export type ToldVerdict = {
  readonly title: string;
  readonly kind: SubjectKind;
  readonly law: RatingLaw;
  readonly verdict: Verdict;
  readonly decided: RatingLevel | null;
};

type Say = (key: string, params?: MessageParams) => string;

const outcomeLine = (say: Say, outcome: Outcome): string => {
  const level = (code: RatingLevel) => say(`ratings.level.${code}`);
  switch (outcome.kind) {
    case 'proposed':
      return say('ratings.explain.proposed', { level: level(outcome.level) });
    case 'open':
      return say('ratings.explain.open', { best: level(outcome.atBest), worst: level(outcome.atWorst) });
    case 'gap':
      return say('ratings.explain.gap', { level: level(outcome.candidate) });
    case 'not-rated':
      return say('ratings.explain.not-rated');
    case 'no-text':
      return say('ratings.explain.no-text');
  }
};

const answerOf = ({ holds }: ExplainedReason): string =>
  holds === null ? 'ratings.explain.unknown' : holds ? 'ratings.explain.yes' : 'ratings.explain.no';

const reasonLine = (say: Say, language: Language, reason: ExplainedReason): string => {
  const { names, rule, clause, isVerified, stepKey } = reason;
  const line = say('ratings.explain.reason', {
    step: say(stepKey),
    rule: names[language],
    number: rule,
    clause,
    answer: say(answerOf(reason)),
  });
  return isVerified ? line : `${line} ${say('ratings.explain.unverified')}`;
};

const missingLine = (say: Say, facts: readonly NamedFact[]): string[] =>
  facts.length === 0
    ? []
    : [say('ratings.explain.missing', { facts: [...new Set(facts.map((fact) => say(factKey(fact))))].join('; ') })];

/** A verdict as plain text that a member can read: what came of it, every rule asked with its clause, what is not known, who decides. */
export const verdictInWords = (language: Language, { title, kind, law, verdict, decided }: ToldVerdict): string => {
  const say: Say = (key, params = {}) => formatMessage(messages[language], key, params, language);
  return [
    say('ratings.explain.head', { title, kind: say(subjectKey(kind)) }),
    say('ratings.explain.packs', { packs: law.packs.map((pack) => pack.title).join('; ') }),
    outcomeLine(say, verdict.outcome),
    ...(verdict.score === null ? [] : [say('ratings.explain.score', { points: verdict.score.rounded })]),
    ...explainVerdict(law, verdict).map((reason) => `- ${reasonLine(say, language, reason)}`),
    ...missingLine(say, verdict.missing),
    ...(verdict.isVerified ? [] : [say('ratings.explain.not-verified')]),
    ...(verdict.isReading ? [say('ratings.explain.reading')] : []),
    ...(decided === null ? [] : [say('ratings.explain.decided', { level: say(`ratings.level.${decided}`) })]),
    say('ratings.explain.people-decide'),
  ].join('\n');
};
