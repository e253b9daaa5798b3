import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { base64Of, FileDrop } from '../../../web/kit/file-drop.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { endTemplate, resumeTemplate, templateFile, templates, uploadTemplate } from '../contract/templates.ts';
import { DocumentTabs } from './document-tabs.tsx';
import { useOwnPlace } from './own-place.ts';
import { LayoutLine } from './paper-words.tsx';
import { useFetchedFile } from './use-fetched-file.ts';
import './documents.css';

type Answered = OutputOf<typeof templates>;
type Row = Answered['rows'][number];
type RowProps = { readonly row: Row; readonly organisationId: string };

const written = ({ name, what }: Row['places'][number]): string =>
  what === 'text' ? `{${name}}` : `{#${name}} … {/${name}}`;

const Places = ({ row }: { row: Row }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <details>
      <summary className="documents-summary">{t('documents.templates.places', { count: row.places.length })}</summary>
      <ul className="documents-places">
        {row.places.map((place) => (
          <li key={place.name}>
            <code>{written(place)}</code> {place.names[language]}
          </li>
        ))}
      </ul>
    </details>
  );
};

const Fetch = ({ row, organisationId }: RowProps) => {
  const t = useT();
  const { busyWith, refusal, fetchFile } = useFetchedFile(templateFile);
  const shown = row.applies === 'shipped' ? (['shipped'] as const) : (['applying', 'shipped'] as const);
  return (
    <>
      <div className="vm-row">
        {shown.map((which) => (
          <Button
            key={which}
            isBusy={busyWith === which}
            onClick={() => void fetchFile(which, { organisationId: organisationId as never, kind: row.kind, which })}
          >
            <Icon name="export" />
            {t(`documents.templates.fetch-${which}`)}
          </Button>
        ))}
      </div>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};

const Upload = ({ row, organisationId }: RowProps) => {
  const t = useT();
  const upload = useAction(uploadTemplate, { doneKey: 'documents.templates.uploaded' });
  const send = async (file: File): Promise<void> =>
    upload.mutate({ organisationId: organisationId as never, kind: row.kind, contentBase64: await base64Of(file) });
  return (
    <>
      <FileDrop
        label={t('documents.templates.upload')}
        accept={['.docx']}
        maxMegabytes={5}
        onFile={(file) => void send(file)}
      />
      {upload.error && <RefusalPanel refusal={upload.error} takesFocus />}
    </>
  );
};

const Versions = ({ row }: RowProps) => {
  const t = useT();
  const may = useMay();
  const end = useAction(endTemplate, { doneKey: 'documents.templates.ended' });
  const resume = useAction(resumeTemplate, { doneKey: 'documents.templates.resumed' });
  const refusal = end.error ?? resume.error;
  if (row.versions.length === 0) return null;
  return (
    <>
      <ul className="documents-files">
        {row.versions.map(({ templateId, versionNo, uploadedOn, isCurrent, version, isUsable }) => (
          <li key={templateId}>
            <span className="documents-file-name">
              {t('documents.templates.version', { number: versionNo, day: dayText(uploadedOn) })}{' '}
              {!isUsable && <Status level="attention">{t('documents.templates.outdated')}</Status>}
            </span>
            {isCurrent && may(endTemplate.name) && (
              <Button isBusy={end.isPending} onClick={() => end.mutate({ templateId, expectedVersion: version })}>
                {t('documents.templates.end')}
              </Button>
            )}
            {!isCurrent && isUsable && may(resumeTemplate.name) && (
              <Button isBusy={resume.isPending} onClick={() => resume.mutate({ templateId, expectedVersion: version })}>
                {t('documents.templates.resume')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};

const OneTemplate = (props: RowProps) => {
  const { row } = props;
  const t = useT();
  const language = useLanguage();
  const may = useMay();
  return (
    <section className="vm-card vm-stack">
      <h2>{row.names[language]}</h2>
      <p>
        {t(`documents.templates.applies-${row.applies}`, { name: row.fromName ?? '' })}
        {row.compareWith && ` ${t('documents.compare', { blank: row.compareWith })}`}
      </p>
      {row.isOutdated && <Status level="attention">{t('documents.templates.outdated-text')}</Status>}
      <Fetch {...props} />
      <Places row={row} />
      <Versions {...props} />
      {may(uploadTemplate.name) && <Upload {...props} />}
    </section>
  );
};

const AllTemplates = ({ organisationId }: { organisationId: string }) => {
  const t = useT();
  const found = useQuestion(templates, { organisationId: organisationId as never });
  return (
    <Answer query={found}>
      {({ rows, layout, hasLibreOffice }) => (
        <>
          <p>
            {t('documents.templates.layout')}: <LayoutLine layout={layout} />
          </p>
          <p className="vm-soft">
            {t(hasLibreOffice ? 'documents.templates.has-office' : 'documents.templates.no-office')}
          </p>
          {rows.map((row) => (
            <OneTemplate key={`${organisationId} ${row.kind}`} row={row} organisationId={organisationId} />
          ))}
        </>
      )}
    </Answer>
  );
};

/** Word templates of official papers: the shipped ones, and those that an office made from them. */
const TemplatesPage = () => {
  const t = useT();
  const own = useOwnPlace();
  const [organisationId, setOrganisation] = useState<string | null>(own);
  return (
    <div className="vm-page">
      <PageHead title={t('documents.templates.title')} subtitle={t('documents.templates.about')} />
      <DocumentTabs />
      <div className="vm-tools vm-tools-fields not-printed">
        <OrganisationField
          label={t('documents.templates.of')}
          value={organisationId}
          onChange={setOrganisation}
          required
        />
      </div>
      {organisationId ? (
        <AllTemplates organisationId={organisationId} />
      ) : (
        <Empty title={t('documents.templates.choose')} />
      )}
    </div>
  );
};

export default TemplatesPage;
