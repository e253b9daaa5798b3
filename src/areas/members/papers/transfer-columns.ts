import type { exemptions } from '../contract/transfers-exemptions.ts';
import type { outgoingTransfers } from '../contract/transfers-moving.ts';
import type { incomingTransfers } from '../contract/transfers-receiving.ts';
import type { AskedRow, ListColumn, ListWords } from './list-columns.ts';

type Incoming = AskedRow<typeof incomingTransfers, 'rows'>;
type Outgoing = AskedRow<typeof outgoingTransfers, 'rows'>;
type Exemption = AskedRow<typeof exemptions, 'rows'>;
type Slip = Pick<Incoming | Outgoing, 'kind' | 'issuedOn' | 'presentedOn' | 'state'> & {
  readonly lateness?: Outgoing['lateness'];
  readonly isSettled?: boolean;
};

/** The state of a slip in words, late ones first, as the screen says it. */
const slipState = ({ state, presentedOn, lateness = 'none', isSettled = true }: Slip, { t }: ListWords): string => {
  if (lateness !== 'none') return t(`members.transfers.late.${lateness}`);
  if (state === 'accepted' && !isSettled) return t('members.transfers.settling');
  const isPresented = presentedOn !== null && (state === 'issued' || state === 'announced');
  return t(isPresented ? 'members.transfers.state.presented' : `members.transfers.state.${state}`);
};

const stateColumn: ListColumn<Slip> = {
  key: 'state',
  header: 'members.transfers.state',
  value: (row, { t }) => t(`members.transfers.state.${row.state}`),
  cell: slipState,
};
const issuedColumn: ListColumn<Slip> = {
  key: 'issued',
  header: 'members.transfers.issued-on',
  kind: 'day',
  width: 14,
  value: (row) => row.issuedOn,
};
const kindColumn: ListColumn<Slip> = {
  key: 'kind',
  header: 'members.transfers.kind',
  value: (row, { t }) => t(`members.transfers.kind.${row.kind}`),
};

/** Slips that came; of guests the end of the stay stands where others have the day to present. */
export const incomingColumns = (show: 'waiting' | 'guests' | 'all'): readonly ListColumn<Incoming>[] => {
  const by = (row: Incoming) => (show === 'guests' ? row.until : row.presentBy);
  return [
    { key: 'name', header: 'members.transfers.member', width: 30, value: (row) => row.fullName },
    { key: 'from', header: 'members.transfers.from', width: 34, value: (row) => row.fromName },
    { key: 'to', header: 'members.transfers.to', width: 34, value: (row) => row.cellName ?? row.toName },
    kindColumn,
    issuedColumn,
    {
      key: 'by',
      header: show === 'guests' ? 'members.transfers.until' : 'members.transfers.present-by',
      kind: 'day',
      width: 16,
      value: by,
      cell: (row, { t }) => by(row) ?? t('members.transfers.day-unknown'),
    },
    stateColumn,
  ];
};

/** Slips issued; of stays elsewhere the end of the stay stands where others have the day to present. */
export const outgoingColumns = (show: 'open' | 'overdue' | 'stays' | 'all'): readonly ListColumn<Outgoing>[] => [
  {
    key: 'name',
    header: 'members.transfers.member',
    width: 30,
    value: (row, { t }) => row.fullName ?? t('members.transfers.collective-of', { count: row.members ?? 0 }),
  },
  { key: 'from', header: 'members.transfers.from', width: 34, value: (row) => row.fromName },
  { key: 'to', header: 'members.transfers.to', width: 34, value: (row) => row.toName },
  kindColumn,
  issuedColumn,
  {
    key: 'by',
    header: show === 'stays' ? 'members.transfers.until' : 'members.transfers.present-by',
    kind: 'day',
    width: 16,
    value: (row) => (show === 'stays' ? row.until : row.presentBy),
  },
  stateColumn,
];

const exemptionState = ({ state, isRunning, isComing, returnedOn }: Exemption, { t }: ListWords): string => {
  if (state !== 'granted') return t(`members.exemptions.state.${state}`);
  if (isRunning) return t('members.exemptions.state.running');
  if (isComing) return t('members.exemptions.state.coming');
  return t(returnedOn ? 'members.exemptions.state.returned' : 'members.exemptions.state.granted');
};

const exemptionEnd = (row: Exemption) => (row.state === 'granted' ? row.until : row.wantedUntil);

/** The list of exemptions. */
export const exemptionColumns: readonly ListColumn<Exemption>[] = [
  { key: 'name', header: 'members.transfers.member', width: 30, value: (row) => row.fullName },
  { key: 'cell', header: 'members.transfers.cell', width: 34, value: (row) => row.organisationName },
  {
    key: 'ground',
    header: 'members.exemptions.ground',
    width: 34,
    value: (row, words) => row.groundName[words.language],
  },
  {
    key: 'since',
    header: 'members.exemptions.since',
    kind: 'day',
    width: 14,
    value: (row) => row.since ?? row.wantedSince,
  },
  {
    key: 'until',
    header: 'members.exemptions.until',
    kind: 'day',
    width: 16,
    value: exemptionEnd,
    cell: (row, { t }) => exemptionEnd(row) ?? t('members.exemptions.open-end'),
  },
  { key: 'paper', header: 'members.exemptions.paper', value: (row) => row.decision?.number ?? row.cellResolution },
  { key: 'state', header: 'members.transfers.state', value: exemptionState },
];
