import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Translate } from '../../../web/messages.ts';
import type { quotaBoard } from '../contract.ts';

export type QuotaView = OutputOf<typeof quotaBoard>;
export type QuotaGroup = QuotaView['groups'][number];

/** Whether there is something to settle: over a reading as decided, or if all were decided as proposed. */
export const isOverAnywhere = ({ decisions, proposals }: Pick<QuotaGroup, 'decisions' | 'proposals'>): boolean =>
  (decisions?.isOver ?? false) || (proposals?.isOver ?? false);

/** Groups in the order in which they ask for something: over and unsettled, over at all, then the others as they come. */
export const mostUrgentFirst = (groups: readonly QuotaGroup[]): QuotaGroup[] => {
  const place = (group: QuotaGroup): number => (group.isUnsettled ? 0 : isOverAnywhere(group) ? 1 : 2);
  return groups.toSorted((a, b) => place(a) - place(b));
};

type Reading = {
  readonly base: string;
  readonly rounding: string;
  readonly heads: 'counted' | 'apart';
  readonly of: number;
  readonly now: number;
  readonly allowed: number;
};

/** Readings that say something of their own: where no head is in the group, leaving heads out is the same reading once more. */
export const distinctReadings = <L extends Reading>(lines: readonly L[]): readonly L[] => {
  const same = (a: L, b: L): boolean =>
    a.base === b.base && a.rounding === b.rounding && a.of === b.of && a.now === b.now && a.allowed === b.allowed;
  const counted = lines.filter(({ heads }) => heads === 'counted');
  const hasOwn = lines.some((line) => line.heads === 'apart' && !counted.some((one) => same(one, line)));
  return hasOwn ? lines : counted;
};

/** What is allowed, as a range, as one number under every reading, or nobody at all. */
const allowedWords = (least: number, most: number, t: Translate): string => {
  if (most === 0) return t('ratings.quota.allowed-none');
  return least === most ? t('ratings.quota.allowed-one', { most }) : t('ratings.quota.allowed-range', { least, most });
};

/** What there is, what the strictest and the widest reading allow, and how many readings it is over. */
export const shortOf = (all: readonly (Reading & { readonly over: number })[], t: Translate) => {
  const lines = distinctReadings(all);
  const allowed = lines.map((line) => line.allowed);
  return {
    now: Math.max(...lines.map(({ now }) => now)),
    allowed: allowedWords(Math.min(...allowed), Math.max(...allowed), t),
    over: lines.filter(({ over }) => over > 0).length,
    of: lines.length,
  };
};

/** A word of a list within a sentence. */
export const withinSentence = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
