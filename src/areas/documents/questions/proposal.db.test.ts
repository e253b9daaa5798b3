import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { candidateDesk, clockOf, openDesk, procedureDesk } from '../../../../tests/life-cycle.ts';
import { WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import { recordCellVote } from '../../members/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const at = clockOf(harness);
at('2026-03-10');
const desk = await openDesk(harness);
const cell = desk.commune.cells[0]!;

const propose = (kind: string, subjectId: string | null = null) =>
  harness.ask(desk.secretary, contract.proposal, {
    organisationId: cell,
    kind,
    body: 'cell',
    on: '2026-03-10' as never,
    subjectId,
  });

test('a resolution on an admission has the person and the recorded vote; what nobody knows stays open and is named', async () => {
  const { ready, vote, procedureOf } = await candidateDesk(desk, harness);
  const candidateId = await ready();
  await harness.act(desk.secretary, recordCellVote, (await vote(candidateId, '2026-03-02')) as never);
  const { id } = await procedureOf(candidateId);
  const { title, data, unknown, recipients } = await propose('documents.admission-cell', id);
  expect(title).toBe('Nghị quyết đề nghị kết nạp quần chúng Lê Thị Thử vào Đảng');
  expect(data).toMatchObject({
    subjectName: 'Lê Thị Thử',
    heldOn: '02/03/2026',
    base: '9',
    forVotes: '6',
    againstVotes: '2',
    blankVotes: '1',
    voteMethod: 'bỏ phiếu kín',
    forShare: '6/9 (66,7%)',
    isEnough: true,
    isNotEnough: false,
    total: '2 (2 chính thức, 0 dự bị)',
    superior: 'Đảng ủy xã Đồng Mẫu',
    assessment: WRITTEN_BY_HAND,
  });
  expect(unknown).toEqual(expect.arrayContaining(['assessment', 'chair', 'minuteTaker']));
  expect(recipients[0]).toContain('để báo cáo');
});

test('the list of the exempted comes from the records, a report of a transfer stays open without its slip', async () => {
  const { data } = await propose('documents.exemption-list');
  expect(data).toMatchObject({ asOf: '10/03/2026', count: '0', members: [] });
  const { unknown } = await propose('documents.transfer-report');
  expect(unknown).toContain('slipNumber');
});

test('a proposal to strike off names its ground and asks nothing of a person outside the own reach', async () => {
  const { removal } = procedureDesk(desk, harness) as never as {
    removal: (id: never) => Promise<{ procedureId: string }>;
  };
  const { loadMember } = await import('../../../../tests/members.ts');
  const memberId = await loadMember(harness, cell, { fullName: 'Phạm Văn Bỏ' });
  at('2026-08-10');
  const { procedureId } = await removal(memberId as never);
  const { data } = await propose('documents.strike-off-cell', procedureId);
  expect(data).toMatchObject({
    subjectName: 'Phạm Văn Bỏ',
    subjectBirth: 'ngày 15/03/1975',
    forVotes: WRITTEN_BY_HAND,
  });
  const stranger = {
    organisationId: desk.commune.neighbour,
    kind: 'documents.strike-off-cell',
    body: 'cell',
    on: '2026-08-10',
    subjectId: procedureId,
  };
  expect(await harness.refused(desk.commune.stranger, contract.proposal, stranger)).toEqual(['platform.not-found']);
});
