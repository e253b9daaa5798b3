import { useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import type { ApiRefusal } from '../../../web/refusal.ts';
import { useMay } from '../../../web/session.ts';
import {
  closeDuesMonth,
  exportDuesSheet,
  openDuesMonth,
  refreshDuesMonth,
  reopenDuesMonth,
  type withdrawDuesMonth,
} from '../contract.ts';
import { monthOf } from '../rules/dues-month.ts';
import { DuesPayAllDialog } from './dues-pay-all-dialog.tsx';
import { type DuesScene, mayWrite } from './dues-scene.ts';

const usePlace = ({ organisationId, month, ledger }: DuesScene) => ({
  at: { organisationId, month },
  versioned: { organisationId, month, expectedVersion: ledger.month?.version ?? 1 },
});

const OpenButton = ({ scene, onRefusal }: { scene: DuesScene; onRefusal: (refusal: ApiRefusal | null) => void }) => {
  const t = useT();
  const { at } = usePlace(scene);
  const open = useAction(openDuesMonth, {
    doneKey: 'members.dues.was-opened',
    undoInput: (): InputOf<typeof withdrawDuesMonth> => ({ ...at, expectedVersion: 1 }),
  });
  return (
    <Button main isBusy={open.isPending} onClick={() => open.mutate(at, { onError: onRefusal })}>
      {t('members.dues.open')}
    </Button>
  );
};

/** The last day of the roll that belongs to the month in view: today, or none where the month has passed. */
const rollDay = (scene: DuesScene): { rollOn?: ReturnType<typeof todayHere> } =>
  monthOf(todayHere()) === scene.month ? { rollOn: todayHere() } : {};

const OpenMonth = ({ scene, onRefusal }: { scene: DuesScene; onRefusal: (refusal: ApiRefusal | null) => void }) => {
  const t = useT();
  const [isPayingAll, setPayingAll] = useState(false);
  const { at, versioned } = usePlace(scene);
  const close = useAction(closeDuesMonth, {
    doneKey: 'members.dues.was-closed',
    undoInput: ({ version }): InputOf<typeof reopenDuesMonth> => ({ ...at, expectedVersion: version }),
  });
  const refresh = useAction(refreshDuesMonth, { doneKey: 'members.dues.was-refreshed' });
  const { counts, missing, lines } = scene.ledger;
  const needsRefresh = missing > 0 || lines.some((line) => line.amounts?.isOutdated);
  return (
    <>
      {counts.unpaid + counts.part > 0 && (
        <Button main onClick={() => setPayingAll(true)}>
          {t('members.dues.pay-all')}
        </Button>
      )}
      {needsRefresh && (
        <Button
          isBusy={refresh.isPending}
          onClick={() => refresh.mutate({ ...versioned, ...rollDay(scene) }, { onError: onRefusal })}
        >
          {t('members.dues.refresh')}
        </Button>
      )}
      <Button isBusy={close.isPending} onClick={() => close.mutate(versioned, { onError: onRefusal })}>
        {t('members.dues.close')}
      </Button>
      {isPayingAll && <DuesPayAllDialog scene={scene} onClose={() => setPayingAll(false)} />}
    </>
  );
};

const ReopenButton = ({ scene, onRefusal }: { scene: DuesScene; onRefusal: (refusal: ApiRefusal | null) => void }) => {
  const t = useT();
  const { at, versioned } = usePlace(scene);
  const reopen = useAction(reopenDuesMonth, {
    doneKey: 'members.dues.was-reopened',
    undoInput: ({ version }): InputOf<typeof closeDuesMonth> => ({ ...at, expectedVersion: version }),
  });
  return (
    <Button isBusy={reopen.isPending} onClick={() => reopen.mutate(versioned, { onError: onRefusal })}>
      {t('members.dues.reopen')}
    </Button>
  );
};

/** What can be done with the month in view, and the sheet on paper and as a file. */
export const DuesLedgerActions = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const { organisationId, month, ledger } = scene;
  const take = useAction(exportDuesSheet, { doneKey: 'members.list.exported', onDone: downloadAnswer });
  return (
    <>
      {ledger.isCollector && !ledger.month && <OpenButton scene={scene} onRefusal={setRefusal} />}
      {mayWrite(scene) && <OpenMonth scene={scene} onRefusal={setRefusal} />}
      {ledger.isCollector && ledger.month?.state === 'closed' && <ReopenButton scene={scene} onRefusal={setRefusal} />}
      {ledger.lines.length > 0 && (
        <>
          <Button onClick={() => window.print()}>
            <Icon name="print" />
            {t('members.dues.print-sheet')}
          </Button>
          {may('members.export-dues-sheet') && (
            <Button
              isBusy={take.isPending}
              onClick={() => take.mutate({ organisationId, month, format: 'xlsx', language }, { onError: setRefusal })}
            >
              <Icon name="export" />
              {t('members.dues.export')}
            </Button>
          )}
        </>
      )}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};
