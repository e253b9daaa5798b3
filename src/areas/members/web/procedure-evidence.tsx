import { useState } from 'react';
import { ask } from '../../../web/client.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { useMay } from '../../../web/session.ts';
import { evidenceBundle, exportEvidence } from '../contract.ts';
import type { ProcedureRecord } from './procedure-dialogs.ts';

/** Takes the evidence bundle out: the taking out is noted in the audit first, then the file is fetched. */
export const ProcedureEvidence = ({ of }: { of: ProcedureRecord }) => {
  const t = useT();
  const language = useLanguage();
  const may = useMay();
  const [failed, setFailed] = useState<ApiRefusal | null>(null);
  const [isFetching, setFetching] = useState(false);
  const fetchFile = async (evidenceExportId: string): Promise<void> => {
    setFetching(true);
    try {
      downloadAnswer(await ask(evidenceBundle, { evidenceExportId, language }));
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setFailed(error);
    } finally {
      setFetching(false);
    }
  };
  const take = useAction(exportEvidence, { onDone: (output) => void fetchFile(output.evidenceExportId) });
  if (of.kind !== 'removal' || !may('members.export-evidence')) return null;
  const refusal = take.error ?? failed;
  return (
    <>
      <Button isBusy={take.isPending || isFetching} onClick={() => take.mutate({ procedureId: of.id })}>
        <Icon name="export" />
        {t('members.evidence.take')}
      </Button>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};
