import { isRefusal } from '../../../platform/outcome/refusal.ts';
import type { PackExample } from '../contract/pack-reads.ts';
import type { PeriodKind, RatingLevel } from '../contract/rating-codes.ts';
import type { NamedFact, Outcome } from '../contract/verdict.ts';
import {
  type AskedExample,
  askedExample,
  askedOfLayer,
  type ExampleRating,
  exampleLaw,
  exampleRating,
  layerExampleRating,
  quarterUnder,
  type RatedExample,
} from '../rules/answer-example.ts';
import { exampleFrame } from '../rules/example-frame.ts';
import { explainVerdict, factKey } from '../rules/explain-verdict.ts';
import { quotaLinesOf } from '../rules/quota-board.ts';
import { rate } from '../rules/rate.ts';
import { deadlinesOf } from '../rules/rating-deadlines.ts';
import { quotaFor } from '../rules/rating-law.ts';
import type { RatingLayer, RatingRules } from '../rules/rating-rules-shape.ts';
import type { Names } from '../rules/ruled-value.ts';
import { dayWords, inBoth, type Language, type Say } from './in-both-languages.ts';
import type { ShippedRatingPack } from './rating-laws.ts';

const valueWords = (say: Say, value: number | boolean | string): string => {
  if (typeof value === 'boolean') return say(value ? 'ratings.value.yes' : 'ratings.value.no');
  if (typeof value === 'number') return say('ratings.value.plain', { value });
  return say(value.startsWith('grade-') ? `ratings.grade.${value}` : `ratings.level.${value}`);
};

const factName = (say: Say, language: Language, fact: string, { law }: ExampleRating): string => {
  const part = law.score?.parts.find(({ code }) => code === fact.replace(/^points:/, ''));
  return part ? part.names[language] : say(factKey(fact as NamedFact));
};

const ratedWords = (asked: RatedExample, rating: ExampleRating, usual: PeriodKind): Names =>
  inBoth((say, language) => {
    const nameOf = (fact: string) => factName(say, language, fact, rating);
    const said = [
      ...Object.entries(asked.points).map(([part, points]) =>
        say('ratings.example.points', { part: nameOf(`points:${part}`), points }),
      ),
      ...Object.entries(asked.facts).map(([fact, value]) => `${nameOf(fact)}: ${valueWords(say, value)}`),
      ...asked.unknown.map((fact) => say('ratings.example.unknown', { fact: nameOf(fact) })),
      ...asked.switched.map(({ rule, isOn }) =>
        say(`ratings.example.${isOn ? 'switched-on' : 'switched-off'}`, { rule }),
      ),
      ...(asked.otherwise
        ? [say('ratings.example.otherwise', { level: say(`ratings.level.${asked.otherwise}`) })]
        : []),
    ];
    const who = say(`ratings.subject.${asked.subject}`);
    const head = asked.period === usual ? who : `${who} (${say(`ratings.period-kind.${asked.period}`)})`;
    return `${head}. ${said.length === 0 ? say('ratings.example.untroubled') : `${said.join('; ')}.`}`;
  });

const outcomeWords = (say: Say, outcome: Outcome): string => {
  const level = (code: RatingLevel) => say(`ratings.level.${code}`);
  switch (outcome.kind) {
    case 'proposed':
      return level(outcome.level);
    case 'open':
      return say('ratings.short.open', { atWorst: level(outcome.atWorst), atBest: level(outcome.atBest) });
    case 'gap':
      return say('ratings.short.gap', { candidate: level(outcome.candidate) });
    default:
      return say(`ratings.short.${outcome.kind}`);
  }
};

/** What the rules come to, and which of them held back, forced or capped; what was reached needs no word. */
const verdictWords = (rating: ExampleRating): Names => {
  const verdict = rate(rating.law, rating.input);
  if (isRefusal(verdict))
    return inBoth((say) => verdict.reasons.map(({ code, params }) => say(`refusal.${code}`, params)).join(' '));
  const spoken = explainVerdict(rating.law, verdict).filter(({ step, holds }) =>
    step === 'band' || step === 'condition' ? holds === false : holds === true,
  );
  return inBoth((say, language) => {
    const because = spoken.map(({ step, rule, names }) =>
      say(step === 'band' || step === 'condition' ? 'ratings.example.not-met' : 'ratings.example.speaks', {
        rule,
        name: names[language],
      }),
    );
    const isSaid = !verdict.isVerified && verdict.outcome.kind !== 'open' && verdict.outcome.kind !== 'no-text';
    return [
      outcomeWords(say, verdict.outcome),
      ...because,
      ...(isSaid ? [say('ratings.verdict.unverified')] : []),
    ].join('. ');
  });
};

const countWords = (say: Say, counts: Readonly<Partial<Record<RatingLevel, number>>>): string =>
  Object.entries(counts)
    .map(([level, count]) => say('ratings.course.vote', { level: say(`ratings.level.${level}`), votes: count ?? 0 }))
    .join('; ');

const quotaWords = (content: RatingRules, asked: Extract<AskedExample, { quotaOf: unknown }>): PackExample => {
  const quota = quotaFor(content, asked.quotaOf);
  const given = inBoth((say) => {
    const group = say('ratings.example.group', {
      kind: say(`ratings.subject.${asked.quotaOf}`),
      counts: countWords(say, asked.counts),
    });
    return asked.heads ? `${group} ${say('ratings.example.heads', { counts: countWords(say, asked.heads) })}` : group;
  });
  if (quota === null) return { given, expect: inBoth((say) => say('ratings.example.no-quota')) };
  const nameOf = (list: readonly { code: string; names: Names }[], code: string) =>
    list.find((one) => one.code === code)?.names ?? { vi: code, en: code };
  const expect = inBoth((say, language) =>
    quotaLinesOf(quota, asked)
      .map(({ base, rounding, heads, allowed, now, over, allowedByException: exception }) => {
        const reading = [nameOf(quota.bases, base), nameOf(quota.roundings, rounding)].map((names) => names[language]);
        if (heads === 'apart' && quota.headsApart) reading.push(quota.headsApart.names[language]);
        const line = say('ratings.example.quota', { reading: reading.join(', '), allowed, now, over });
        return exception === null ? line : `${line} ${say('ratings.example.quota-exception', { exception })}`;
      })
      .join(' '),
  );
  return { given, expect };
};

const deadlineWords = (content: RatingRules, pack: ShippedRatingPack, period: RatingPeriodOf): PackExample => ({
  given: inBoth((say) => say('ratings.example.deadlines', { period: periodName(say, period) })),
  expect: inBoth((say, language) => {
    const found = deadlinesOf(exampleLaw(content, pack), period);
    return found.length === 0
      ? say('ratings.example.no-deadline')
      : found.map(({ rule, lastDay }) => `${rule.names[language]}: ${dayWords(lastDay)}`).join('; ');
  }),
});

type RatingPeriodOf = Extract<AskedExample, { deadlinesOf: unknown }>['deadlinesOf'];

const periodName = (say: Say, period: RatingPeriodOf): string => {
  const year = String(period.year);
  if (period.kind === 'year') return say('ratings.period.year', { year });
  if (period.kind === 'quarter') return say('ratings.period.quarter', { quarter: period.quarter, year });
  return say('ratings.period.month', { month: period.month, year });
};

type QuarterOf = Extract<AskedExample, { quarterOf: unknown }>['quarterOf'];

const quarterName = ({ year, quarter }: QuarterOf): Names =>
  inBoth((say) => say('ratings.period.quarter', { quarter, year: String(year) }));

/** Whether a quarter is one of the layer's, and whether it has a rating of its own. */
const quarterWords = (layer: RatingLayer, quarterOf: QuarterOf): PackExample => {
  const { governs, ratedWithYear } = quarterUnder(layer, quarterOf);
  return {
    given: quarterName(quarterOf),
    expect: inBoth((say) =>
      [
        say(governs ? 'ratings.example.governs' : 'ratings.example.governs-not'),
        say(ratedWithYear ? 'ratings.example.with-year' : 'ratings.example.by-itself'),
      ].join(' '),
    ),
  };
};

const otherWords = (
  content: RatingRules,
  pack: ShippedRatingPack,
  asked: Exclude<AskedExample, RatedExample>,
): PackExample => {
  if ('quotaOf' in asked) return quotaWords(content, asked);
  if ('deadlinesOf' in asked) return deadlineWords(content, pack, asked.deadlinesOf);
  if ('waitsFor' in asked) {
    const waits = content.order.filter(({ after }) => after === asked.waitsFor);
    return {
      given: inBoth((say) => say('ratings.example.waits')),
      expect: inBoth((_, language) => waits.map(({ names }) => names[language]).join('; ')),
    };
  }
  if ('quarterOf' in asked) return { given: quarterName(asked.quarterOf), expect: inBoth(() => '') };
  const { from, to } = content.years;
  const governs = from <= asked.year && (to === null || asked.year <= to);
  return {
    given: inBoth((say) => say('ratings.period.year', { year: String(asked.year) })),
    expect: inBoth((say) => say(governs ? 'ratings.example.governs' : 'ratings.example.governs-not')),
  };
};

/** One example beside a pack as somebody who does not program reads it: what is given, and what the rules come to, asked of them now. */
export const exampleInWords = (pack: ShippedRatingPack, given: unknown): PackExample => {
  if (!('levels' in pack.content)) {
    const layer = pack.content;
    const asked = askedExample.safeParse(given);
    if (asked.success && 'quarterOf' in asked.data) return quarterWords(layer, asked.data.quarterOf);
    const rating = layerExampleRating(layer, given as object, pack);
    return rating
      ? { given: ratedWords(askedOfLayer.parse(given), rating, 'quarter'), expect: verdictWords(rating) }
      : otherWords({ ...exampleFrame, deadlines: layer.deadlines }, pack, askedExample.parse(given) as never);
  }
  const asked = askedExample.parse(given);
  const rating = exampleRating(pack.content, given, pack);
  if (!('subject' in asked) || !rating) return otherWords(pack.content, pack, asked as never);
  return { given: ratedWords(asked, rating, pack.content.periods[0]!), expect: verdictWords(rating) };
};
