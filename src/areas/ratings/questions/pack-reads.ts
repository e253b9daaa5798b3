import { question } from '../../../platform/action/action.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { listPackPaths, loadExamples, shippedPacks, shippedPacksDir } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/pack-reads.ts';
import { changesBetween } from '../rules/pack-changes.ts';
import { isRuleVerified } from '../rules/ruled-value.ts';
import { exampleInWords } from './example-in-words.ts';
import { packInWords } from './pack-in-words.ts';
import { faceOfPack, ratingPacks, type ShippedRatingPack } from './rating-laws.ts';

const all = (): readonly ShippedRatingPack[] => {
  const { rules, layers, monthFrames } = ratingPacks();
  return [...rules, ...layers, ...monthFrames].filter(({ published }) => published);
};

const rulesIn = ({ content }: ShippedRatingPack) => [
  ...('levels' in content
    ? content.levels.flatMap(({ band, conditions }) => [...(band ? [band] : []), ...conditions])
    : []),
  ...content.vetoes,
  ...content.ceilings,
  ...content.exemptions,
  ...content.remarks,
];

const rowOf = (pack: ShippedRatingPack) => {
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
};

export const packs = question(contract.packs, async () => ({ rows: all().map(rowOf) }));

const examplesOf = (pack: ShippedRatingPack) => {
  const path = listPackPaths(shippedPacksDir)[shippedPacks().findIndex(({ id }) => id === pack.id)]!;
  return loadExamples(shippedPacksDir, path).map(({ given }) => exampleInWords(pack, given));
};

export const onePack = question(contract.onePack, async ({ packId }) => {
  const pack = all().find(({ id }) => id === packId);
  if (!pack) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return {
    ...rowOf(pack),
    inForceTo: pack.inForceTo ?? null,
    sections: packInWords(pack),
    examples: examplesOf(pack),
  };
});

export const packChanges = question(contract.packChanges, async ({ before, after }) => {
  const [was, is] = [before, after].map((asked) => all().find(({ id }) => id === asked));
  if (!was || !is || was.kind !== is.kind) throw new Refused(refuse(reason('ratings.pack-unknown')));
  const faceIn = (pack: ShippedRatingPack, face: ReturnType<typeof changesBetween>[number]['before']) =>
    face && {
      rule: face.rule,
      names: face.names,
      clause: face.clause,
      confidence: face.confidence,
      isVerified: isRuleVerified(pack, face),
    };
  return {
    rows: changesBetween(was.content, is.content).map(({ topic, key, column, change, before: old, after: now }) => ({
      topic,
      key,
      column,
      change,
      before: faceIn(was, old),
      after: faceIn(is, now),
    })),
  };
});
