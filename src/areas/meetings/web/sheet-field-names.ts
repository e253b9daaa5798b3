import type { Translate } from '../../../web/messages.ts';
import type { WireReason } from '../../../web/refusal.ts';

/** Labels of fields that stand in one of many lines, by the end of their path. */
const labels: readonly (readonly [RegExp, string])[] = [
  [/^items\.\d+\.votes\.\d+\.(matter|decision|method|forVotes|againstVotes|blankVotes)$/, 'meetings.vote.$1'],
];

const labelOf = (path: string): string | null => {
  const found = labels.find(([pattern]) => pattern.test(path));
  return found ? path.replace(found[0], found[1]) : null;
};

/** A field left empty is named with its item and its vote: read aloud, the same sentence three times says nothing. */
export const withFieldName = (one: WireReason, t: Translate): WireReason => {
  const label = one.code === 'platform.required' && one.field ? labelOf(one.field) : null;
  const [, item, , vote] = one.field?.split('.') ?? [];
  if (label === null) return one;
  const name = t(label);
  const text = t('meetings.vote.field-empty', { name, item: Number(item) + 1, vote: Number(vote) + 1 });
  return { ...one, vi: text, en: text };
};
