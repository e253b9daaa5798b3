import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { toBeDecided } from '../rules/decided-of.ts';
import { RepeatedNote } from './repeated-note.tsx';
import type { SeasonView } from './season-dialogs.tsx';

type Counts = SeasonView['counts'];
type Row = {
  readonly key: string;
  readonly name: string;
  readonly counts: Counts;
  readonly search: Record<string, string>;
};

const shares = ['reviewed', 'selfRated', 'proposed', 'decided', 'notified', 'published', 'archived'] as const;

/** The subjects behind a count. */
const linkOf = (seasonId: string, search: Row['search'], stage: string) => ({
  ...{ to: '/ratings/$seasonId', params: { seasonId }, search: { ...search, stage }, hash: 'subjects' },
});

/** A count of all who are still to be decided. */
const shareColumn = (key: (typeof shares)[number], seasonId: string, t: Translate): Column<Row> => ({
  key,
  header: t(`ratings.count.${key}`),
  value: ({ counts }) => counts[key],
  cell: ({ counts, search }) => (
    <Figure
      numerator={counts[key]}
      denominator={toBeDecided(counts)}
      definition={t(`ratings.count.${key}-means`)}
      {...linkOf(seasonId, search, key)}
    />
  ),
  isNumber: true,
});

const subjectsColumn = (seasonId: string, t: Translate): Column<Row> => ({
  key: 'subjects',
  header: t('ratings.count.subjects'),
  value: ({ counts }) => counts.subjects,
  cell: ({ counts, search }) => (
    <Figure
      numerator={counts.subjects}
      definition={t('ratings.count.subjects')}
      {...{ to: '/ratings/$seasonId', params: { seasonId }, search, hash: 'subjects' }}
    />
  ),
  isNumber: true,
});

const useColumns = (seasonId: string, first: string): Column<Row>[] => {
  const t = useT();
  return [
    {
      key: 'name',
      header: first,
      value: ({ name }) => name,
      cell: ({ name, search }) => (
        <PageLink to="/ratings/$seasonId" params={{ seasonId }} search={search} hash="subjects">
          {name}
        </PageLink>
      ),
      onCard: 'title',
      width: '14rem',
    },
    subjectsColumn(seasonId, t),
    ...shares.map((key) => shareColumn(key, seasonId, t)),
    ...(['notRated', 'provisional'] as const).map(
      (key): Column<Row> => ({
        key,
        header: t(`ratings.count.${key}`),
        value: ({ counts }) => counts[key],
        cell: ({ counts, search }) => (
          <Figure numerator={counts[key]} definition={t(`ratings.count.${key}`)} {...linkOf(seasonId, search, key)} />
        ),
        isNumber: true,
      }),
    ),
  ];
};

type Props = { readonly season: SeasonView; readonly of: string };

const KindCounts = ({ season, of }: Props) => {
  const t = useT();
  return (
    <section className="vm-card vm-stack">
      <h2>{t('ratings.season.by-kind')}</h2>
      <RepeatedNote repeated={season.repeated} />
      <DataTable
        label={t('ratings.season.by-kind')}
        rows={season.byKind.map(({ kind, counts }) => ({
          key: kind,
          name: t(`ratings.subject.${kind}`),
          counts,
          search: { of, kind },
        }))}
        columns={useColumns(season.seasonId, t('ratings.season.kind'))}
        rowKey={({ key }) => key}
        hasSearch={false}
        isWhole
        phone={{ few: 3 }}
      />
    </section>
  );
};

/** How far each kind and each organisation is; the name of a row leads to its subjects. */
export const SeasonCountTables = ({ season, of }: Props) => {
  const t = useT();
  const places = useColumns(season.seasonId, t('ratings.season.organisation'));
  return (
    <>
      <KindCounts season={season} of={of} />
      <details className="vm-card ratings-fold">
        <summary>
          <h2>{t('ratings.season.by-organisation')}</h2>
        </summary>
        <DataTable
          label={t('ratings.season.by-organisation')}
          rows={season.byOrganisation.map(({ organisationId, name, counts }) => ({
            key: organisationId,
            name,
            counts,
            search: { of, at: organisationId },
          }))}
          columns={places}
          rowKey={({ key }) => key}
          phone={{ few: 3 }}
        />
      </details>
    </>
  );
};
