import { question } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/pack-reads.ts';
import { changesBetween } from '../rules/pack-changes.ts';
import type { RatingLayer, RatingRules } from '../rules/rating-rules-shape.ts';
import { isRuleVerified } from '../rules/ruled-value.ts';
import { faceOfPack, ratingPacks } from './rating-laws.ts';

type Shipped = Pack<RatingRules> | Pack<RatingLayer>;

const all = (): readonly Shipped[] => {
  const { rules, layers, monthFrames } = ratingPacks();
  return [...rules, ...layers, ...monthFrames].filter(({ published }) => published);
};

const rulesIn = ({ content }: Shipped) => [
  ...('levels' in content
    ? content.levels.flatMap(({ band, conditions }) => [...(band ? [band] : []), ...conditions])
    : []),
  ...content.vetoes,
  ...content.ceilings,
  ...content.exemptions,
  ...content.remarks,
];

export const packs = question(contract.packs, async () => ({
  rows: all().map((pack) => {
    const rules = rulesIn(pack);
    return {
      ...faceOfPack(pack),
      kind: pack.kind as 'rating-rules',
      title: pack.content.title,
      inForceFrom: pack.inForceFrom,
      yearFrom: pack.content.years.from,
      yearTo: pack.content.years.to,
      confidence: pack.confidence,
      documents: pack.content.documents,
      silences: pack.content.silences.map(({ names }) => names),
      rules: rules.length,
      unverifiedRules: rules.filter((rule) => !isRuleVerified(pack, rule)).length,
    };
  }),
}));

export const packChanges = question(contract.packChanges, async ({ before, after }) => {
  const [was, is] = [before, after].map((asked) => all().find(({ id }) => id === asked));
  if (!was || !is || was.kind !== is.kind) throw new Refused(refuse(reason('ratings.pack-unknown')));
  const faceOf = (face: ReturnType<typeof changesBetween>[number]['before']) =>
    face && { rule: face.rule, names: face.names, clause: face.clause, confidence: face.confidence };
  return {
    rows: changesBetween(was.content, is.content).map(({ topic, key, column, change, before: old, after: now }) => ({
      topic,
      key,
      column,
      change,
      before: faceOf(old),
      after: faceOf(now),
    })),
  };
});
