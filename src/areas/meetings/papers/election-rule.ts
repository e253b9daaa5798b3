import type { CongressPack } from '../rules/congress-rules-shape.ts';
import { isRuledVerified } from '../rules/ruled-value.ts';

/** The rule that says who is elected, in words; no document of it was read, and the paper says so. */
export const electionRuleText = (pack: CongressPack | null): string | null => {
  if (pack === null) return null;
  const { elected } = pack.content;
  const { numerator, denominator, isMoreThan } = elected.value;
  const share = `${isMoreThan ? 'trên' : 'từ'} ${numerator}/${denominator} số được triệu tập`;
  const clause = elected.clause === 'practice' ? 'theo cách làm thông thường' : elected.clause;
  return `${share}, ${clause}${isRuledVerified(pack, elected) ? '' : '; chưa đối chiếu với văn bản gốc'}`;
};
