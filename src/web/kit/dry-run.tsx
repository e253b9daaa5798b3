import type { ReactNode } from 'react';
import { useT } from '../messages.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export type DryRunFault = { readonly key: string; readonly where?: string; readonly text: string };

type Props = {
  /** What would be written, e.g. a picture of before and after. */
  readonly children: ReactNode;
  readonly faults: readonly DryRunFault[];
  /** How many faults there are, when one line of `faults` speaks for several. */
  readonly faultCount?: number;
  readonly onBack: () => void;
  readonly onCommit: () => void;
  readonly commitLabel: string;
  readonly isBusy?: boolean;
};

/** Before anything is written: what would happen, and every fault. With a fault there is no going on. */
export const DryRun = ({
  children,
  faults,
  faultCount = faults.length,
  onBack,
  onCommit,
  commitLabel,
  isBusy = false,
}: Props) => {
  const t = useT();
  return (
    <div className="vm-stack">
      <p className="vm-row">
        <Icon name="info" />
        {t('web.dry-run.nothing-written')}
      </p>
      {faults.length > 0 && (
        <div className="vm-refusal" role="alert">
          <p className="vm-refusal-title">{t('web.dry-run.faults', { count: faultCount })}</p>
          <ul>
            {faults.map(({ key, where, text }) => (
              <li key={key}>
                {where && <strong>{where}: </strong>}
                {text}
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
      <div className="vm-row">
        <Button onClick={onBack}>{t('web.back')}</Button>
        <Button main disabled={faults.length > 0} isBusy={isBusy} onClick={onCommit}>
          {commitLabel}
        </Button>
      </div>
    </div>
  );
};
