import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { MeetingFace } from '../contract.ts';
import { signedNumber } from '../rules/signed-number.ts';
import { levelOfBand, pointsText } from './meeting-words.ts';

/** Own points, those of the superior, and what lies between; a missing column is said, not guessed. */
export const ScorePair = ({ face }: { face: MeetingFace }) => {
  const t = useT();
  const language = useLanguage();
  const { selfTotal, selfBand, superiorTotal, superiorBand } = face;
  if (selfTotal === null) return null;
  const gap = superiorTotal === null ? null : superiorTotal - selfTotal;
  return (
    <span className="meetings-scores">
      {t('meetings.score.own', { points: pointsText(selfTotal, language) })}
      {selfBand && <Status level={levelOfBand(selfBand)}>{t(`meetings.band.${selfBand}`)}</Status>}
      <br />
      {superiorTotal === null
        ? t('meetings.score.no-superior')
        : t('meetings.score.superior', { points: pointsText(superiorTotal, language) })}
      {superiorBand && <Status level={levelOfBand(superiorBand)}>{t(`meetings.band.${superiorBand}`)}</Status>}
      {gap !== null && gap !== 0 && ` ${t('meetings.score.gap', { points: signedNumber(gap, language) })}`}
    </span>
  );
};
