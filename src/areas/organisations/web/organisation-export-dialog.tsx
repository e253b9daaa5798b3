import { useState } from 'react';
import { useAsOf } from '../../../web/as-of.ts';
import { ask, chosenOffice } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { officesInUse, useMay, useSignedIn } from '../../../web/session.ts';
import { exportCommittees, exportOrganisations, type OrganisationId } from '../contract.ts';

type Props = { readonly underId?: string; readonly what?: What; readonly onClose: () => void };
type What = 'organisations' | 'committees';
type Format = 'xlsx' | 'csv';

const contracts = { organisations: exportOrganisations, committees: exportCommittees } as const;

const useExport = (onClose: () => void) => {
  const { on } = useAsOf();
  const language = useLanguage();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const run = async (what: What, underId: string, format: Format): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      downloadAnswer(await ask(contracts[what], { underId: underId as OrganisationId, on, format, language }));
      onClose();
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { on, isBusy, refusal, run: (...args: Parameters<typeof run>) => void run(...args) };
};

/** The list of organisations, or of committees, of a subtree on the day in view, in the layout that the import reads. */
export const OrganisationExportDialog = ({ underId, what: first = 'organisations', onClose }: Props) => {
  const t = useT();
  const may = useMay();
  const session = useSignedIn();
  const own = session ? (officesInUse(session, chosenOffice())[0]?.organisationId ?? null) : null;
  const [under, setUnder] = useState<string | null>(underId ?? own);
  const [what, setWhat] = useState<What>(first);
  const [format, setFormat] = useState<Format>('xlsx');
  const { on, isBusy, refusal, run } = useExport(onClose);
  return (
    <Dialog title={t('organisations.export.title')} onClose={onClose}>
      <div className="vm-stack">
        <p>{t('organisations.export.text', { on: dayText(on) })}</p>
        <OrganisationField label={t('organisations.export.under')} value={under} onChange={setUnder} required />
        {may('organisations.export-committees') && (
          <Radio.Group label={t('organisations.export.what')} value={what} onChange={(value) => setWhat(value as What)}>
            <Radio value="organisations" label={t('organisations.export.organisations')} />
            <Radio value="committees" label={t('organisations.export.committees')} />
          </Radio.Group>
        )}
        <Radio.Group
          label={t('organisations.export.format')}
          value={format}
          onChange={(value) => setFormat(value as Format)}
        >
          <Radio value="xlsx" label={t('organisations.export.xlsx')} />
          <Radio value="csv" label={t('organisations.export.csv')} />
        </Radio.Group>
        {refusal && <RefusalPanel refusal={refusal} takesFocus />}
        <div className="vm-row">
          <Button main isBusy={isBusy} onClick={() => under && run(what, under, format)}>
            {t('organisations.export.run')}
          </Button>
          <Button onClick={onClose}>{t('web.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
