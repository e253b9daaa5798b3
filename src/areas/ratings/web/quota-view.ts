import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Translate } from '../../../web/messages.ts';
import type { quotaBoard } from '../contract.ts';
import { distinctReadings, type Reading } from '../rules/distinct-readings.ts';

export type QuotaView = OutputOf<typeof quotaBoard>;
export type QuotaGroup = QuotaView['groups'][number];

/** Whether there is something to settle: over a reading as decided, or if all were decided as proposed. */
export const isOverAnywhere = ({ decisions, proposals }: Pick<QuotaGroup, 'decisions' | 'proposals'>): boolean =>
  (decisions?.isOver ?? false) || (proposals?.isOver ?? false);

/** No reason is on record, or the picture has left it behind. */
export const maySettle = ({ settlement }: Pick<QuotaGroup, 'settlement'>): boolean => settlement?.isOutgrown ?? true;

/** Groups in the order in which they ask for something: over and unsettled, over at all, then the others as they come. */
export const mostUrgentFirst = (groups: readonly QuotaGroup[]): QuotaGroup[] => {
  const place = (group: QuotaGroup): number => (group.isUnsettled ? 0 : isOverAnywhere(group) ? 1 : 2);
  return groups.toSorted((a, b) => place(a) - place(b));
};

/** What is allowed, as a range, as one number under every reading, or nobody at all. */
const allowedWords = (least: number, most: number, t: Translate): string => {
  if (most === 0) return t('ratings.quota.allowed-none');
  return least === most ? t('ratings.quota.allowed-one', { most }) : t('ratings.quota.allowed-range', { least, most });
};

/** Of how many the share is taken under the readings: not of all subjects of the group, but of those who have a level so far. */
const baseWords = (least: number, most: number, t: Translate): string =>
  least === most ? t('ratings.quota.base-one', { most }) : t('ratings.quota.base-range', { least, most });

/** What there is, what the strictest and the widest reading allow, and how many readings it is over. */
export const shortOf = (all: readonly (Reading & { readonly over: number })[], t: Translate) => {
  const lines = distinctReadings(all);
  const allowed = lines.map((line) => line.allowed);
  const bases = lines.map((line) => line.of);
  return {
    now: Math.max(...lines.map(({ now }) => now)),
    base: baseWords(Math.min(...bases), Math.max(...bases), t),
    allowed: allowedWords(Math.min(...allowed), Math.max(...allowed), t),
    over: lines.filter(({ over }) => over > 0).length,
    of: lines.length,
  };
};

/** A word of a list within a sentence. */
export const withinSentence = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

/** Words of a pack without the code of its rule: the code is for who keeps the packs. */
export const withoutCode = (words: string): string => words.replace(/ \([A-Z]+-\d+\)$/, '');
