import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { regulationsOf } from '../contract.ts';
import { OrganisationFrame } from './organisation-frame.tsx';
import type { OrganisationScene } from './organisation-scene.ts';
import { RegulationDialog } from './regulation-form.tsx';
import { LeadershipChanges } from './regulation-leadership.tsx';
import { RegulationTable } from './regulation-table.tsx';

type Answered = OutputOf<typeof regulationsOf>;

const Missing = ({ documents }: { documents: Answered }) => {
  const t = useT();
  const language = useLanguage();
  if (documents.origin === 'none') return <p className="vm-soft">{t('organisations.regulation.no-list')}</p>;
  return (
    <>
      {documents.missing.length === 0 ? (
        <p>
          <Status level="good">{t('organisations.regulation.nothing-missing')}</Status>
        </p>
      ) : (
        <ul className="organisations-list">
          {documents.missing.map(({ kind, name }) => (
            <li key={kind}>
              <Status level="attention">{t('organisations.regulation.missing', { name: name[language] })}</Status>
            </li>
          ))}
        </ul>
      )}
      {documents.isPractice && <p className="vm-soft">{t('organisations.regulation.list-is-practice')}</p>}
    </>
  );
};

const ListLink = () => {
  const t = useT();
  const may = useMay();
  if (!may('organisations.required-documents')) return null;
  return (
    <div>
      <PageLink to="/organisations/required-documents">{t('organisations.required-documents.open')}</PageLink>
    </div>
  );
};

const Documents = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const documents = useQuestion(regulationsOf, { organisationId: scene.record.id, on: scene.on });
  const { name } = scene.record.facts;
  return (
    <Answer query={documents} lines={8}>
      {(answer) => (
        <>
          <section className="vm-card">
            <h2>{t('organisations.regulation.required')}</h2>
            <Missing documents={answer} />
            <ListLink />
          </section>
          <section className="vm-card">
            <h2>{t('organisations.regulation.in-force')}</h2>
            {answer.inForce.length === 0 ? (
              <Empty title={t('organisations.regulation.none')}>{t('organisations.regulation.none-text')}</Empty>
            ) : (
              <RegulationTable
                label={t('organisations.regulation.label', { name })}
                rows={answer.inForce}
                mayHere={scene.mayHere}
              />
            )}
          </section>
          {answer.others.length > 0 && (
            <section className="vm-card">
              <h2>{t('organisations.regulation.others')}</h2>
              <RegulationTable
                label={t('organisations.regulation.others-label', { name })}
                rows={answer.others}
                mayHere={() => false}
              />
            </section>
          )}
        </>
      )}
    </Answer>
  );
};

const HeadActions = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const [isNew, setNew] = useState(false);
  return (
    <>
      {scene.mayHere('organisations.record-regulation') && (
        <Button main onClick={() => setNew(true)}>
          {t('organisations.regulation.record')}
        </Button>
      )}
      <PrintButton />
      {isNew && (
        <RegulationDialog organisationId={scene.record.id} on={scene.on} before={null} onClose={() => setNew(false)} />
      )}
    </>
  );
};

/** Working regulations and other governing documents, what is missing, and what changed in the way of leading. */
const RegulationPage = () => (
  <OrganisationFrame actions={(scene) => <HeadActions scene={scene} />}>
    {(scene) => (
      <>
        <Documents scene={scene} />
        {scene.mayHere('organisations.leadership-changes') && <LeadershipChanges scene={scene} />}
      </>
    )}
  </OrganisationFrame>
);

export default RegulationPage;
