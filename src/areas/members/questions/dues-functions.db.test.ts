import type pg from 'pg';
import { expect, test } from 'vitest';
import { loadDuesSecrets, may } from '../../../../tests/dues-secrets.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { beginUnder, type Scope } from '../../../platform/access/scope.ts';
import { newId } from '../../../platform/action/id.ts';

const harness = await startHarness();
const { place, cell, other, collector, others, rich } = await loadDuesSecrets(harness);

const rangeOf = async (organisationId: string) => {
  const { rows } = await harness.owner.query(
    'SELECT pos AS lo, pos_end AS hi FROM organisations.organisation WHERE id = $1',
    [organisationId],
  );
  return rows[0] as { lo: number; hi: number };
};

const under = async (scope: Scope, account: Account, work: (client: pg.PoolClient) => Promise<void>) => {
  const client = await harness.program.pools[scope.role].connect();
  try {
    await client.query(beginUnder(scope, account.id, { readOnly: false }));
    await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

const sealed = [
  ...['dues_declaration', 'dues_amount', 'dues_payment_part', 'dues_waiver_ground'],
  ...['dues_published', 'dues_published_part'],
];
const scopes = async (): Promise<Scope[]> => [
  { role: 'app_scoped', ranges: [await rangeOf(cell)] },
  { role: 'app_offices', ranges: [await rangeOf(cell), await rangeOf(other)] },
  { role: 'app_all' },
  { role: 'app_self' },
];

test('no request role reads or writes a sealed table, not even the collector past the functions', async () => {
  for (const scope of await scopes()) {
    for (const table of sealed) {
      for (const statement of [
        `SELECT * FROM members.${table}`,
        `DELETE FROM members.${table}`,
        `TRUNCATE members.${table}`,
      ]) {
        const tried = under(scope, collector, async (client) => void (await client.query(statement)));
        await expect(tried, `${scope.role}: ${statement}`).rejects.toMatchObject({ code: '42501' });
      }
    }
  }
});

const reads = [
  [`SELECT * FROM members.dues_roll($1, '2026-05-01', '2026-05-01')`, 1],
  [`SELECT * FROM members.dues_lines($1, NULL, NULL)`, 1],
  [`SELECT * FROM members.dues_payment_parts($1, $2)`, 2],
  [`SELECT * FROM members.dues_declarations_of($1, '2026-05-10', $2)`, 2],
  [`SELECT * FROM members.dues_waiver_grounds(ARRAY(SELECT id FROM members.dues_waiver WHERE org_id = $1))`, 1],
  [`SELECT s FROM members.dues_received($1, '2026-05-01', '2026-05-01') AS s WHERE s IS NOT NULL`, 1],
] as const;
const rowsOf = async (scope: Scope, account: Account, [text, count]: (typeof reads)[number]): Promise<number> => {
  let found = 0;
  await under(scope, account, async (client) => {
    found = (await client.query(text, [cell, rich].slice(0, count))).rows.length;
  });
  return found;
};

test('each function gives rows to the collector of the cell, and none to an account above, in whatever role and scope', async () => {
  const own: Scope = { role: 'app_scoped', ranges: [await rangeOf(cell)] };
  const above = [
    [{ role: 'app_scoped', ranges: [await rangeOf(place.commune)] }, others['all roles over the commune']!],
    [{ role: 'app_all' }, others['all roles over the city']!],
    [own, others['every other role at the cell']!],
    [own, others['all roles at the neighbour cell']!],
    // The right account, but the call reaches another cell.
    [{ role: 'app_scoped', ranges: [await rangeOf(other)] }, collector],
  ] as const;
  for (const read of reads) {
    expect(await rowsOf(own, collector, read), read[0]).toBeGreaterThan(0);
    for (const [scope, account] of above) expect(await rowsOf(scope, account, read), read[0]).toBe(0);
  }
});

test('nobody above writes an entry, a payment, a declaration or a ground by calling the functions directly', async () => {
  const whole: Scope = { role: 'app_all' };
  const account = others['all roles over the city']!;
  const line = {
    id: newId(),
    memberId: rich,
    month: '2026-08-01',
    kind: 'official',
    standing: 'due',
    due: 1,
    isFromIncome: false,
  };
  await under(whole, account, async (client) => {
    const rows = async (text: string, values: unknown[]) => (await client.query(text, values)).rows;
    expect(await rows('SELECT * FROM members.put_dues_entries($1, $2::jsonb)', [cell, JSON.stringify([line])])).toEqual(
      [],
    );
    expect(
      await rows(`SELECT members.put_dues_declaration($1, '2026-05-10', $2::jsonb) AS done`, [
        cell,
        JSON.stringify({ id: newId(), memberId: rich, validFrom: '2026-05-01', group: 'student' }),
      ]),
    ).toEqual([{ done: false }]);
    expect(await rows('SELECT * FROM members.put_dues_payments($1, $2::jsonb)', [cell, '[]'])).toEqual([]);
    expect(await rows('SELECT members.drop_dues_entries($1, $2) AS n', [cell, may])).toEqual([{ n: 0 }]);
  });
});

test('an office that ended, or an account that was disabled, reads nothing any more', async () => {
  const former = await harness.account({
    role: 'dues-collector',
    organisationId: cell,
    period: '[2020-01-01,2026-01-01)',
  });
  const own: Scope = { role: 'app_scoped', ranges: [await rangeOf(cell)] };
  const disabled = await harness.account({ role: 'dues-collector', organisationId: cell });
  await harness.owner.query('UPDATE platform.account SET disabled_at = now() WHERE id = $1', [disabled.id]);
  for (const read of reads)
    for (const account of [former, disabled]) expect(await rowsOf(own, account, read), read[0]).toBe(0);
});

test('a collector enters nobody who was not on the roll of the cell in that month', async () => {
  const own: Scope = { role: 'app_scoped', ranges: [await rangeOf(cell)] };
  const elsewhere = await loadMember(harness, other, { fullName: 'Lê Nơi Khác' });
  const line = { month: '2026-08-01', kind: 'official', standing: 'due', due: 1, isFromIncome: false };
  const lines = [elsewhere, rich].map((memberId) => ({ ...line, id: newId(), memberId }));
  await under(own, collector, async (client) => {
    await client.query('SELECT * FROM members.put_dues_entries($1, $2::jsonb)', [cell, JSON.stringify(lines)]);
    const { rows } = await client.query(`SELECT member_id FROM members.dues_entry WHERE month = '2026-08-01'`);
    expect(rows).toEqual([{ member_id: rich }]);
  });
});

test('a collector records a payment only for a member with an entry of the cell in every month paid for', async () => {
  const own: Scope = { role: 'app_scoped', ranges: [await rangeOf(cell)] };
  const elsewhere = await loadMember(harness, other, { fullName: 'Lê Chỗ Khác' });
  const line = { fromMonth: may, untilMonth: may, paidOn: '2026-05-10', channel: 'cash' };
  const lines = [
    { ...line, id: newId(), memberId: elsewhere, parts: [{ month: may, amount: 1000 }] },
    {
      ...line,
      id: newId(),
      memberId: rich,
      parts: ['2026-05-01', '2030-01-01'].map((month) => ({ month, amount: 1 })),
    },
    { ...line, id: newId(), memberId: rich, parts: [{ month: may, amount: 1 }] },
  ];
  await under(own, collector, async (client) => {
    const put = await client.query('SELECT id FROM members.put_dues_payments($1, $2::jsonb)', [
      cell,
      JSON.stringify(lines),
    ]);
    expect(put.rows).toEqual([{ id: lines[2]!.id }]);
    const { rows } = await client.query('SELECT id FROM members.dues_payment WHERE id = ANY ($1)', [
      lines.map(({ id }) => id),
    ]);
    expect(rows).toEqual(put.rows);
  });
});

test('a former cell reads no declaration by naming a day on which the member was there', async () => {
  const own: Scope = { role: 'app_scoped', ranges: [await rangeOf(cell)] };
  const read = async () => [
    await rowsOf(own, collector, [`SELECT * FROM members.dues_declarations_of($1, '2026-05-10', $2)`, 2] as never),
    await rowsOf(own, collector, [
      `SELECT * FROM members.dues_roll($1, '2030-01-01', '2026-05-10') WHERE member_id = $2`,
      2,
    ] as never),
  ];
  expect((await read()).every((count) => count > 0)).toBe(true);
  await harness.owner.query(
    `UPDATE members.membership SET until_day = '2026-06-01', ended_by = 'transfer' WHERE member_id = $1`,
    [rich],
  );
  expect(await read()).toEqual([0, 0]);
  await harness.owner.query(
    `UPDATE members.membership SET until_day = 'infinity', ended_by = NULL WHERE member_id = $1`,
    [rich],
  );
});

test('the region of an organisation is told in its scope alone', async () => {
  await harness.owner.query(
    `INSERT INTO members.dues_region (id, org_id, org_pos, region, from_month, source, entered_by)
     SELECT $1, id, pos, 2, '2026-01-01', 'Nghị định', $2 FROM organisations.organisation WHERE id = $3`,
    [newId(), collector.id, place.commune],
  );
  for (const [where, count] of [
    [cell, 1],
    [other, 0],
  ] as const)
    await under({ role: 'app_scoped', ranges: [await rangeOf(where)] }, collector, async (client) => {
      const { rows } = await client.query(`SELECT * FROM members.dues_regions_of(ARRAY[$1]::uuid[], $2)`, [cell, may]);
      expect(rows.length).toBe(count);
    });
});

test('a restricted organisation is counted for its own scope alone', async () => {
  await harness.owner.query('UPDATE organisations.organisation SET restricted = true WHERE id = $1', [other]);
  const counted = async (organisationId: string) => {
    let found: unknown[] = [];
    await under({ role: 'app_scoped', ranges: [await rangeOf(organisationId)] }, collector, async (client) => {
      found = (await client.query(`SELECT org_id FROM members.counted_on($1::uuid[], '2026-05-10')`, [[other]])).rows;
    });
    return found;
  };
  expect(await counted(cell)).toEqual([]);
  expect(await counted(other)).toEqual([{ org_id: other }]);
});
