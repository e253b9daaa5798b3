import { useState } from 'react';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { chart } from '../contract.ts';
import { OrganisationChart } from './organisation-chart.tsx';
import { type ChartRow, holdersText } from './organisation-chart-row.ts';
import { OrganisationFrame } from './organisation-frame.tsx';
import type { OrganisationScene } from './organisation-scene.ts';

const levelsOffered = ['1', '2', '3', '4'];

const columnsOf = (t: Translate, language: Language): readonly Column<ChartRow>[] => [
  {
    key: 'name',
    header: t('organisations.name'),
    value: (row) => row.name,
    cell: (row) => (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
        {row.name}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'level', header: t('organisations.chart.level'), value: (row) => row.depth, isNumber: true },
  { key: 'type', header: t('organisations.type'), value: (row) => row.typeName[language] },
  { key: 'holders', header: t('organisations.chart.holders'), value: (row) => holdersText(row, language) || null },
  { key: 'children', header: t('organisations.below'), value: (row) => row.childCount, isNumber: true },
];

const Chart = ({ scene, levels }: { scene: OrganisationScene; levels: number }) => {
  const t = useT();
  const language = useLanguage();
  const { record, on } = scene;
  const rows = useQuestion(chart, { underId: record.id, on, levels }, { keepLast: true });
  return (
    <Answer query={rows} lines={8}>
      {(answer) => (
        <>
          {answer.count > answer.rows.length && (
            <p>{t('organisations.first-shown', { shown: answer.rows.length, total: answer.count })}</p>
          )}
          <OrganisationChart
            label={t('organisations.chart.label', { name: record.facts.name, on })}
            rows={answer.rows}
          />
          <section className="vm-card">
            <h2>{t('organisations.chart.table')}</h2>
            <DataTable
              label={t('organisations.chart.table-label', { name: record.facts.name })}
              rows={answer.rows}
              columns={columnsOf(t, language)}
              rowKey={(row) => row.id}
            />
          </section>
        </>
      )}
    </Answer>
  );
};

const Body = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const [levels, setLevels] = useState('1');
  return (
    <>
      <div className="not-printed organisations-narrow">
        <Select
          label={t('organisations.chart.levels')}
          data={levelsOffered.map((value) => ({
            value,
            label: t('organisations.chart.level-count', { count: value }),
          }))}
          value={levels}
          allowDeselect={false}
          onChange={(value) => setLevels(value ?? '1')}
        />
      </div>
      <Chart scene={scene} levels={Number(levels)} />
    </>
  );
};

const HeadActions = () => {
  const _t = useT();
  return <PrintButton />;
};

/** The chart of an organisation and what is below it, with who leads each; its table says the same. */
const OrganisationChartPage = () => (
  <OrganisationFrame actions={() => <HeadActions />}>{(scene) => <Body scene={scene} />}</OrganisationFrame>
);

export default OrganisationChartPage;
