import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { bodiesOf } from '../contract.ts';
import { EstablishBodyDialog } from './body-form.tsx';
import { DayCell } from './day-cell.tsx';
import { OrganisationFrame } from './organisation-frame.tsx';
import type { OrganisationScene } from './organisation-scene.ts';

type Body = OutputOf<typeof bodiesOf>['items'][number];

const columnsOf = (t: Translate): readonly Column<Body>[] => [
  {
    key: 'name',
    header: t('organisations.body.name'),
    value: (row) => row.name,
    cell: (row) => (
      <PageLink to="/organisations/bodies/$bodyId" params={{ bodyId: row.id }}>
        {row.name}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'kind', header: t('organisations.body.kind'), value: (row) => t(`organisations.body-kind.${row.kind}`) },
  { key: 'link', header: t('organisations.body.link'), value: (row) => t(`organisations.body-link.${row.link}`) },
  {
    key: 'from',
    header: t('organisations.from'),
    value: (row) => row.from,
    cell: (row) => <DayCell on={row.from} />,
  },
];

const Bodies = ({ scene: { record, on } }: { scene: OrganisationScene }) => {
  const t = useT();
  const bodies = useQuestion(bodiesOf, { organisationId: record.id, on, limit: 500 });
  return (
    <section className="vm-card">
      <h2>{t('organisations.body.title')}</h2>
      <p className="vm-soft">{t('organisations.body.text')}</p>
      <Answer
        query={bodies}
        isEmpty={(answer) => answer.total === 0}
        empty={<Empty title={t('organisations.body.none')} />}
      >
        {(answer) => (
          <DataTable
            label={t('organisations.body.label', { name: record.facts.name })}
            rows={answer.items}
            columns={columnsOf(t)}
            rowKey={(row) => row.id}
            hasSearch={answer.items.length > 8}
          />
        )}
      </Answer>
    </section>
  );
};

const HeadActions = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const [isNew, setNew] = useState(false);
  if (!scene.mayHere('organisations.establish-body')) return null;
  return (
    <>
      <Button main onClick={() => setNew(true)}>
        {t('organisations.body.establish')}
      </Button>
      {isNew && <EstablishBodyDialog record={scene.record} on={scene.on} onClose={() => setNew(false)} />}
    </>
  );
};

/** People's Council, People's Committee, Front, mass organisations, agencies and units linked to an organisation. */
const BodyListPage = () => (
  <OrganisationFrame actions={(scene) => <HeadActions scene={scene} />}>
    {(scene) => <Bodies scene={scene} />}
  </OrganisationFrame>
);

export default BodyListPage;
