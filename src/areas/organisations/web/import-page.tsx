import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { Button } from '../../../web/kit/button.tsx';
import { base64Of, FileDrop } from '../../../web/kit/file-drop.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { TemplateButton } from '../../../web/kit/template-button.tsx';
import { Wizard } from '../../../web/kit/wizard.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { type commitImport, type ImportId, importTemplate, uploadOrganisations } from '../contract/import.ts';
import type { OrganisationId } from '../contract/tree.ts';
import { OrganisationTabs } from './event-tabs.tsx';
import { useOwnOrganisation } from './event-words.ts';
import { ImportHistory } from './import-history.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportUndo } from './import-undo.tsx';

type Counts = OutputOf<typeof commitImport>['counts'];

const Upload = ({ onStaged }: { onStaged: (importId: ImportId) => void }) => {
  const t = useT();
  const language = useLanguage();
  const own = useOwnOrganisation();
  const [under, setUnder] = useState<string | null>(null);
  const upload = useAction(uploadOrganisations, { onDone: ({ importId }) => onStaged(importId) });
  const underId = (under ?? own) as OrganisationId | null;
  const take = async (file: File): Promise<void> => {
    if (underId) upload.mutate({ underId, fileName: file.name, contentBase64: await base64Of(file) });
  };
  return (
    <div className="vm-stack" aria-busy={upload.isPending}>
      <p>{t('organisations.import.about')}</p>
      <div className="vm-row">
        <TemplateButton
          label={t('organisations.import.template')}
          read={() => ask(importTemplate, { kind: 'organisations', language })}
        />
      </div>
      <OrganisationField
        label={t('organisations.import.under')}
        description={t('organisations.import.under-help')}
        value={underId}
        onChange={setUnder}
        required
      />
      <FileDrop
        label={t('organisations.import.file')}
        accept={['.xlsx', '.csv']}
        maxMegabytes={10}
        onFile={(file) => void take(file)}
      />
      {upload.isPending && <p role="status">{t('organisations.import.reading')}</p>}
      {upload.error && <RefusalPanel refusal={upload.error} takesFocus />}
    </div>
  );
};

/** What an import wrote, in the words of its receipt. */
const Receipt = ({ importId, counts, onAgain }: { importId: ImportId; counts: Counts; onAgain: () => void }) => {
  const t = useT();
  return (
    <div className="vm-stack">
      <p role="status">{t('organisations.import.counts', counts)}</p>
      <p className="vm-soft">{t('organisations.import.undo-help')}</p>
      <div className="vm-row">
        <Button main onClick={onAgain}>
          {t('organisations.import.again')}
        </Button>
        <ImportUndo importId={importId} onDone={onAgain} />
      </div>
    </div>
  );
};

/** Organisations and committees from a spreadsheet: uploaded, looked at with every fault, written at once, undone within the day. */
const ImportPage = () => {
  const t = useT();
  const [importId, setImportId] = useState<ImportId | null>(null);
  const [counts, setCounts] = useState<Counts | null>(null);
  const again = (): void => {
    setImportId(null);
    setCounts(null);
  };
  const steps = [
    { key: 'file', title: t('organisations.import.step-file'), body: <Upload onStaged={setImportId} /> },
    {
      key: 'preview',
      title: t('organisations.import.step-preview'),
      body: importId && <ImportPreview importId={importId} onDone={setCounts} onBack={again} />,
    },
    {
      key: 'receipt',
      title: t('organisations.import.step-receipt'),
      body: importId && counts && <Receipt importId={importId} counts={counts} onAgain={again} />,
    },
  ];
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.import.title')} />
      <OrganisationTabs />
      <Wizard
        label={t('organisations.import.steps')}
        steps={steps}
        current={counts ? 'receipt' : importId ? 'preview' : 'file'}
      />
      <ImportHistory
        onOpen={(staged) => {
          setCounts(null);
          setImportId(staged);
        }}
      />
    </div>
  );
};

export default ImportPage;
