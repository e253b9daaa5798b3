import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { OrganisationScene } from '../../organisations/web/public.tsx';
import type { counts as countsContract } from '../contract.ts';

type Counted = OutputOf<typeof countsContract>;

const doors: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  official: { standing: 'official' },
  probationary: { standing: 'probationary' },
  exempt: { state: 'exempt' },
  suspended: { state: 'suspended' },
};

/** The figures, each with its definition; those that the list can show open it. */
export const RollCounts = ({ scene, counts }: { scene: OrganisationScene; counts: Counted['total'] }) => {
  const t = useT();
  const under = scene.record.id as string;
  const all = counts.official + counts.probationary;
  const mayList = scene.mayHere('members.list');
  const figure = (key: keyof Counted['total'], denominator: number | null) => {
    const door = mayList && scene.isToday ? doors[key] : undefined;
    return (
      <div key={key}>
        <span>{t(`members.count.${key}`)}</span>
        <Figure
          numerator={counts[key]}
          denominator={denominator}
          definition={t(`members.count.${key}-means`, { on: dayText(scene.on) })}
          {...(door ? { to: '/members', search: { under, ...door } } : {})}
        />
      </div>
    );
  };
  return (
    <section className="vm-card" aria-label={t('members.count.title')}>
      <h2>{t('members.count.title')}</h2>
      <div className="members-figures">
        <div>
          <span>{t('members.count.all')}</span>
          <Figure
            numerator={all}
            definition={t('members.count.all-means', { on: dayText(scene.on) })}
            {...(mayList ? { to: '/members', search: { under } } : {})}
          />
        </div>
        {figure('official', all)}
        {figure('probationary', all)}
        {figure('exempt', all)}
        {figure('suspended', all)}
        {figure('away', all)}
        {figure('guests', null)}
      </div>
    </section>
  );
};

type Part = Counted['parts'][number];

/** One line for each part below the organisation. */
export const RollParts = ({ parts, on }: { parts: readonly Part[]; on: string }) => {
  const t = useT();
  const count = (key: keyof Counted['total']): Column<Part> => ({
    key,
    header: t(`members.count.${key}`),
    value: (row) => row[key],
    isNumber: true,
  });
  const columns: Column<Part>[] = [
    {
      key: 'name',
      header: t('members.field.organisation'),
      value: (row) => row.name,
      cell: (row) => (
        <PageLink to="/organisations/$organisationId/members" params={{ organisationId: row.organisationId }}>
          {row.name}
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'all', header: t('members.count.all'), value: (row) => row.official + row.probationary, isNumber: true },
    ...(['official', 'probationary', 'exempt', 'suspended', 'away', 'guests'] as const).map(count),
  ];
  return (
    <section className="vm-card" aria-label={t('members.count.parts')}>
      <h2>{t('members.count.parts')}</h2>
      <p className="vm-soft">{t('members.count.parts-about', { on: dayText(on) })}</p>
      <DataTable label={t('members.count.parts')} rows={parts} columns={columns} rowKey={(row) => row.organisationId} />
    </section>
  );
};
