import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type Pack, packInForce } from '../../../platform/packs/pack.ts';
import { changeRules as changeRulesContract } from '../contract/records-changes.ts';
import { memberVocabulary as vocabularyContract } from '../contract/records-list.ts';
import { memberChangesKind } from '../rules/change-pack.ts';
import { vocabularyKind } from '../rules/vocabulary-pack.ts';

/** Words of the codes in records on a day. */
export const vocabularyOn = (on: Day) => orRefuse(packInForce(shippedPacks(), vocabularyKind, on));

/** Which papers a change needs, by the rules in force on the day it is proposed. */
export const changeRulesOn = (on: Day) => orRefuse(packInForce(shippedPacks(), memberChangesKind, on));

/** Where a rule stands, as screens name it: number and article, or practice. An article that nobody has seen is none. */
export const sourceOf = ({ source, verified }: Pack): string => {
  if (source === 'practice') return source;
  return verified ? `${source.number}, ${source.article}` : source.number;
};

const about = (pack: Pack) => ({ packId: pack.id, source: sourceOf(pack), verified: pack.verified });

export const memberVocabulary = question(vocabularyContract, async ({ on }) => {
  const pack = vocabularyOn(on);
  return { ...about(pack), ...pack.content };
});

export const changeRules = question(changeRulesContract, async ({ on }) => {
  const pack = changeRulesOn(on);
  return { ...about(pack), needs: pack.content.needs };
});
