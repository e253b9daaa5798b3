import { dayText } from '../../../web/day-text.ts';
import type { Opening } from './sheet-draft.ts';

type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;
type Waiting = Pick<Opening['cases'][number], 'earlierVotes'> & {
  readonly missed?: Opening['cases'][number]['missed'];
};

/**
 * Votes on the same case that did not reach their share, with day and tally; what a phone fetched earlier knows their number only. Empty
 * where there was none.
 */
export const missedText = ({ earlierVotes, missed = [] }: Waiting, t: Translate): string => {
  if (earlierVotes === 0) return '';
  const count = t('meetings.case.earlier', { count: earlierVotes });
  const each = missed.map(({ on, forVotes, base }) =>
    t('meetings.case.earlier-vote', { day: dayText(on), forVotes, base }),
  );
  return each.length === 0 ? count : `${count}: ${each.join('; ')}`;
};
