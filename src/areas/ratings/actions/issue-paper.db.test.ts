import { describe, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openRatedCell, subjectNamed } from '../../../../tests/rated-cell.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-12-10T05:00:00Z');
const { act, refused } = harness;
const { officer, stranger, commune, first, secretary, reader, seasonId } = await openRatedCell(harness, '2026-12-10');
const version = (title: string) => subjectNamed(harness, title);
const today = day('2026-12-10');

describe('issuing', () => {
  const issue = (more: object, who = secretary) =>
    act(who, contract.issuePaper, {
      seasonId,
      organisationId: first,
      issuedOn: today,
      withoutTerm: true,
      ...more,
    } as never);
  const refusedIssue = (more: object, who = secretary) =>
    refused(who, contract.issuePaper, {
      seasonId,
      organisationId: first,
      issuedOn: today,
      withoutTerm: true,
      ...more,
    } as never);
  const kept = async (id: string) => {
    const { rows } = await harness.owner.query(
      'SELECT state, number, symbol, org_id, source_id, filled::text AS filled FROM documents.paper WHERE id = $1',
      [id],
    );
    return rows[0];
  };
  const signer = { post: 'Bí thư', name: 'Trần Thị Ký' };

  test('minutes of counting get a number of the register and are kept as issued, once', async () => {
    const { paperId, number } = await issue({ kind: 'tally-minutes' });
    expect(number).toMatch(/^\d+-BB\/CB$/);
    const paper = await kept(paperId);
    expect(paper).toMatchObject({ state: 'issued', org_id: first, source_id: seasonId });
    expect(paper.filled).toContain('Trần Văn Bình');
    expect(await refusedIssue({ kind: 'tally-minutes' })).toEqual(['ratings.paper-issued-already']);
  });

  test('not before the vote it tells of, and not without who signs', async () => {
    expect(await refusedIssue({ kind: 'tally-minutes', issuedOn: day('2026-12-09') })).toContain(
      'ratings.paper-before-its-content',
    );
    expect(await refusedIssue({ kind: 'decision-list' })).toEqual(['documents.signer-missing']);
    const { number } = await issue({ kind: 'decision-list', signer });
    expect(number).toBeNull();
  });

  test('a notice is of the opener, of one subject, with the decision as it stands', async () => {
    const { subjectId } = await version('Lê Thị An');
    const notice = { kind: 'result-notice', subjectId, signer };
    expect(await refusedIssue(notice)).toEqual(['ratings.paper-of-opener']);
    expect(await refusedIssue({ ...notice, organisationId: commune })).toEqual(['platform.not-permitted']);
    expect(await refusedIssue({ ...notice, subjectId: null })).toEqual(['ratings.notice-is-of-one']);
    const { paperId, number } = await issue({ ...notice, organisationId: commune }, officer);
    expect(number).toMatch(/^\d+-TB\/ĐU$/);
    expect((await kept(paperId)).filled).toContain('Quyết định số 12-QĐ/ĐU ngày 10/12/2026 của Đảng ủy xã Đồng Mẫu');
  });

  test('a neighbour and a reader of figures issue nothing', async () => {
    for (const who of [stranger, reader])
      expect(await refusedIssue({ kind: 'tally-minutes' }, who)).toEqual(['platform.not-permitted']);
  });
});
