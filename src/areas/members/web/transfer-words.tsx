import { addMonths } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { type Level, Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import './transfers.css';

/** A day, or nothing where there is none. */
export const dayOr = (on: string | null, otherwise = ''): string => (on === null ? otherwise : dayText(on));

/** A day in a table: never broken over two lines. */
export const DayCell = ({ on, otherwise = '' }: { on: string | null; otherwise?: string }) =>
  on === null ? otherwise : <span className="members-day">{dayText(on)}</span>;

const MONTHS_BACK = 24;
const MONTHS_AHEAD = 3;

/** Months up to a few ahead, newest first, as choices of a select: value = first day of the month. */
export const monthChoices = (): { value: string; label: string }[] => {
  const first = `${todayHere().slice(0, 7)}-01` as ReturnType<typeof todayHere>;
  return Array.from({ length: MONTHS_BACK + MONTHS_AHEAD }, (_, at) => {
    const month = addMonths(first, MONTHS_AHEAD - 1 - at);
    return { value: month, label: `${month.slice(5, 7)}/${month.slice(0, 4)}` };
  });
};

export const monthText = (month: string | null): string =>
  month === null ? '' : `${month.slice(5, 7)}/${month.slice(0, 4)}`;

const levels: Readonly<Record<string, Level>> = {
  issued: 'attention',
  announced: 'attention',
  accepted: 'good',
  refused: 'serious',
  withdrawn: 'plain',
};

type Stated = {
  readonly state: string;
  readonly lateness?: string;
  readonly presentedOn?: string | null;
  readonly isSettled?: boolean;
};

/** State of a slip in words: late ones first. */
export const TransferState = ({ state, lateness = 'none', presentedOn = null, isSettled = true }: Stated) => {
  const t = useT();
  if (lateness !== 'none') return <Status level="serious">{t(`members.transfers.late.${lateness}`)}</Status>;
  if (state === 'accepted' && !isSettled) return <Status level="attention">{t('members.transfers.settling')}</Status>;
  const isPresented = presentedOn !== null && (state === 'issued' || state === 'announced');
  return (
    <Status level={levels[state] ?? 'plain'}>
      {isPresented ? t('members.transfers.state.presented') : t(`members.transfers.state.${state}`)}
    </Status>
  );
};

/** A clause, and that it was not read in the document where it was not. */
export const ClauseLine = ({
  source,
  isVerified,
}: {
  source: { readonly vi: string; readonly en: string } | null;
  isVerified: boolean;
}) => {
  const t = useT();
  const language = useLanguage();
  if (source === null) return <p className="vm-soft">{t('members.transfers.no-rules')}</p>;
  return (
    <p className="vm-row vm-soft">
      {t('members.transfers.by-clause', { clause: source[language] })}
      {!isVerified && <Status level="unknown">{t('members.transfers.unverified')}</Status>}
    </p>
  );
};

/** Why a slip was called off: our own codes in words, what people typed as it is. */
export const useClosedReason = (): ((text: string | null) => string) => {
  const t = useT();
  return (text) => (text === null ? '' : text.startsWith('members.called-off.') ? t(text) : text);
};
