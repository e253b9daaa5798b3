import { expect, test } from 'vitest';
import { DUE, INCOME, loadDuesSecrets, may, SECRET, VOLUNTARY } from '../../../../tests/dues-secrets.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask } = harness;
const {
  place,
  cell,
  other,
  collector,
  others,
  rich,
  strangerMember,
  ownAccount,
  strangerAccount,
  requestId,
  declaration,
  declared,
} = await loadDuesSecrets(harness);

const questions = [
  [of.duesCells, { month: may }],
  [of.duesLedger, { organisationId: cell, month: may }],
  [of.duesPaymentsOf, { organisationId: cell, memberId: rich }],
  [of.exportDuesSheet, { organisationId: cell, month: may, format: 'csv', language: 'vi' }],
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
  expect(await sums()).toEqual({ due: null, paid: null, collected: null, isBehind: false });
  const two = await act(beside, of.reopenDuesMonth, {
    organisationId: other,
    month: june,
    expectedVersion: one.version,
  });
  expect(first.paymentIds).toHaveLength(4);
  await act(beside, of.recordMonthPayments, { ...pay, memberIds: five.slice(4) });
  await act(beside, of.closeDuesMonth, { organisationId: other, month: june, expectedVersion: two.version });
  expect(await sums()).toEqual({ due: 500_000, paid: null, collected: 500_000, isBehind: false });
  harness.clock.now = new Date('2026-05-10T03:00:00Z');
});

test('another member of the cell reads only the own row', async () => {
  const own = await ask(strangerAccount, of.ownDues, {});
  expect(readable({ ...own, waivers: [] })).not.toMatch(SECRET);
  expect(own.waivers[0]!.ground).toMatchObject({ reason: 'GROUND-OF-HARDSHIP' });
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
