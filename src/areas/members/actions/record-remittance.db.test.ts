import { expect, test } from 'vitest';
import { may, openDuesOffice } from '../../../../tests/dues.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const office = await openDuesOffice(harness);
const {
  cell,
  collector,
  other,
  neighbourCollector,
  communeCollector,
  place,
  person,
  declare,
  open,
  ledger,
  lineOf,
  pay,
} = office;

test('a remittance is two rows: the one above confirms, both see it, and each step is taken back', async () => {
  const cashier = await harness.account({ role: 'dues-collector', organisationId: place.commune });
  const { remittanceId } = await act(collector, of.recordRemittance, {
    organisationId: cell,
    fromMonth: may,
    untilMonth: may,
    amount: 300_000,
    remittedOn: day('2026-05-09'),
    channel: 'cash',
  });
  await harness.runJobs();
  const above = () =>
    ask(cashier, of.duesRemittances, { organisationId: place.commune, fromMonth: may, untilMonth: may });
  const below = () => ask(collector, of.duesRemittances, { organisationId: cell, fromMonth: may, untilMonth: may });
  const [incoming] = (await above()).received;
  expect(incoming).toMatchObject({ otherId: cell, amount: 300_000, state: 'sent' });
  expect(
    await refused(collector, of.receiveRemittance, {
      remittanceId,
      expectedVersion: 1,
      receivedOn: '2026-05-10',
      amount: 1,
    }),
  ).toEqual(['platform.not-found']);
  const receipt = {
    remittanceId: incoming!.id,
    expectedVersion: incoming!.version,
    receivedOn: day('2026-05-10'),
    amount: 290_000,
  };
  const { version } = await act(cashier, of.receiveRemittance, receipt);
  await harness.runJobs();
  expect((await below()).sent[0]).toMatchObject({ state: 'received', receivedAmount: 290_000 });
  expect(await above()).toMatchObject({ cameIn: 290_000, keeps: null, passesOn: null, origin: 'pack' });
  const sent = (await below()).sent[0]!;
  expect(await refused(collector, of.withdrawRemittance, { remittanceId, expectedVersion: sent.version })).toEqual([
    'members.remittance-received-already',
  ]);
  await act(cashier, of.withdrawReceipt, { remittanceId: incoming!.id, expectedVersion: version });
  await harness.runJobs();
  await harness.runJobs();
  await act(collector, of.withdrawRemittance, { remittanceId, expectedVersion: (await below()).sent[0]!.version });
  await harness.runJobs();
  expect((await above()).received[0]).toMatchObject({ state: 'withdrawn' });
});

test('region and minimum wage: said for the commune, entered for the installation, unknown until then', async () => {
  const one = await person('Lê Nông Dân');
  await declare(one, 'uninsured');
  await open();
  expect((await lineOf(one)).amounts).toMatchObject({ rule: 'minimum-wage-not-known' });
  const { regionId } = await act(place.officer, of.setDuesRegion, {
    organisationId: place.commune,
    region: 2,
    fromMonth: day('2026-01-01'),
    source: 'Nghị định về lương tối thiểu',
  });
  expect((await ledger()).region).toBe(2);
  await act(place.cityOfficer, of.setMinimumWage, {
    region: 2,
    from: day('2026-01-01'),
    amount: 4_730_000,
    source: 'Số thử nghiệm',
  });
  await act(collector, of.refreshDuesMonth, { organisationId: cell, month: may, expectedVersion: 1 });
  expect((await lineOf(one)).amounts).toMatchObject({ due: 14_190 });
  await act(place.officer, of.withdrawDuesRegion, { regionId });
  expect((await lineOf(one)).amounts).toMatchObject({ due: 14_190, isOutdated: true });
  expect(
    await refused(place.officer, of.setMinimumWage, { region: 2, from: '2026-01-01', amount: 1, source: 'x' }),
  ).toEqual(['platform.not-permitted']);
});

test('shares and rounding are what the office entered, and fall back to the custom that ships', async () => {
  const content = {
    rounding: { unit: 1000 as const, mode: 'up' as const },
    entries: [{ types: ['residential-cell'], sectors: null, keeps: { from: 40, to: 40 } }],
  };
  const { practiceId } = await act(place.cityOfficer, of.editDuesPractice, {
    from: may,
    content,
    source: 'Công văn thử nghiệm',
  });
  const one = await person('Trần Lẻ Đồng');
  await declare(one, 'insured', 12_345_678);
  await open();
  expect((await lineOf(one)).amounts).toMatchObject({ due: 124_000 });
  await act(collector, of.recordPayment, pay(one, [['2026-05-01', 124_000]]));
  const asked = { organisationId: cell, fromMonth: may, untilMonth: may };
  expect(await ask(collector, of.duesRemittances, asked)).toMatchObject({
    cameIn: 124_000,
    passesOn: 75_000,
    origin: 'installation',
  });
  await act(place.cityOfficer, of.withdrawDuesPractice, { practiceId });
  expect(await ask(collector, of.duesRemittances, asked)).toMatchObject({ passesOn: 62_000, origin: 'pack' });
});

test('what a cell with fewer than five payers passes on is shown to the cell and to the receiver, and to nobody above', async () => {
  const one = await person('Lê Đơn Lẻ');
  await declare(one, 'insured', 10_000_000);
  await open();
  await act(collector, of.recordPayment, pay(one, [[may, 100_000]]));
  await act(collector, of.closeDuesMonth, { organisationId: cell, month: may, expectedVersion: 1 });
  const period = { fromMonth: may, untilMonth: may };
  const sent = { organisationId: cell, ...period, amount: 50_000, remittedOn: day('2026-05-09') };
  await act(collector, of.recordRemittance, { ...sent, channel: 'cash' });
  await harness.runJobs();
  const at = (organisationId: string) => harness.account({ role: 'committee-office', organisationId });
  const [below, receiver, above] = [office.secretary, await at(place.commune), await at(place.city)];
  const shown = async (account: typeof above, where: typeof cell, side: 'sent' | 'received') =>
    (await ask(account, of.duesRemittances, { organisationId: where, ...period }))[side][0]!.amount;
  expect(await shown(below, cell, 'sent')).toBe(50_000);
  expect(await shown(receiver, cell, 'sent')).toBe(50_000);
  expect(await shown(receiver, place.commune, 'received')).toBe(50_000);
  expect(await shown(above, cell, 'sent')).toBeNull();
  expect(await shown(above, place.commune, 'received')).toBeNull();
  const report = async (account: typeof above) => {
    const { cells, all, own } = await ask(account, of.duesReport, { underId: place.commune, ...period });
    return [cells[0]!.remitted, all.remitted, own.received, own.remitted];
  };
  expect(await report(receiver)).toEqual([50_000, 50_000, 0, 0]);
  expect(await report(above)).toEqual([null, 0, null, null]);
});

test('from above, what one member of a tiny cell paid does not follow from what the commune and its other cells passed on', async () => {
  const one = await person('Lê Đơn Lẻ');
  await declare(one, 'insured', 12_340_000);
  await open();
  await act(collector, of.recordPayment, pay(one, [[may, 123_400]]));
  await act(collector, of.closeDuesMonth, { organisationId: cell, month: may, expectedVersion: 1 });
  for (const name of ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu']) {
    const memberId = await person(`Phạm ${name}`, {}, other);
    const declared = { memberId, group: 'insured', basis: 10_000_000, validFrom: day('2026-02-01') };
    await act(neighbourCollector, of.declareDuesBasis, { organisationId: other, ...declared });
  }
  const month = { organisationId: other, month: may };
  await act(neighbourCollector, of.openDuesMonth, month);
  await act(neighbourCollector, of.recordMonthPayments, { ...month, paidOn: day('2026-05-10'), channel: 'cash' });
  await act(neighbourCollector, of.closeDuesMonth, { ...month, expectedVersion: 1 });
  const period = { fromMonth: may, untilMonth: may };
  const on = day('2026-05-10');
  const send = (who: typeof collector, organisationId: typeof cell, amount: number) =>
    act(who, of.recordRemittance, { organisationId, ...period, amount, remittedOn: on, channel: 'cash' });
  await send(collector, cell, 61_700);
  await send(neighbourCollector, other, 300_000);
  await harness.runJobs();
  const arrived = await ask(communeCollector, of.duesRemittances, { organisationId: place.commune, ...period });
  expect(new Set(arrived.received.map(({ amount }) => amount))).toEqual(new Set([300_000, 61_700]));
  for (const { id, version, amount } of arrived.received) {
    const receipt = { remittanceId: id, expectedVersion: version, receivedOn: on };
    await act(communeCollector, of.receiveRemittance, { ...receipt, amount: amount! });
  }
  await send(communeCollector, place.commune, 108_510);
  await harness.runJobs();
  const city = await harness.account({ role: 'committee-office', organisationId: place.city });
  const shown = async (organisationId: typeof cell) =>
    (await ask(city, of.duesRemittances, { organisationId, ...period })).sent.map(({ amount }) => amount);
  expect([await shown(cell), await shown(other), await shown(place.commune)]).toEqual([[null], [null], [108_510]]);
  const { rows } = await harness.owner.query(`
    SELECT d.detail::text AS detail FROM platform.audit_entry e JOIN platform.audit_detail d ON d.entry_id = e.id
    WHERE e.action IN ('members.record-remittance', 'members.receive-remittance')`);
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.map(({ detail }) => detail).join()).not.toMatch(/61700|300000|108510/);
});
