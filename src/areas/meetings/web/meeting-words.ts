import type { Level } from '../../../web/kit/status.tsx';
import { type Language, type Translate, useLanguage } from '../../../web/messages.ts';
import type { MeetingFace } from '../contract.ts';
import { tightPercent } from '../rules/tight-percent.ts';

export type Names = { readonly vi: string; readonly en: string };

/** A name of a rule pack in the language in use. */
export const useNames = (): ((names: Names | null | undefined) => string) => {
  const language = useLanguage();
  return (names) => tightPercent(names?.[language] ?? '');
};

/** Hours from and to; what is not known is left out. */
export const hoursText = ({
  startedAt,
  endedAt,
  plannedAt,
}: Pick<MeetingFace, 'startedAt' | 'endedAt' | 'plannedAt'>) =>
  [startedAt ?? plannedAt, endedAt].filter(Boolean).join(' – ');

const levels: Readonly<Record<string, Level>> = {
  planned: 'plain',
  noticed: 'plain',
  open: 'attention',
  closed: 'good',
  reported: 'good',
  cancelled: 'unknown',
};
export const levelOfState = (state: string): Level => levels[state] ?? 'plain';

const bandLevels: Readonly<Record<string, Level>> = {
  good: 'good',
  fair: 'plain',
  average: 'attention',
  poor: 'serious',
};
export const levelOfBand = (band: string | null): Level => (band === null ? 'plain' : (bandLevels[band] ?? 'plain'));

/** Points as people write them: 92,5 in Vietnamese, 92.5 in English. */
export const pointsText = (points: number | null, language: Language): string =>
  points === null ? '–' : new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(points);

/** Whether the meeting was entered on another day than it was held. */
export const isEnteredLater = ({ enteredLate }: Pick<MeetingFace, 'enteredLate'>): boolean => (enteredLate ?? 0) > 0;

/** What a meeting is called on screen: its own words, else its kind. */
export const titleOf = ({ title, kind, groupName }: Pick<MeetingFace, 'title' | 'kind' | 'groupName'>, t: Translate) =>
  title ?? [t(`meetings.kind.${kind}`), groupName].filter(Boolean).join(' · ');
