import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import { insertOrganisations } from '../../organisations/public.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let commune: Commune;
const hamlet = newId<OrganisationId>();
beforeAll(async () => {
  commune = await loadCommune(harness);
  await harness.load((tx) =>
    insertOrganisations(tx, [
      {
        id: hamlet,
        parentId: commune.neighbour,
        type: 'residential-cell',
        name: 'Chi bộ thôn Láng',
        from: day('2025-07-01'),
        fictional: true,
      },
    ]),
  );
});
beforeEach(() => {
  harness.clock.now = new Date('2026-10-10T05:00:00Z');
});
const links = (show: 'introduced' | 'excused' | 'not-introduced' | 'none' = 'introduced') =>
  harness.ask(commune.officer, contract.residenceLinks, { show, year: 2026 });
const guests = (show: 'introduced' | 'excused' | 'ended' = 'introduced') =>
  harness.ask(commune.stranger, contract.residenceGuests, { show, year: 2026 });

test('introduced, placed in a cell, asked, answered: each committee writes its own rows, and no count of members changes', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { fullName: 'Trần Thử Cư' });
  const before = (
    await harness.ask(commune.cityOfficer, contract.restatedCounts, {
      underId: commune.city,
      fromOn: day('2026-01-01'),
      toOn: day('2026-10-10'),
      basis: 'as-it-is-now',
    })
  ).rows;
  const to = {
    memberId: member,
    status: 'introduced' as const,
    toOrganisationId: commune.neighbour,
    introducedOn: day('2026-03-01'),
  };
  expect(await harness.refused(commune.officer, contract.introduceToResidence, { ...to, status: 'excused' })).toEqual([
    'members.link-reason-missing',
  ]);
  const { residenceLinkId } = await harness.act(commune.officer, contract.introduceToResidence, to);
  expect(await harness.refused(commune.officer, contract.introduceToResidence, to)).toEqual(['members.linked-already']);
  await harness.runJobs();
  const [guest] = (await guests()).rows;
  expect(guest).toMatchObject({
    fullName: 'Trần Thử Cư',
    fromName: 'Chi bộ thôn 1',
    organisationId: commune.neighbour,
  });
  expect(
    await harness.refused(commune.stranger, contract.placeResidenceGuest, {
      residenceGuestId: guest!.id,
      expectedVersion: 1,
      cellId: commune.cells[0]!,
    }),
  ).toEqual(['platform.not-permitted']);
  await harness.act(commune.stranger, contract.placeResidenceGuest, {
    residenceGuestId: guest!.id,
    expectedVersion: 1,
    cellId: hamlet,
  });
  const after = (
    await harness.ask(commune.cityOfficer, contract.restatedCounts, {
      underId: commune.city,
      fromOn: day('2026-01-01'),
      toOn: day('2026-10-10'),
      basis: 'as-it-is-now',
    })
  ).rows;
  expect(after).toEqual(before);

  expect(
    await harness.act(commune.officer, contract.askResidenceRemarks, {
      residenceLinkIds: [residenceLinkId],
      year: 2026,
    }),
  ).toEqual({ asked: 1 });
  expect(
    await harness.act(commune.officer, contract.askResidenceRemarks, {
      residenceLinkIds: [residenceLinkId],
      year: 2026,
    }),
  ).toEqual({ asked: 0 });
  await harness.runJobs();
  const asked = (await guests()).rows[0]!;
  expect(asked).toMatchObject({
    organisationId: hamlet,
    remark: { year: 2026, dueOn: '2026-11-30', answeredOn: null },
  });
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: hamlet });
  const answer = {
    residenceRemarkInId: asked.remark!.id,
    expectedVersion: asked.remark!.version,
    remark: 'Gương mẫu (giả định)',
    signer: 'Bí thư Chi bộ',
    answeredOn: day('2026-10-10'),
  };
  expect(await harness.refused(commune.officer, contract.answerResidenceRemark, answer)).toEqual([
    'platform.not-found',
  ]);
  await harness.act(secretary, contract.answerResidenceRemark, answer);
  await harness.runJobs();
  expect((await links()).rows[0]!.remark).toMatchObject({ remark: 'Gương mẫu (giả định)', answeredOn: '2026-10-10' });
  await harness.act(secretary, contract.withdrawResidenceAnswer, { residenceRemarkInId: answer.residenceRemarkInId });
  await harness.runJobs();
  expect((await links()).rows[0]!.remark).toMatchObject({ remark: null, answeredOn: null });

  await harness.act(commune.officer, contract.endResidenceLink, { residenceLinkId, endedOn: day('2026-10-01') });
  await harness.runJobs();
  expect((await guests('ended')).rows).toMatchObject([{ endedOn: '2026-10-01' }]);
  expect((await guests()).rows).toEqual([]);
  expect((await links('none')).rows.map((row) => row.memberId)).toContain(member);
});

test('outside the tree both ways: introduced on paper, and a remark that came on paper', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { fullName: 'Lê Thử Giấy' });
  const { residenceLinkId } = await harness.act(commune.officer, contract.introduceToResidence, {
    memberId: member,
    status: 'introduced',
    toText: 'Phường ở tỉnh khác (giả định)',
    introducedOn: day('2026-03-01'),
  });
  await harness.act(commune.officer, contract.askResidenceRemarks, { residenceLinkIds: [residenceLinkId], year: 2026 });
  const row = (await links()).rows.find((one) => one.memberId === member)!;
  await harness.act(commune.officer, contract.recordPaperRemark, {
    residenceRemarkId: row.remark!.id,
    expectedVersion: 1,
    remark: 'Tốt (giả định)',
    signer: 'Đảng ủy phường',
    answeredOn: day('2026-10-09'),
  });
  expect((await links()).rows.find((one) => one.memberId === member)!.remark).toMatchObject({
    remark: 'Tốt (giả định)',
  });

  const { residenceGuestId } = await harness.act(commune.stranger, contract.recordResidenceGuest, {
    organisationId: hamlet,
    fullName: 'Phạm Thử Khách',
    status: 'introduced',
    fromText: 'Cơ quan trung ương (giả định)',
    introducedOn: day('2026-01-15'),
    isFictional: true,
  });
  await harness.act(commune.stranger, contract.giveUnaskedRemark, {
    residenceGuestId,
    year: 2026,
    askedOn: day('2026-10-01'),
  });
  expect(
    await harness.refused(commune.stranger, contract.giveUnaskedRemark, {
      residenceGuestId,
      year: 2026,
      askedOn: day('2026-10-01'),
    }),
  ).toEqual(['members.remark-asked-already']);
  const met = () => harness.ask(commune.stranger, contract.residenceMeetings, {});
  expect((await met()).rows).toMatchObject([
    { organisationId: hamlet, guests: 1, dueOn: '2026-07-15', isOverdue: true },
  ]);
  const meeting = await harness.act(commune.stranger, contract.recordResidenceMeeting, {
    organisationId: hamlet,
    heldOn: day('2026-10-05'),
    invited: 12,
    present: 10,
  });
  expect((await met()).rows).toMatchObject([{ lastHeldOn: '2026-10-05', dueOn: '2027-04-05', isOverdue: false }]);
  await harness.act(commune.stranger, contract.withdrawResidenceMeeting, {
    residenceMeetingId: meeting.residenceMeetingId,
  });
  expect((await met()).rows).toMatchObject([{ lastHeldOn: null }]);
  await harness.act(commune.stranger, contract.endResidenceGuest, { residenceGuestId });
});

test('special duty is recorded as not introduced, with its reason and without a place', async () => {
  const member = await loadMember(harness, commune.cells[0]!, { fullName: 'Vũ Thử Riêng' });
  const input = {
    memberId: member,
    status: 'not-introduced' as const,
    introducedOn: day('2026-03-01'),
    reason: 'Nhiệm vụ đặc thù (giả định)',
  };
  expect(
    await harness.refused(commune.officer, contract.introduceToResidence, { ...input, toText: 'Nơi nào đó' }),
  ).toEqual(['members.not-introduced-anywhere']);
  const { residenceLinkId } = await harness.act(commune.officer, contract.introduceToResidence, input);
  expect((await links('not-introduced')).rows.map((row) => row.memberId)).toEqual([member]);
  expect(
    await harness.refused(commune.officer, contract.askResidenceRemarks, {
      residenceLinkIds: [residenceLinkId],
      year: 2026,
    }),
  ).toEqual(['members.not-all-linked']);
});
