import { expect, test } from 'vitest';
import {
  listPackPaths,
  loadExamples,
  loadPacks,
  shippedPacks,
  shippedPacksDir,
} from '../../../platform/packs/load-packs.ts';
import { type Pack, packsOfKind } from '../../../platform/packs/pack.ts';
import { answerLayer, answerRules, askedExample, exampleRating, layerExampleRating } from './answer-example.ts';
import { monthRatingFrameKind, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { quotaLinesOf } from './quota-board.ts';
import { quotaFor } from './rating-law.ts';
import { planOf } from './rating-plan.ts';
import type { RatingLayer, RatingRules, RuleColumn } from './rating-rules-shape.ts';
import type { Ruled } from './ruled-value.ts';

type Examples = readonly { readonly given: unknown }[];

const isVerified = ({ clause, confidence }: Ruled): boolean =>
  clause !== 'practice' && (confidence === 'A' || confidence === 'B');

const paths = new Map(loadPacks(shippedPacksDir).map(({ id }, at) => [id, listPackPaths(shippedPacksDir)[at]!]));
const beside = ({ id }: Pick<Pack, 'id'>): Examples => loadExamples(shippedPacksDir, paths.get(id)!);

const years = [...packsOfKind(shippedPacks(), ratingRulesKind), ...packsOfKind(shippedPacks(), monthRatingFrameKind)];
const layers = packsOfKind(shippedPacks(), ratingLayerKind);

/** What the ratings among examples ask of each rule in each column: yes, no, or not known. */
const askedByColumn = (
  ratings: readonly ReturnType<typeof exampleRating>[],
): ReadonlyMap<string, Set<boolean | null>> => {
  const found = new Map<string, Set<boolean | null>>();
  for (const rating of ratings) {
    const column = rating?.law.subjects.find(({ kind }) => kind === rating.input.kind)?.column;
    const plan = rating && planOf(rating.law, rating.input.kind, rating.input.period);
    if (!plan || !column) continue;
    const note = (name: string, holds: boolean | null) =>
      (found.get(`${name} ${column}`) ?? found.set(`${name} ${column}`, new Set()).get(`${name} ${column}`)!).add(
        holds,
      );
    const { facts } = rating.input;
    const rules = [...plan.levels.flatMap(({ conditions }) => conditions), ...plan.exemptions, ...plan.vetoes];
    for (const { need, yes } of [...rules, ...plan.ceilings, ...plan.remarks])
      note(`${yes.step} ${yes.rule} ${yes.code}`, need.holds(facts));
    const points = Object.values(facts.points);
    if (points.includes(null)) continue;
    const sum = points.reduce<number>((all, one) => all + (one ?? 0), 0);
    for (const { band } of plan.levels) if (band) note(`band ${band.yes.rule} ${band.yes.code}`, sum >= band.bound);
    if (plan.floor) note(`band ${plan.floor.yes.rule} ${plan.floor.yes.code}`, sum < plan.floor.bound);
  }
  return found;
};

const listsIn = (content: RatingRules | RatingLayer) => [
  ...('levels' in content
    ? content.levels.flatMap(({ conditions }) => conditions.map((rule) => ({ ...rule, step: 'condition' })))
    : []),
  ...content.vetoes.map((rule) => ({ ...rule, step: 'veto' })),
  ...content.ceilings.map((rule) => ({ ...rule, step: 'ceiling' })),
  ...content.exemptions.map((rule) => ({ ...rule, step: 'exemption' })),
  ...content.remarks.map((rule) => ({ ...rule, step: 'remark' })),
];

/** Every verified rule by the columns that it is written for; a band is for every column of the pack. */
const namesIn = (content: RatingRules | RatingLayer): string[] => {
  const columns: readonly RuleColumn[] =
    'levels' in content ? [...new Set(content.subjects.flatMap(({ column }) => column ?? []))] : [];
  const bands = 'levels' in content ? content.levels.flatMap(({ band }) => band ?? []) : [];
  return [
    ...listsIn(content)
      .filter(isVerified)
      .flatMap(({ step, rule, code, columns: own }) => own.map((column) => `${step} ${rule} ${code} ${column}`)),
    ...bands.filter(isVerified).flatMap(({ rule, code }) => columns.map((column) => `band ${rule} ${code} ${column}`)),
  ];
};

const oneSided = (content: RatingRules | RatingLayer, found: ReturnType<typeof askedByColumn>): string[] =>
  namesIn(content).filter((name) => !found.get(name)?.has(true) || !found.get(name)?.has(false));

const askedBeside = (pack: Pick<Pack, 'id'>) =>
  beside(pack).flatMap(({ given }) => askedExample.safeParse(given).data ?? []);

test.each(years.map((pack) => [pack.id, pack] as const))(
  '%s: examples stand on both sides of every verified rule in every column',
  (_id, pack) => {
    const { content } = pack;
    const ratings = beside(pack).map(({ given }) => exampleRating(content, given, pack));
    expect(oneSided(content, askedByColumn(ratings))).toEqual([]);
  },
);

test.each(layers.map((pack) => [pack.id, pack] as const))(
  '%s: examples stand on both sides of every verified rule in every column',
  (_id, pack) => {
    const ratings = beside(pack).map(({ given }) => layerExampleRating(pack.content, given as object, pack));
    expect(oneSided(pack.content, askedByColumn(ratings))).toEqual([]);
  },
);

test.each(years.map((pack) => [pack.id, pack] as const))(
  '%s: the ceiling and its exception are kept to the last one, and passed by one',
  (_id, pack) => {
    const { content } = pack;
    const lines = askedBeside(pack).flatMap((asked) => {
      const quota = 'quotaOf' in asked ? quotaFor(content, asked.quotaOf) : null;
      return quota && 'quotaOf' in asked ? quotaLinesOf(quota, asked).map((line) => ({ quota, line })) : [];
    });
    const missing = content.quotas.filter(isVerified).flatMap((quota) => {
      // By the base that was read in the text; no rounding was.
      const read = new Set(quota.bases.filter(isVerified).map(({ code }) => code));
      const own = lines.filter((one) => one.quota === quota && read.has(one.line.base)).map(({ line }) => line);
      const says = (what: string, holds: boolean) => (holds ? [] : [`${quota.rule} ${what}`]);
      const { exception } = quota;
      return [
        ...says(
          'kept',
          own.some(({ now, allowed }) => now === allowed),
        ),
        ...says(
          'passed by one',
          own.some(({ over }) => over === 1),
        ),
        ...(exception && isVerified(exception)
          ? [
              ...says(
                `${exception.rule} kept`,
                own.some(({ now, over, allowedByException }) => over > 0 && now === allowedByException),
              ),
              ...says(
                `${exception.rule} passed by one`,
                own.some(({ now, allowedByException }) => now === (allowedByException ?? 0) + 1),
              ),
            ]
          : []),
      ];
    });
    expect(missing).toEqual([]);
  },
);

test.each(years.map((pack) => [pack.id, pack] as const))(
  '%s: every verified rule of order stands in an example',
  (_id, pack) => {
    const asked = askedBeside(pack).flatMap((one) => ('waitsFor' in one ? [one.waitsFor] : []));
    const missing = pack.content.order.filter(isVerified).filter(({ after }) => !asked.includes(after));
    expect(missing.map(({ rule, code }) => `${rule} ${code}`)).toEqual([]);
  },
);

test.each([...years, ...layers].map((pack) => [pack.id, pack] as const))(
  '%s: every verified last day stands in an example of its period, and in none of another',
  (_id, pack) => {
    const { content } = pack;
    const calendars = beside(pack).flatMap(({ given }) => {
      if (!('deadlinesOf' in (given as object))) return [];
      const answer =
        'levels' in content ? answerRules(content, given, pack) : answerLayer(content, given as object, pack);
      return [Object.keys(answer as object)];
    });
    const missing = content.deadlines
      .filter(isVerified)
      .filter(
        ({ code }) => !calendars.some((one) => one.includes(code)) || calendars.every((one) => one.includes(code)),
      );
    expect(missing.map(({ code }) => code)).toEqual([]);
  },
);

test.each(layers.map((pack) => [pack.id, pack] as const))(
  '%s: a quarter within and one before, one with a rating of its own and the one that is rated with the year',
  (_id, pack) => {
    const answers = beside(pack)
      .filter(({ given }) => 'quarterOf' in (given as object))
      .map(
        ({ given }) => answerLayer(pack.content, given as object, pack) as { governs: boolean; ratedWithYear: boolean },
      );
    for (const key of ['governs', 'ratedWithYear'] as const)
      expect(new Set(answers.map((one) => one[key])), key).toEqual(new Set([true, false]));
  },
);
