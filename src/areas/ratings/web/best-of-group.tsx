import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { bestOfGroup, type SeasonId } from '../contract.ts';
import { Fold } from './quota-rule-fold.tsx';
import { levelWords, SubjectStanding } from './rating-words.tsx';

type Row = OutputOf<typeof bestOfGroup>['rows'][number];

const AT_MOST = 200;

const useColumns = (): Column<Row>[] => {
  const t = useT();
  const level = (key: 'proposedLevel' | 'decidedLevel'): Column<Row> => ({
    key,
    header: t(`ratings.column.${key}`),
    value: (row) => (row[key] === null ? null : levelWords(row[key], t)),
  });
  return [
    {
      key: 'title',
      header: t('ratings.column.title'),
      value: ({ title }) => title,
      cell: ({ title, subjectId }) => (
        <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId }}>
          {title}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'organisation',
      header: t('ratings.season.organisation'),
      value: ({ organisationName }) => organisationName,
    },
    {
      key: 'head',
      header: t('ratings.quota.heads'),
      value: ({ isHead }) => (isHead ? t('ratings.add.is-head') : null),
    },
    {
      key: 'state',
      header: t('ratings.season.state'),
      value: ({ state }) => t(`ratings.state.${state}`),
      cell: ({ state }) => <SubjectStanding state={state} />,
    },
    level('proposedLevel'),
    level('decidedLevel'),
  ];
};

type Props = {
  readonly seasonId: SeasonId;
  readonly organisationId: string;
  readonly group: string;
  readonly label: string;
};

const Listed = ({ seasonId, organisationId, group, label }: Props) => {
  const t = useT();
  const columns = useColumns();
  const found = useQuestion(bestOfGroup, {
    seasonId,
    organisationId: organisationId as never,
    group,
    limit: AT_MOST,
  });
  return (
    <Answer
      query={found}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<p role="status">{t('ratings.best.none')}</p>}
    >
      {({ rows, total }) => (
        <>
          <p className="vm-soft">{t('ratings.best.about')}</p>
          {total > rows.length && <p>{t('ratings.list.shown', { shown: rows.length, total })}</p>}
          <DataTable
            label={label}
            rows={rows}
            columns={columns}
            rowKey={({ subjectId }) => subjectId}
            hasSearch={false}
          />
        </>
      )}
    </Answer>
  );
};

/** Who of a group stands at the level that has a ceiling, asked for when it is opened; in name order, for it is no ranking. */
export const BestOfGroup = (props: Props) => {
  const t = useT();
  const may = useMay();
  if (!may(bestOfGroup.name)) return null;
  return <Fold summary={t('ratings.best.title')}>{() => <Listed {...props} />}</Fold>;
};
