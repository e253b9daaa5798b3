import { type ReactNode, useState } from 'react';
import type { Day } from '../../platform/calendar/day.ts';
import { todayHere } from '../as-of.ts';
import { dayText } from '../day-text.ts';
import { useT } from '../messages.ts';
import type { ApiRefusal } from '../refusal.ts';
import { Button } from './button.tsx';
import { DayField } from './day-field.tsx';
import { Dialog } from './dialog.tsx';
import { RefusalPanel } from './refusal-panel.tsx';

type Props = {
  readonly title: string;
  /** What will be final, in plain words. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly isBusy?: boolean;
  readonly refusal?: ApiRefusal | null;
};

/** What cannot be taken back is confirmed by typing nothing more than today's date. */
export const ConfirmFinal = ({ title, children, confirmLabel, onConfirm, onClose, isBusy = false, refusal }: Props) => {
  const t = useT();
  const [typed, setTyped] = useState<Day | null>(null);
  const [isWrong, setWrong] = useState(false);
  const today = todayHere();
  const confirm = (): void => {
    setWrong(typed !== today);
    if (typed === today) onConfirm();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="vm-stack">
        <div>{children}</div>
        <p>{t('web.final.text', { today: dayText(today) })}</p>
        <DayField
          label={t('web.final.date')}
          value={typed}
          onChange={setTyped}
          required
          error={isWrong ? t('web.final.not-today', { today: dayText(today) }) : undefined}
        />
        {refusal && <RefusalPanel refusal={refusal} takesFocus />}
        <div className="vm-row">
          <Button main isBusy={isBusy} onClick={confirm}>
            {confirmLabel}
          </Button>
          <Button onClick={onClose}>{t('web.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
