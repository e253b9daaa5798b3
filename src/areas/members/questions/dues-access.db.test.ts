import type pg from 'pg';
import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import type { RoleName } from '../../../main/permissions.ts';
import { beginUnder, type Scope } from '../../../platform/access/scope.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import * as of from '../contract.ts';

// Amounts that occur nowhere else: whoever reads one of these digits has read an income or what follows from it.
const INCOME = 87_654_300;
const DUE = 876_543;
const VOLUNTARY = 918_273;
const SECRET = /87.?654.?300|876.?543|918.?273|GROUND-OF-HARDSHIP|REASON-OF-LATENESS/;

const harness = await startHarness();
const { act, ask } = harness;
harness.clock.now = new Date('2026-05-10T03:00:00Z');
const place = await loadCommune(harness);
const [cell, other] = place.cells as [OrganisationId, OrganisationId];
const may = day('2026-05-01');

const allRolesBut = async (organisationId: string, left: readonly RoleName[]): Promise<Account> => {
  const roles: RoleName[] = [
    'administrator',
    'organisation-officer',
    'committee-office',
    'committee-head',
    'cell-secretary',
    'inspection-officer',
    'dues-collector',
    'reader',
  ];
  const account = await harness.account();
  for (const role of roles.filter((one) => !left.includes(one)))
    await harness.owner.query(
      `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
       SELECT $1, $2, $3, id, pos, '[2000-01-01,)' FROM organisations.organisation WHERE id = $4`,
      [newId(), account.id, role, organisationId],
    );
  return account;
};

const collector = await harness.account({ role: 'dues-collector', organisationId: cell });
/** Everybody else who could come near: all roles above and beside, and every other role at the cell itself. */
const others: Readonly<Record<string, Account>> = {
  'all roles over the commune': await allRolesBut(place.commune, []),
  'all roles over the city': await allRolesBut(place.city, []),
  'all roles at the neighbour cell': await allRolesBut(other, []),
  'every other role at the cell': await allRolesBut(cell, ['dues-collector']),
};

const rich = await loadMember(harness, cell, { fullName: 'Nguyễn Kín Đáo' });
const ownAccount = await harness.account();
await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [ownAccount.id, rich]);
const strangerMember = await loadMember(harness, cell, { fullName: 'Trần Bên Cạnh' });
const strangerAccount = await harness.account();
await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [
  strangerAccount.id,
  strangerMember,
]);

const requestId = newId();
const declaration = { organisationId: cell, memberId: rich, group: 'insured', basis: INCOME, validFrom: may };
const declared = await harness.call(collector, of.declareDuesBasis.name, declaration, requestId);
await act(collector, of.openDuesMonth, { organisationId: cell, month: may });
await act(collector, of.openDuesMonth, { organisationId: cell, month: day('2026-04-01') });
await act(collector, of.recordPayment, {
  organisationId: cell,
  memberId: rich,
  paidOn: day('2026-05-10'),
  channel: 'cash',
  reason: 'REASON-OF-LATENESS',
  parts: [{ month: may, amount: DUE + 1000 }],
});
await act(collector, of.grantDuesWaiver, {
  organisationId: cell,
  memberId: strangerMember,
  ground: 'hardship',
  percent: 50,
  fromMonth: day('2026-06-01'),
  untilMonth: day('2026-07-01'),
  decidedOn: day('2026-05-05'),
  reason: 'GROUND-OF-HARDSHIP',
});

const questions = [
  [of.duesCells, { month: may }],
  [of.duesLedger, { organisationId: cell, month: may }],
  [of.duesPaymentsOf, { organisationId: cell, memberId: rich }],
  [of.duesSheet, { organisationId: cell, month: may, format: 'csv', language: 'vi' }],
  [of.duesOfMember, { organisationId: cell, memberId: rich }],
  [of.paidThroughOf, { organisationId: cell, memberIds: [rich] }],
  [of.duesWaivers, { month: day('2026-06-01') }],
  [of.duesRemittances, { organisationId: cell, fromMonth: may, untilMonth: may }],
  [of.duesReport, { underId: cell, fromMonth: may, untilMonth: may }],
  [of.duesArrears, { underId: cell, fromMonth: may, untilMonth: may }],
  [of.ownDues, {}],
] as const;

const readable = (answer: unknown): string => {
  const text = JSON.stringify(answer);
  const file = /"contentBase64":"([^"]*)"/.exec(text)?.[1];
  return file ? text + Buffer.from(file, 'base64').toString('utf8') : text;
};

test('the collector of the cell reads what was declared, due and paid; so does the member', async () => {
  const ledger = await ask(collector, of.duesLedger, { organisationId: cell, month: may });
  expect(ledger.lines.find((line) => line.memberId === rich)!.amounts).toMatchObject({ due: DUE, paid: DUE + 1000 });
  const one = await ask(collector, of.duesOfMember, { organisationId: cell, memberId: rich });
  expect(one.declarations).toMatchObject([{ basis: INCOME }]);
  const own = await ask(ownAccount, of.ownDues, {});
  expect(own).toMatchObject({ isMember: true, declarations: [{ basis: INCOME, isByMember: false }] });
  expect(own.months[0]!.amounts).toMatchObject({ due: DUE });
});

test.each(Object.keys(others))('%s: no question gives an income, an amount or a ground away', async (who) => {
  for (const [contract, input] of questions) {
    const outcome = await harness.call(others[who]!, contract.name, input);
    expect(readable(outcome), contract.name).not.toMatch(SECRET);
  }
});

test('every state may be seen from above, and no sum before the month is closed, nor after with fewer than five behind it', async () => {
  const above = others['all roles over the commune']!;
  const seen = () => ask(above, of.duesLedger, { organisationId: cell, month: day('2026-05-01') });
  expect(await seen()).toMatchObject({ isCollector: false, sums: { due: null, paid: null, collected: null } });
  expect((await seen()).lines.map(({ state }) => state).sort()).toEqual(['paid', 'unknown']);
  await act(collector, of.setDuesAmount, {
    organisationId: cell,
    month: may,
    memberId: strangerMember,
    expectedVersion: (await seen()).lines.find((line) => line.memberId === strangerMember)!.version,
    byHand: { amount: 10_000, reason: 'Chưa kê khai' },
  });
  const { version } = (await seen()).month!;
  const closed = await act(collector, of.closeDuesMonth, {
    organisationId: cell,
    month: may,
    expectedVersion: version,
  });
  for (const [contract, input] of questions)
    expect(readable(await harness.call(above, contract.name, input)), contract.name).not.toMatch(SECRET);
  expect(
    (await ask(above, of.duesReport, { underId: place.commune, fromMonth: may, untilMonth: may })).all,
  ).toMatchObject({
    closed: 1,
    hidden: 1,
    collected: null,
  });
  await act(collector, of.reopenDuesMonth, { organisationId: cell, month: may, expectedVersion: closed.version });
});

test('with five incomes behind it the sum of a closed month is shown; what is due not while one of them is open', async () => {
  const june = day('2026-06-01');
  harness.clock.now = new Date('2026-06-10T03:00:00Z');
  const five = await Promise.all(
    ['Một', 'Hai', 'Ba', 'Bốn', 'Năm'].map((name) => loadMember(harness, other, { fullName: `Lê Văn ${name}` })),
  );
  const beside = await harness.account({ role: 'dues-collector', organisationId: other });
  for (const memberId of five)
    await act(beside, of.declareDuesBasis, {
      organisationId: other,
      memberId,
      group: 'insured',
      basis: 10_000_000,
      validFrom: june,
    });
  await act(beside, of.openDuesMonth, { organisationId: other, month: june });
  const pay = { organisationId: other, month: june, paidOn: day('2026-06-10'), channel: 'cash' as const };
  const sums = async () =>
    (await ask(others['all roles over the commune']!, of.duesLedger, { organisationId: other, month: june })).sums;
  const first = await act(beside, of.recordMonthPayments, { ...pay, memberIds: five.slice(0, 4) });
  const one = await act(beside, of.closeDuesMonth, { organisationId: other, month: june, expectedVersion: 1 });
  expect(await sums()).toEqual({ due: null, paid: null, collected: null });
  const two = await act(beside, of.reopenDuesMonth, {
    organisationId: other,
    month: june,
    expectedVersion: one.version,
  });
  expect(first.paymentIds).toHaveLength(4);
  await act(beside, of.recordMonthPayments, { ...pay, memberIds: five.slice(4) });
  await act(beside, of.closeDuesMonth, { organisationId: other, month: june, expectedVersion: two.version });
  expect(await sums()).toEqual({ due: 500_000, paid: null, collected: 500_000 });
  harness.clock.now = new Date('2026-05-10T03:00:00Z');
});

test('another member of the cell reads only the own row', async () => {
  const own = await ask(strangerAccount, of.ownDues, {});
  expect(readable({ ...own, waivers: [] })).not.toMatch(SECRET);
  expect(own.waivers[0]!.ground).toMatchObject({ reason: 'GROUND-OF-HARDSHIP' });
});

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

const sealed = ['dues_declaration', 'dues_amount', 'dues_payment_part', 'dues_waiver_ground', 'dues_month_sum'];
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

test('a helper of the collector reads as long as the office helped is alive', async () => {
  const helper = await harness.account();
  const { rows } = await harness.owner.query(`SELECT id, org_pos FROM platform.office WHERE account_id = $1`, [
    collector.id,
  ]);
  await harness.owner.query(
    `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period, helper_for_office_id)
     VALUES ($1, $2, 'dues-collector', $3, $4, '[2000-01-01,)', $5)`,
    [newId(), helper.id, cell, rows[0].org_pos, rows[0].id],
  );
  const ledger = () => ask(helper, of.duesLedger, { organisationId: cell, month: may });
  expect((await ledger()).isCollector).toBe(true);
  await harness.owner.query('UPDATE platform.account SET disabled_at = now() WHERE id = $1', [collector.id]);
  await expect(ledger()).rejects.toThrow('not-permitted');
  await harness.owner.query('UPDATE platform.account SET disabled_at = NULL WHERE id = $1', [collector.id]);
});

test('audit and stored answers hold the amounts masked', async () => {
  expect(declared.ok).toBe(true);
  const texts = await harness.owner.query(
    `SELECT detail::text AS text FROM platform.audit_detail UNION ALL SELECT answer::text FROM platform.request
     UNION ALL SELECT payload::text FROM platform.event_outbox`,
  );
  expect(texts.rows.length).toBeGreaterThan(5);
  for (const { text } of texts.rows) expect(text).not.toMatch(SECRET);
  const again = await harness.call(collector, of.declareDuesBasis.name, declaration, requestId);
  expect(again).toEqual(declared);
});

test('a member declares for the own account, and takes back only what was declared so', async () => {
  const { declarationId } = await act(ownAccount, of.declareOwnDuesBasis, {
    group: 'insured',
    basis: INCOME,
    voluntary: VOLUNTARY,
    validFrom: day('2026-06-01'),
  });
  const own = await ask(ownAccount, of.ownDues, {});
  expect(own.declarations).toMatchObject([{ voluntary: VOLUNTARY, isByMember: true }, { isByMember: false }]);
  const byCollector = own.declarations![1]!.id;
  expect(await harness.refused(ownAccount, of.withdrawOwnDuesDeclaration, { declarationId: byCollector })).toEqual([
    'platform.not-found',
  ]);
  expect(await harness.refused(strangerAccount, of.withdrawOwnDuesDeclaration, { declarationId })).toEqual([
    'platform.not-found',
  ]);
  expect(await harness.refused(collector, of.withdrawDuesDeclaration, { organisationId: cell, declarationId })).toEqual(
    ['platform.not-found'],
  );
  await act(ownAccount, of.withdrawOwnDuesDeclaration, { declarationId });
  const nobody = await harness.account();
  expect(await ask(nobody, of.ownDues, {})).toMatchObject({ isMember: false, months: [] });
  expect(await harness.refused(nobody, of.declareOwnDuesBasis, { group: 'student', validFrom: '2026-06-01' })).toEqual([
    'members.no-own-record',
  ]);
});
