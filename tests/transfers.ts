import * as contract from '../src/areas/members/contract.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import { insertOrganisations } from '../src/areas/organisations/public.ts';
import { newId } from '../src/platform/action/id.ts';
import { day } from '../src/platform/calendar/day.ts';
import { type Commune, loadCommune } from './commune.ts';
import type { Harness } from './harness.ts';

export type Transfers = {
  readonly commune: Commune;
  /** A residential cell and a school's cell of the neighbouring commune, which receives. */
  readonly far: OrganisationId;
  readonly school: OrganisationId;
  readonly slip: (memberId: contract.MemberId, more?: object) => never;
  readonly issue: (
    memberId: contract.MemberId,
    more?: object,
  ) => Promise<{ transferId: contract.TransferId; slipBoxes: number }>;
  /** The receiver's row of whoever has that name. */
  readonly received: (name: string) => Promise<{
    id: contract.TransferInId;
    version: number;
    state: string;
    memberId: string | null;
    until: string | null;
    boxes: { boxNo: number; level: string }[];
  }>;
  readonly present: (name: string, presentedOn?: string) => Promise<unknown>;
  readonly accept: (name: string, more?: object) => Promise<unknown>;
  readonly spells: (memberId: string) => Promise<Record<string, string | null>[]>;
};

/** Two communes with cells, and the steps of a transfer from the first to the second on 10 March 2026. */
export const openTransfers = async (harness: Harness): Promise<Transfers> => {
  const commune = await loadCommune(harness);
  const [far, school] = [newId<OrganisationId>(), newId<OrganisationId>()];
  const cell = (id: string, type: string, name: string) => ({
    id,
    parentId: commune.neighbour,
    type,
    name,
    from: day('2025-07-01'),
    fictional: true,
  });
  await harness.load((tx) =>
    insertOrganisations(tx, [
      cell(far, 'residential-cell', 'Chi bộ thôn Xa'),
      cell(school, 'cell', 'Chi bộ Trường Thử'),
    ]),
  );
  const slip: Transfers['slip'] = (memberId, more = {}) =>
    ({
      memberId,
      kind: 'official',
      toOrganisationId: commune.neighbour,
      reason: 'Chuyển công tác (giả định)',
      decision: { number: '5-QĐ/ĐU', decidedOn: day('2026-03-02'), issuer: 'Đảng ủy xã Đồng Mẫu (giả định)' },
      dueSince: day('2026-03-05'),
      slipNumber: '0017',
      issuedOn: day('2026-03-10'),
      duesPaidThrough: day('2026-03-01'),
      signer: 'Nguyễn Giả Định',
      ...more,
    }) as never;
  return { commune, far, school, slip, ...stepsOf(harness, commune, far, slip) };
};

const stepsOf = (harness: Harness, commune: Commune, far: OrganisationId, slip: Transfers['slip']) => {
  const received: Transfers['received'] = async (name) => {
    const { rows } = await harness.ask(commune.stranger, contract.incomingTransfers, { show: 'all' });
    const transferInId = rows.find((row) => row.fullName === name)!.id;
    return harness.ask(commune.stranger, contract.incomingTransfer, { transferInId });
  };
  return {
    received,
    issue: (memberId: contract.MemberId, more: object = {}) =>
      harness.act(commune.officer, contract.issueTransfer, slip(memberId, more)),
    present: async (name: string, presentedOn = '2026-03-10') => {
      const { id, version } = await received(name);
      const input = { transferInId: id, expectedVersion: version, presentedOn: day(presentedOn) };
      return harness.act(commune.stranger, contract.presentTransfer, input);
    },
    accept: async (name: string, more: object = {}) => {
      const { id, version } = await received(name);
      const input = { transferInId: id, expectedVersion: version, cellId: far, acceptedOn: day('2026-03-10'), ...more };
      return harness.act(commune.stranger, contract.acceptTransfer, input);
    },
    spells: async (memberId: string) =>
      (
        await harness.owner.query(
          `SELECT org_id AS at, kind, until_day::text AS until, began_by, ended_by, transfer_id FROM members.membership
           WHERE member_id = $1 ORDER BY since_day, kind`,
          [memberId],
        )
      ).rows as Record<string, string | null>[],
  };
};
