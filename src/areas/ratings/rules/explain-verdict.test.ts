import { expect, test } from 'vitest';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { periodKind, subjectKind } from '../contract/rating-codes.ts';
import type { ReasonStep, VerdictReason } from '../contract/verdict.ts';
import { askedFacts } from './asked-facts.ts';
import { exampleFacts } from './example-facts.ts';
import { explainVerdict } from './explain-verdict.ts';
import { monthRatingFrameKind, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { rate } from './rate.ts';
import { joinLaw, type RatingLaw } from './rating-law.ts';
import { levelsOf } from './rating-level.ts';
import { planOf, type RatingPlan } from './rating-plan.ts';
import type { RuleColumn } from './rating-rules-shape.ts';
import type { Names } from './ruled-value.ts';

const layers = packsOfKind(shippedPacks(), ratingLayerKind);
const bases = [...packsOfKind(shippedPacks(), ratingRulesKind), ...packsOfKind(shippedPacks(), monthRatingFrameKind)];
const lawOf = (baseId: string, layerId: string | null = null): RatingLaw =>
  orRefuse(joinLaw(bases.find(({ id }) => id === baseId)!, layers.find(({ id }) => id === layerId) ?? null));
/** Every pack by itself, and with every layer that may be laid over it. */
const laws = bases.flatMap(({ id }) => [null, ...layers].map((layer) => lawOf(id, layer?.id ?? null)));

type Own = {
  readonly step: ReasonStep;
  readonly level: string | null;
  readonly columns: readonly RuleColumn[];
  readonly packId: string;
  readonly rule: string;
  readonly code: string;
  readonly clause: string;
  readonly names: Names;
};

const anyColumn: readonly RuleColumn[] = ['collective', 'organisation', 'leader', 'individual'];

/** Every rule of a law with its own words, read beside the lookup that is tested. */
const rulesOf = (law: RatingLaw): Own[] => {
  const listed = (step: ReasonStep, rules: readonly Omit<Own, 'step' | 'level'>[]) =>
    rules.map((rule) => ({ ...rule, step, level: null }));
  return [
    ...law.levels.flatMap(({ level, band, conditions }): Own[] => [
      ...(band
        ? [{ ...band, columns: anyColumn, step: 'atLeast' in band ? ('band' as const) : ('veto' as const), level }]
        : []),
      ...conditions.map((rule) => ({ ...rule, step: 'condition' as const, level })),
    ]),
    ...listed('veto', law.vetoes),
    ...listed('ceiling', law.ceilings),
    ...listed('exemption', law.exemptions),
    ...listed('remark', law.remarks),
  ];
};

const ownRules = (rules: readonly Own[], column: RuleColumn, reason: VerdictReason): Own[] =>
  rules.filter(
    ({ step, level, columns, packId, rule, code, clause }) =>
      step === reason.step &&
      (level === null || level === reason.level) &&
      columns.includes(column) &&
      packId === reason.packId &&
      rule === reason.rule &&
      code === reason.code &&
      clause === reason.clause,
  );

const reasonsOf = (plan: RatingPlan): VerdictReason[] =>
  [
    ...plan.exemptions,
    ...plan.vetoes,
    ...(plan.floor ? [plan.floor] : []),
    ...plan.levels.flatMap(({ band, conditions }) => [...(band ? [band] : []), ...conditions]),
    ...plan.ceilings,
    ...plan.remarks,
  ].flatMap(({ yes, no }) => [yes, no]);

/** Every reason that a law can give, with the column of the subject it is given for. */
const reasonsIn = (law: RatingLaw): { column: RuleColumn; reason: VerdictReason }[] =>
  law.subjects.flatMap(({ kind, column }) =>
    periodKind.options.flatMap((period) => {
      const plan = planOf(law, kind, period);
      return plan && column ? reasonsOf(plan).map((reason) => ({ column, reason })) : [];
    }),
  );

test('every reason that any pack can give finds the words of its own rule and of no other', () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const law of laws) {
    const rules = rulesOf(law);
    for (const { column, reason } of reasonsIn(law)) {
      asked += 1;
      const own = ownRules(rules, column, reason);
      const [shown] = explainVerdict(law, { reasons: [reason] });
      if (own.length !== 1 || own[0]!.names !== shown!.names)
        wrong.push(`${law.packs.at(-1)!.id}: ${reason.step} ${reason.rule} ${reason.code} for ${column}`);
    }
  }
  expect([...new Set(wrong)]).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
});

test('a fact names the rules that ask for it by their own words', () => {
  const wrong: string[] = [];
  for (const law of laws)
    for (const kind of subjectKind.options)
      for (const period of periodKind.options)
        for (const rule of [...askedFacts(law, kind, period).values()].flat())
          if (!rulesOf(law).some((own) => own.names === rule.names && own.clause === rule.clause))
            wrong.push(`${rule.packId} ${rule.rule} ${rule.code}`);
  expect([...new Set(wrong)]).toEqual([]);
});

const law2026 = lawOf('vn-2025', 'vn-2026-q');
const wordsAbout = (isHead: boolean): string[] => {
  const given = { facts: { 'is-head': isHead, 'collective-tasks-counted': 100, 'collective-tasks-done': 69 } };
  const facts = exampleFacts({ ...given, unknown: [] } as never, 'four-levels', { common: 30, result: 70 });
  const verdict = orRefuse(rate(law2026, { kind: 'leader', period: 'quarter', facts }));
  return explainVerdict(law2026, verdict)
    .filter(({ rule }) => rule === 'V-7')
    .map(({ step, names }) => `${step}: ${names.vi}`);
};

test('of a collective below seventy percent the head is told the sentence of heads, a deputy that of deputies', () => {
  expect(wordsAbout(true)).toEqual([
    'veto: Tập thể hoàn thành dưới 70% nhiệm vụ (trừ bất khả kháng): người đứng đầu Không hoàn thành nhiệm vụ',
  ]);
  expect(wordsAbout(false)).toEqual([
    'ceiling: Tập thể hoàn thành dưới 70% nhiệm vụ (trừ bất khả kháng): cấp phó, thành viên lãnh đạo không xếp Hoàn thành xuất sắc',
  ]);
  expect(levelsOf(law2026.scale)).toHaveLength(4);
});
