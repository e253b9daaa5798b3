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
  all: {},
  official: { standing: 'official' },
  probationary: { standing: 'probationary' },
  exempt: { standing: 'official', state: 'exempt' },
  suspended: { standing: 'official', state: 'suspended' },
};

type FigureProps = {
  readonly scene: OrganisationScene;
  readonly name: string;
  readonly numerator: number;
  readonly denominator?: number | null;
};

/** One figure with its definition; what the list of today can show opens it. */
const Count = ({ scene, name, numerator, denominator = null }: FigureProps) => {
  const t = useT();
  const door = scene.isToday && scene.mayHere('members.list') ? doors[name] : undefined;
  return (
    <div>
      <span>{t(`members.count.${name}`)}</span>
      <Figure
        numerator={numerator}
        denominator={denominator}
        definition={t(`members.count.${name}-means`, { on: dayText(scene.on) })}
        {...(door ? { to: '/members', search: { under: scene.record.id, ...door } } : {})}
      />
    </div>
  );
};

const deducted = ['away', 'suspended', 'exempt'] as const;

/** The figures of the roll: counted membership, its two parts, and the official members down to the base of votes. */
export const RollCounts = ({ scene, counts }: { scene: OrganisationScene; counts: Counted['total'] }) => {
  const t = useT();
  const all = counts.official + counts.probationary;
  const voting = counts.official - counts.away - counts.suspended - counts.exempt;
  return (
    <section className="vm-card" aria-label={t('members.count.title')}>
      <h2>{t('members.count.title')}</h2>
      <div className="members-figures">
        <Count scene={scene} name="all" numerator={all} />
        <Count scene={scene} name="official" numerator={counts.official} denominator={all} />
        <Count scene={scene} name="probationary" numerator={counts.probationary} denominator={all} />
        {deducted.map((name) => (
          <Count key={name} scene={scene} name={name} numerator={counts[name]} denominator={counts.official} />
        ))}
        <Count scene={scene} name="voting" numerator={voting} denominator={counts.official} />
        <Count scene={scene} name="guests" numerator={counts.guests} />
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
    ...(['official', 'probationary', ...deducted, 'guests'] as const).map(count),
  ];
  return (
    <section className="vm-card" aria-label={t('members.count.parts')}>
      <h2>{t('members.count.parts')}</h2>
      <p className="vm-soft">{t('members.count.parts-about', { on: dayText(on) })}</p>
      <DataTable label={t('members.count.parts')} rows={parts} columns={columns} rowKey={(row) => row.organisationId} />
    </section>
  );
};
