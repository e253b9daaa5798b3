import { dayText } from '../../../web/day-text.ts';
import type { BigColumn } from '../../../web/kit/big-list.tsx';
import { useT } from '../../../web/messages.ts';
import type { HygieneKind, HygieneRow } from '../contract/hygiene.ts';
import { useHygieneWords } from './hygiene-words.ts';

const shown = (on: HygieneRow['endsOn']): string => (on ? dayText(on) : '');

/** What each list has to say beside the name and the cell. */
const keysOf: Readonly<Record<HygieneKind, readonly string[]>> = {
  'missing-data': ['details'],
  'dates-contradict': ['details'],
  probation: ['details', 'since', 'day', 'settle'],
  transfer: ['details', 'since', 'settle'],
  exemption: ['details', 'since', 'day'],
  'dues-silence': ['months', 'since'],
  'dues-though-gone': ['details', 'months', 'since'],
  supplement: [],
};

/** Columns of one hygiene list; those of no use to it can still be chosen. */
export const useHygieneColumns = (kind: HygieneKind): readonly BigColumn<HygieneRow>[] => {
  const t = useT();
  const { detailWord } = useHygieneWords();
  const used = keysOf[kind];
  const column = (key: string, cell: BigColumn<HygieneRow>['cell'], more: Partial<BigColumn<HygieneRow>> = {}) => ({
    key,
    header: t(`members.hygiene-column.${key}`),
    cell,
    ...more,
  });
  const all: BigColumn<HygieneRow>[] = [
    column('name', (row) => row.fullName, { isSortable: true, onCard: 'title', rem: 13 }),
    column('cell', (row) => row.organisationName, { rem: 13 }),
    column('details', (row) => row.details.map(detailWord).join('; '), { rem: 18 }),
    column('months', (row) => row.months, { isNumber: true, rem: 7 }),
    column('since', (row) => shown(row.sinceOn), { rem: 8 }),
    column('day', (row) => shown(row.endsOn), { isSortable: true, rem: 8 }),
    column('settle', (row) => shown(row.settleBy), { rem: 10 }),
    column('standing', (row) => row.standing && t(`members.standing.${row.standing}`), { rem: 8 }),
    column('state', (row) => row.state && t(`members.state.${row.state}`), { rem: 9 }),
  ];
  return all
    .filter(({ key }) => used.includes(key) || !['details', 'months', 'since', 'day', 'settle'].includes(key))
    .map((one) => (['standing', 'state'].includes(one.key) ? { ...one, isExtra: true } : one));
};
