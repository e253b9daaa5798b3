import type { Translate } from '../../../web/messages.ts';
import type { MarkLine } from '../contract.ts';

/** Points as they are written in the language, a zero too, with the reason for what was taken off; a grade by its name. */
export const markWords = (
  mark: Pick<MarkLine, 'points' | 'grade' | 'reason'> | undefined,
  t: Translate,
): string | null => {
  if (!mark) return null;
  if (mark.grade !== null) return t(`ratings.grade.${mark.grade}`);
  const points = mark.points === null ? null : t('ratings.value.plain', { value: mark.points });
  return [points, mark.reason && t('ratings.marks.because', { reason: mark.reason })].filter(Boolean).join('; ');
};
