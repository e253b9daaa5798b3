import type { InputOf } from '../../../platform/action/contract.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportRegister, type PrintedList, printRegister, type RegisterPeriod } from '../contract/register-books.ts';

type Props = {
  readonly register: PrintedList;
  readonly underId: string;
  readonly period: RegisterPeriod;
  readonly hasCover: boolean;
};

/** Takes a register out of the house, as bound print or workbook; each leaves an entry in the audit. */
export const RegisterDownloads = ({ register, underId, period, hasCover }: Props) => {
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const print = useAction(printRegister, { onDone: downloadAnswer });
  const workbook = useAction(exportRegister, { onDone: downloadAnswer });
  const asked = { register, underId: underId as InputOf<typeof exportRegister>['underId'], period, language };
  const refusal = print.error ?? workbook.error;
  return (
    <div className="vm-stack not-printed">
      <div className="vm-row">
        {may(printRegister.name) && (
          <Button isBusy={print.isPending} onClick={() => print.mutate({ ...asked, hasCover })}>
            <Icon name="print" />
            {t(hasCover ? 'members.registers.print-book' : 'members.registers.print-list')}
          </Button>
        )}
        {may(exportRegister.name) && (
          <Button isBusy={workbook.isPending} onClick={() => workbook.mutate(asked)}>
            <Icon name="export" />
            {t('members.registers.workbook')}
          </Button>
        )}
      </div>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </div>
  );
};
