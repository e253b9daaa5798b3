import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ask } from '../../../web/client.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { base64Of, FileDrop } from '../../../web/kit/file-drop.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { TemplateButton } from '../../../web/kit/template-button.tsx';
import { Wizard } from '../../../web/kit/wizard.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { pastResultsPreview, pastResultsTemplate, uploadPastResults } from '../contract.ts';
import { useChange } from './distribution-search.ts';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { PastResultHistory } from './past-result-history.tsx';
import { PastResultPreview } from './past-result-preview.tsx';
import { PastResultReceipt } from './past-result-receipt.tsx';
import type { ResultImportId } from './past-result-words.ts';
import { RatingTabs } from './rating-tabs.tsx';
import './ratings.css';
import './distribution.css';

/** Which organisation the list speaks of, the empty list to fill in, and the file. */
const Upload = ({ onStaged }: { onStaged: (importId: ResultImportId) => void }) => {
  const t = useT();
  const language = useLanguage();
  const own = useOrganisationInView();
  const [under, setUnder] = useState<string | null>(null);
  const underId = (under ?? own) as OrganisationId | null;
  const upload = useAction(uploadPastResults, { onDone: ({ importId }) => onStaged(importId) });
  const take = async (file: File): Promise<void> => {
    if (underId) upload.mutate({ underId, fileName: file.name, contentBase64: await base64Of(file) });
  };
  return (
    <div className="vm-stack" aria-busy={upload.isPending}>
      <p>{t('ratings.past.import-about')}</p>
      <p className="vm-soft">{t('ratings.past.import-who')}</p>
      <div className="vm-row">
        <TemplateButton label={t('ratings.past.template')} read={() => ask(pastResultsTemplate, { language })} />
      </div>
      <OrganisationField
        label={t('ratings.past.under')}
        description={t('ratings.past.under-help')}
        value={underId}
        onChange={setUnder}
        required
      />
      <FileDrop
        label={t('ratings.past.file')}
        accept={['.xlsx', '.csv']}
        maxMegabytes={10}
        onFile={(file) => void take(file)}
      />
      {upload.isPending && <p role="status">{t('ratings.past.reading')}</p>}
      {upload.error && <RefusalPanel refusal={upload.error} takesFocus />}
    </div>
  );
};

type StepsProps = {
  readonly current: 'file' | 'preview' | 'receipt';
  readonly body: ReactNode;
};

const Steps = ({ current, body }: StepsProps) => {
  const t = useT();
  const steps = (['file', 'preview', 'receipt'] as const).map((key) => ({
    key,
    title: t(`ratings.past.step-${key}`),
    body: key === current ? body : null,
  }));
  return <Wizard label={t('ratings.past.steps')} steps={steps} current={current} />;
};

/** A list that was sent: what it would bring, or what it brought. Its id stands in the address, so that a reload loses nothing. */
const Sent = ({ importId, onAgain }: { importId: ResultImportId; onAgain: () => void }) => {
  const asked = useQuestion(pastResultsPreview, { importId });
  return (
    <Answer query={asked} lines={8}>
      {(preview) =>
        preview.state === 'staged' ? (
          <Steps current="preview" body={<PastResultPreview preview={preview} onBack={onAgain} />} />
        ) : (
          <Steps current="receipt" body={<PastResultReceipt preview={preview} onAgain={onAgain} />} />
        )
      }
    </Answer>
  );
};

/** Results of earlier years from a spreadsheet: sent, looked at with every fault, written at once, taken back within the day. */
const PastResultImportPage = () => {
  const t = useT();
  const change = useChange();
  const of = useOrganisationInView();
  const { list } = useSearch({ strict: false }) as { list?: unknown };
  const open = (importId: string | undefined): void => change({ list: importId });
  return (
    <div className="vm-page">
      <PageHead
        title={t('ratings.past.import')}
        subtitle={t('ratings.past.marked')}
        actions={
          <PageLink className="vm-button" to="/ratings/past-results" search={{ of: of ?? undefined }}>
            {t('ratings.past.to-list')}
          </PageLink>
        }
      />
      <RatingTabs />
      {typeof list === 'string' ? (
        <Sent importId={list as ResultImportId} onAgain={() => open(undefined)} />
      ) : (
        <Steps current="file" body={<Upload onStaged={open} />} />
      )}
      <PastResultHistory of={of} />
    </div>
  );
};

export default PastResultImportPage;
