import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Wizard } from '../../../web/kit/wizard.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { cancelImport, importProgress, type MemberImportId } from '../contract/import.ts';
import { ProgressBar } from './import-bar.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportReceipt } from './import-receipt.tsx';
import { useImportSteps } from './import-steps.ts';
import './members-import.css';

type Progress = OutputOf<typeof importProgress>;

const askAgainMs = 700;
const isRunning = ({ phase }: Progress): boolean => ['waiting', 'reading', 'comparing', 'committing'].includes(phase);

/** How far the work is, asked again while it runs. */
const useProgress = (importId: MemberImportId) => {
  const query = useQuestion(importProgress, { importId }, { freshForMs: 0 });
  const { data, refetch } = query;
  const runs = data ? isRunning(data) : false;
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => void refetch(), askAgainMs);
    return () => clearInterval(timer);
  }, [runs, refetch]);
  return query;
};

const Running = ({ progress, onCancelled }: { progress: Progress; onCancelled: () => void }) => {
  const t = useT();
  const { importId, phase, bytesDone, bytesTotal, rowsDone } = progress;
  const cancel = useAction(cancelImport, { doneKey: 'members.import.was-cancelled', onDone: onCancelled });
  const share = phase === 'reading' && bytesTotal > 0 ? bytesDone / bytesTotal : null;
  return (
    <div className="vm-stack">
      <ProgressBar label={t(`members.import.phase-${phase}`, { rows: rowsDone })} share={share} />
      <p className="vm-soft">{t('members.import.may-leave')}</p>
      {cancel.error && <RefusalPanel refusal={cancel.error} takesFocus />}
      {phase !== 'committing' && (
        <div className="vm-row">
          <Button isBusy={cancel.isPending} onClick={() => cancel.mutate({ importId })}>
            {t('members.import.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
};

const Failed = ({ progress, onCancelled }: { progress: Progress; onCancelled: () => void }) => {
  const t = useT();
  const cancel = useAction(cancelImport, { onDone: onCancelled });
  return (
    <div className="vm-stack">
      <div className="vm-refusal" role="alert">
        <p className="vm-refusal-title">{t('members.import.failed')}</p>
        <ul>
          {progress.reasons.map(({ code, params }) => (
            <li key={code}>{t(`refusal.${code}`, params)}</li>
          ))}
        </ul>
      </div>
      {cancel.error && <RefusalPanel refusal={cancel.error} takesFocus />}
      <Button main isBusy={cancel.isPending} onClick={() => cancel.mutate({ importId: progress.importId })}>
        {t('members.import.drop-and-again')}
      </Button>
    </div>
  );
};

const stepOf = ({ phase }: Progress): string => (phase === 'done' || phase === 'cancelled' ? 'receipt' : 'preview');

/** The file is checked and then looked at, in one step. */
const Checked = ({ progress, onBack }: { progress: Progress; onBack: () => void }) => {
  if (progress.phase === 'ready') return <ImportPreview importId={progress.importId} onBack={onBack} />;
  const Body = progress.phase === 'failed' ? Failed : Running;
  return <Body progress={progress} onCancelled={onBack} />;
};

const One = ({ progress }: { progress: Progress }) => {
  const t = useT();
  const navigate = useNavigate();
  const back = () => void navigate({ to: '/members/import' });
  const steps = useImportSteps({
    preview: <Checked progress={progress} onBack={back} />,
    receipt: <ImportReceipt importId={progress.importId} onAgain={back} />,
  });
  return <Wizard label={t('members.import.steps')} steps={steps} current={stepOf(progress)} />;
};

/** One import after its columns are set: work in progress, preview, receipt. Its address survives a reload and a restart. */
const ImportOnePage = () => {
  const t = useT();
  const { importId } = useParams({ strict: false }) as { importId: MemberImportId };
  const query = useProgress(importId);
  return (
    <div className="vm-page">
      <PageHead title={t('members.import.title')} />
      <Answer query={query}>{(progress) => <One progress={progress} />}</Answer>
    </div>
  );
};

export default ImportOnePage;
