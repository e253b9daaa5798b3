import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { ReorganisationPlan } from '../contract/reorganisation.ts';
import type { Preview } from './reorganisation-draft.ts';

type LinkRow = {
  readonly key: string;
  readonly before: string;
  readonly parent: string | null;
  readonly after: string;
  readonly extent: 'whole' | 'part';
  readonly share: string | null;
};

const rowsOf = (preview: Preview, plan: ReorganisationPlan): LinkRow[] => {
  const before = new Map(preview.before.map((unit) => [unit.id, unit]));
  const after = new Map(preview.after.map((unit) => [unit.key, unit.name]));
  return plan.links.map(({ beforeId, afterKey, extent, share }, index) => ({
    key: String(index),
    before: before.get(beforeId)?.name ?? '',
    parent: before.get(beforeId)?.parentName ?? null,
    after: after.get(afterKey) ?? '',
    extent,
    share: share ? `${share.numerator}/${share.denominator}` : null,
  }));
};

/** Every link of a plan: which old unit goes to which new one, whole or in part, with the stated share or that none is known. */
export const LinkTable = ({ preview, plan }: { preview: Preview; plan: ReorganisationPlan }) => {
  const t = useT();
  const rows = rowsOf(preview, plan);
  const shareOf = (row: LinkRow): string | null =>
    row.extent === 'part' ? (row.share ?? t('organisations.share.unknown')) : null;
  const columns: readonly Column<LinkRow>[] = [
    { key: 'before', header: t('organisations.events.before'), value: (row) => row.before, onCard: 'title' },
    { key: 'parent', header: t('organisations.import.parent'), value: (row) => row.parent },
    { key: 'after', header: t('organisations.events.after'), value: (row) => row.after },
    {
      key: 'extent',
      header: t('organisations.events.extent'),
      value: (row) => t(`organisations.extent.${row.extent}`),
    },
    {
      key: 'share',
      header: t('organisations.events.share'),
      value: shareOf,
      cell: (row) =>
        row.extent === 'part' && row.share === null ? <Status level="unknown">{shareOf(row)}</Status> : shareOf(row),
    },
  ];
  const chips = [
    { key: 'part', label: t('organisations.extent.part'), test: (row: LinkRow) => row.extent === 'part' },
    {
      key: 'unknown',
      label: t('organisations.share.unknown'),
      test: (row: LinkRow) => row.extent === 'part' && row.share === null,
    },
  ].filter((chip) => rows.some(chip.test));
  return (
    <DataTable
      label={t('organisations.reorganise.links')}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.key}
      chips={chips}
    />
  );
};
