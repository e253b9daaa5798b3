import type { OutputOf } from '../../../platform/action/contract.ts';
import { type Level, Status } from '../../../web/kit/status.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { cadreFrames, cadreMonth, cadreSheet, ownCadreSheet, SubjectState } from '../contract.ts';
import { useNames } from './rating-words.tsx';

export type CadreMonthView = OutputOf<typeof cadreMonth>;
export type CadreRow = CadreMonthView['rows'][number];
export type CadreSheetView = OutputOf<typeof cadreSheet>;
export type OwnCadreView = OutputOf<typeof ownCadreSheet>;
export type CadreFramesView = OutputOf<typeof cadreFrames>;

/** What nobody knows about the frame, said on every page that uses it. */
export const FrameDoubts = ({
  isValidityUnknown,
  silences = [],
}: {
  readonly isValidityUnknown: boolean;
  readonly silences?: readonly { readonly vi: string; readonly en: string }[];
}) => {
  const t = useT();
  const names = useNames();
  return (
    <>
      {isValidityUnknown && (
        <p role="note">
          <Status level="unknown">{t('ratings.cadre.validity-unknown')}</Status> {t('ratings.cadre.validity-text')}
        </p>
      )}
      {silences.length > 0 && (
        <ul className="ratings-bullets vm-soft">
          {silences.map((one) => (
            <li key={one.vi}>{names(one)}</li>
          ))}
        </ul>
      )}
    </>
  );
};

/** What a sheet still waits for, in the order of the steps. */
export const missingWords = (missing: CadreRow['missing'], t: Translate): string =>
  missing.map((code) => t(`ratings.cadre.missing.${code}`)).join(', ');

const standings: Readonly<Partial<Record<SubjectState, Level>>> = {
  decided: 'good',
  notified: 'good',
  archived: 'good',
  'not-rated': 'unknown',
};

/** Where a sheet of a month is: no conference of review belongs to it, so that its words are its own. */
export const CadreStanding = ({ state }: { readonly state: SubjectState }) => {
  const t = useT();
  return <Status level={standings[state] ?? 'plain'}>{t(`ratings.cadre.state.${state}`)}</Status>;
};
