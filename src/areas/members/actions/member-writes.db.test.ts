import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember, testSecrets } from '../../../../tests/members.ts';
import { beginUnder } from '../../../platform/access/scope.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { renamePersons } from '../../organisations/public.ts';
import { openSealedValue } from '../questions/open-sealed-value.ts';
import { makeOfficial, moveMembers, setMemberState } from './member-writes.ts';
import { putSealedValues } from './sealed-values.ts';

const harness = await startHarness();
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
});

const one = async (query: string, ...values: unknown[]) => (await harness.owner.query(query, values)).rows;
const spells = (memberId: string) =>
  one(
    `SELECT org_id, kind, since_day::text, until_day::text, began_by, ended_by, full_name, standing, official_on::text
     FROM members.membership WHERE member_id = $1 ORDER BY since_day`,
    memberId,
  );

test('a move ends one spell and begins the next on the same day, and takes the person along', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { fullName: 'Trần Thử Bình' });
  await harness.load((tx) =>
    moveMembers(tx, [
      {
        memberId: member,
        organisationId: commune.cells[1]!,
        on: day('2026-03-01'),
        beganBy: 'transfer',
        endedBy: 'transfer',
      },
    ]),
  );
  expect(await spells(member)).toMatchObject([
    { org_id: commune.cells[0], since_day: '2025-07-01', until_day: '2026-03-01', ended_by: 'transfer' },
    { org_id: commune.cells[1], since_day: '2026-03-01', until_day: 'infinity', began_by: 'transfer', ended_by: null },
  ]);
  const [row] = await one(
    'SELECT m.org_id AS at, p.org_id AS home, p.kept_by FROM members.member m JOIN organisations.person p ON p.id = m.person_id WHERE m.id = $1',
    member,
  );
  expect(row).toEqual({ at: commune.cells[1], home: commune.cells[1], kept_by: 'members' });
});

test('a new name of the person reaches the record and every spell', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { fullName: 'Lê Thử Cũ' });
  const [{ person_id }] = await one('SELECT person_id FROM members.member WHERE id = $1', member);
  await harness.load((tx) => renamePersons(tx, [{ personId: person_id, fullName: 'Lê Thị Thử Mới' }]));
  const [row] = await one('SELECT full_name, sort_name, folded_sort FROM members.member WHERE id = $1', member);
  expect(row).toEqual({ full_name: 'Lê Thị Thử Mới', sort_name: 'Mới  Thị Thử  Lê', folded_sort: 'moi thi thu le' });
  expect(await spells(member)).toMatchObject([{ full_name: 'Lê Thị Thử Mới' }]);
});

test('leaving ends the spells; recognition is written in record and spell', async () => {
  const member = await loadMember(harness, commune.cells[0]!, {
    standing: 'probationary',
    dates: {
      admissionDecidedOn: day('2025-08-01'),
      admittedOn: day('2025-08-19'),
      officialOn: null,
      recognitionDecidedOn: null,
    },
  });
  await harness.load((tx) =>
    makeOfficial(tx, { memberId: member, officialOn: day('2026-08-19'), decidedOn: day('2026-09-10') }),
  );
  expect(await spells(member)).toMatchObject([{ standing: 'official', official_on: '2026-08-19' }]);
  await harness.load((tx) => setMemberState(tx, { memberId: member, state: 'deceased', since: day('2026-10-02') }));
  expect(await spells(member)).toMatchObject([{ until_day: '2026-10-02', ended_by: 'death' }]);
});

/** Runs as the request role over one organisation, as a call would. */
const under = async <T>(
  organisationId: string,
  work: (query: (text: string, values?: unknown[]) => Promise<T[]>) => Promise<unknown>,
) => {
  const [{ pos, pos_end }] = await one(
    'SELECT pos, pos_end FROM organisations.organisation WHERE id = $1',
    organisationId,
  );
  const client = await harness.program.pools.app_scoped.connect();
  try {
    await client.query(
      beginUnder({ role: 'app_scoped', ranges: [{ lo: pos, hi: pos_end }] }, commune.officer.id, { readOnly: false }),
    );
    return await work(async (text, values = []) => (await client.query(text, values)).rows as T[]);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

test('sealed values are reached through the functions only, inside the scope only', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { personalId: '001075000001', oldCard: '01234567' });
  const mac = testSecrets.wholeMac('personal-id', '001075000001');
  const tail = testSecrets.tailMac('old-card', '01234567');
  const inside = async () => {
    await under(commune.commune, async (query) => {
      expect(await query('SELECT member_id FROM members.members_by_mac($1, true)', [[mac]])).toEqual([
        { member_id: member },
      ]);
      expect(await query('SELECT member_id FROM members.members_by_mac($1, false)', [[tail]])).toEqual([
        { member_id: member },
      ]);
      const [opened] = (await query('SELECT * FROM members.open_sealed_value($1, $2, $3, $4)', [
        newId(),
        member,
        'personal-id',
        'đối chiếu hồ sơ',
      ])) as { id: string; key_id: string; sealed: Buffer }[];
      expect(openSealedValue(testSecrets, { ...opened!, kind: 'personal-id', keyId: opened!.key_id })).toBe(
        '001075000001',
      );
      expect(await query('SELECT reason FROM members.reveal WHERE member_id = $1', [member])).toEqual([
        { reason: 'đối chiếu hồ sơ' },
      ]);
    });
  };
  await inside();
  await under(commune.neighbour, async (query) => {
    expect(await query('SELECT * FROM members.members_by_mac($1, true)', [[mac]])).toEqual([]);
    expect(
      await query('SELECT * FROM members.open_sealed_value($1, $2, $3, $4)', [newId(), member, 'personal-id', 'x']),
    ).toEqual([]);
    expect(
      await query('SELECT * FROM members.sealed_values_for_export($1, $2, $3)', [
        [member],
        ['personal-id'],
        'đối chiếu',
      ]),
    ).toEqual([]);
    const line = [{ id: newId(), member_id: member, kind: 'personal-id', key_id: 'k', sealed: 'AA==' }];
    expect(await query('SELECT members.put_sealed_values($1::jsonb) AS n', [JSON.stringify(line)])).toEqual([{ n: 0 }]);
    expect(await query('SELECT id FROM members.member WHERE id = $1', [member])).toEqual([]);
  });
  await under(commune.commune, async (query) => {
    await expect(query('SELECT * FROM members.sealed_value')).rejects.toMatchObject({ code: '42501' });
  });
  expect(JSON.stringify(await one('SELECT encode(sealed, $1) AS s FROM members.sealed_value', 'escape'))).not.toContain(
    '001075000001',
  );
});

test('a second value of a kind supersedes the first', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { personalId: '001075000002' });
  await harness.load((tx) =>
    putSealedValues(tx, testSecrets, [{ memberId: member, kind: 'personal-id', text: '001075000003' }]),
  );
  const rows = await one(
    'SELECT superseded_at IS NULL AS live FROM members.sealed_value WHERE member_id = $1 ORDER BY entered_at',
    member,
  );
  expect(rows).toEqual([{ live: false }, { live: true }]);
});
