import { describe, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { lettersOf, readPdf } from '../../../../tests/papers/printed-file.ts';
import { openRatedCell, subjectNamed } from '../../../../tests/rated-cell.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-12-10T05:00:00Z');
const { act, refused } = harness;
const { officer, stranger, commune, first, secretary, reader, seasonId } = await openRatedCell(harness, '2026-12-10');
const version = (title: string) => subjectNamed(harness, title);
const today = day('2026-12-10');

const kept = async (id: string) => {
  const { rows } = await harness.owner.query(
    'SELECT state, number, symbol, org_id, source_id, filled::text AS filled FROM documents.paper WHERE id = $1',
    [id],
  );
  return rows[0];
};

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
    const { rows } = await harness.owner.query('SELECT title FROM documents.paper WHERE id = $1', [paperId]);
    expect(rows[0].title).toMatch(/ – Lê Thị An$/);
    expect((await kept(paperId)).filled).toContain('Quyết định số 12-QĐ/ĐU ngày 10/12/2026 của Đảng ủy xã Đồng Mẫu');
  });

  const faceOf = async (who = officer) =>
    (await harness.ask(who, contract.oneSubject, { subjectId: (await version('Lê Thị An')).subjectId })).notice;
  const printed = async (more: object = {}, who = officer) => {
    const of = { seasonId, organisationId: first, ...more };
    const file = await act(who, contract.printPapers, of as never);
    const { pages } = await readPdf(new Uint8Array(Buffer.from(file.contentBase64, 'base64')));
    return pages.join(' ');
  };

  test('what was issued is shown on the page of the subject and printed with its number and day, no second draft of it', async () => {
    expect(await faceOf()).toMatchObject({ number: '01-TB/ĐU', issuedOn: today, state: 'issued' });
    const { subjectId } = await version('Lê Thị An');
    const one = await printed({ subjectId, kinds: ['result-notice'] });
    expect(one).toContain(lettersOf('01-TB/ĐU'));
    expect(one).not.toContain(lettersOf('DỰ THẢO'));
    const set = await printed();
    for (const number of ['01-TB/ĐU', '01-BB/CB']) expect(set).toContain(lettersOf(number));
    const minutes = await printed({ kinds: ['tally-minutes'] }, secretary);
    expect(minutes).toContain(lettersOf('01-BB/CB'));
    expect(minutes).not.toContain(lettersOf('DỰ THẢO'));
    const word = await act(officer, contract.printPapers, {
      ...{ seasonId, organisationId: first, subjectId, kinds: ['result-notice'], format: 'docx' },
    } as never);
    expect(word.fileName).toBe('thong-bao-so-01-tb-du-2026-12-10.docx');
  });

  test('a notice that was withdrawn is shown as such, and may be issued anew', async () => {
    const { paperId } = (await faceOf())!;
    const undo = { organisationId: commune, paperIds: [paperId], reason: 'Ban hành nhầm', withdrawnOn: today };
    await act(officer, contract.withdrawNotices, undo as never);
    expect(await faceOf()).toMatchObject({ number: '01-TB/ĐU', state: 'withdrawn' });
    const { subjectId } = await version('Lê Thị An');
    expect(await printed({ subjectId, kinds: ['result-notice'] })).toContain(lettersOf('DỰ THẢO'));
    const notice = { kind: 'result-notice', subjectId, signer, organisationId: commune };
    expect(await issue(notice, officer)).toMatchObject({ number: '02-TB/ĐU' });
    expect(await faceOf()).toMatchObject({ number: '02-TB/ĐU', state: 'issued' });
  });

  test('a neighbour and a reader of figures issue nothing', async () => {
    for (const who of [stranger, reader])
      expect(await refusedIssue({ kind: 'tally-minutes' }, who)).toEqual(['platform.not-permitted']);
  });
});

describe('notices of a whole unit in one act', () => {
  const of = { seasonId, organisationId: commune, unitId: commune };
  const counts = () => harness.ask(officer, contract.noticesToIssue, of);
  const shown = async () => (await counts()).subjectIds;
  const issueAll = async (more: object = {}, who = officer) =>
    act(who, contract.issueNotices, {
      ...of,
      expected: await shown(),
      issuedOn: today,
      withoutTerm: true,
      signer,
      ...more,
    } as never);
  const refusedAll = async (more: object, who = officer) =>
    refused(who, contract.issueNotices, {
      ...of,
      ...{ expected: await shown(), issuedOn: today, withoutTerm: true, signer },
      ...more,
    } as never);
  const signer = { post: 'Bí thư', name: 'Trần Thị Ký', personId: null };
  const states = async () => {
    const { rows } = await harness.owner.query(
      `SELECT number, state FROM documents.paper WHERE kind = 'ratings.result-notice' AND org_id = $1 ORDER BY number`,
      [commune],
    );
    return rows.map(({ number, state }) => `${number} ${state}`);
  };

  test('it is said before how many there are: one has a notice, one is set aside, the others have no result', async () => {
    expect(await counts()).toMatchObject({ toIssue: 1, issued: 1, undecided: 7, notBefore: today });
    // As many as are to be issued, but somebody else.
    const { subjectId } = await version('Lê Thị An');
    expect(await refusedAll({ expected: [subjectId] })).toEqual(['ratings.notices-changed']);
    expect(await refusedAll({ issuedOn: day('2026-12-09') })).toEqual(['ratings.paper-before-its-content']);
    expect(await refusedAll({ organisationId: first }, secretary)).toEqual(['ratings.paper-of-opener']);
    expect(await refusedAll({}, secretary)).toEqual(['platform.not-permitted']);
  });

  test('numbers run in sequence; who has a notice gets no other, and the whole act is taken back with its numbers kept', async () => {
    const decision = { number: '13-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
    const lines = [];
    for (const title of ['Trần Văn Bình', 'Phạm Thị Cúc'])
      lines.push({ ...(await version(title)), level: 'good', aheadReason: 'Đủ hồ sơ, họp gộp' });
    await act(officer, contract.decideLevel, { lines, decision } as never);
    const issued = await issueAll();
    expect(issued).toMatchObject({ first: '03-TB/ĐU', last: '05-TB/ĐU', left: 0 });
    expect((await kept(issued.paperIds[0]!)).filled).toContain('Trần Văn Bình');
    const [someone] = lines;
    expect(await refusedAll({ expected: [someone!.subjectId] })).toEqual(['ratings.no-notice-to-issue']);
    const undo = { paperIds: issued.paperIds, reason: 'Ban hành nhầm', withdrawnOn: today };
    expect(await refused(secretary, contract.withdrawNotices, { ...undo, organisationId: first } as never)).toEqual([
      'platform.not-found',
    ]);
    await act(officer, contract.withdrawNotices, { ...undo, organisationId: commune } as never);
    expect(await states()).toEqual(['1 withdrawn', '2 issued', '3 withdrawn', '4 withdrawn', '5 withdrawn']);
    expect(await counts()).toMatchObject({ toIssue: 3, issued: 1 });
    expect(await issueAll()).toMatchObject({ first: '06-TB/ĐU', last: '08-TB/ĐU' });
  });

  const decide = async (number: string, level: string) =>
    act(officer, contract.decideLevel, {
      lines: [{ ...(await version('Trần Văn Bình')), level, aheadReason: 'Đủ hồ sơ', leavingReason: 'Thống nhất' }],
      decision: { number, decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' },
    } as never);
  const noticeOf = async (title: string) => {
    const { subjectId } = await version(title);
    const { rows } = await harness.owner.query<{ id: string }>(
      `SELECT id FROM documents.paper WHERE source_id = $1 AND state = 'issued' ORDER BY number`,
      [subjectId],
    );
    return rows.map(({ id }) => id);
  };

  test('a result whose notice is out is not taken back and not opened again before the notice is withdrawn', async () => {
    const why = 'Nhập nhầm';
    const taken = async () => ({ ...(await version('Trần Văn Bình')), why });
    expect(await refused(officer, contract.takeBackDecision, await taken())).toEqual(['ratings.notice-is-out']);
    const many = { subjects: [await version('Trần Văn Bình')], why };
    expect(await refused(officer, contract.takeBackDecisions, many)).toEqual(['ratings.notice-is-out']);
    const reopened = { ...(await taken()), finding: 'Kết luận 01-KL/UBKT', on: today };
    expect(await refused(officer, contract.reopenRating, reopened)).toEqual(['ratings.notice-is-out']);

    const paperIds = await noticeOf('Trần Văn Bình');
    const undo = { organisationId: commune, paperIds, reason: 'Quyết định nhập nhầm', withdrawnOn: today };
    await act(officer, contract.withdrawNotices, undo as never);
    await act(officer, contract.takeBackDecision, await taken());
    await decide('14-QĐ/ĐU', 'completed');
    expect(await counts()).toMatchObject({ toIssue: 1, issued: 3 });
  });

  test('a notice that was issued before the decision that stands was entered counts for nothing', async () => {
    await issueAll();
    const { subjectId } = await version('Trần Văn Bình');
    // As if the decision had been taken back under its notice and entered again.
    await harness.owner.query(
      `UPDATE ratings.subject_step SET entered_at = entered_at + interval '1 minute'
       WHERE subject_id = $1 AND step = 'decide-level' AND withdrawn_at IS NULL`,
      [subjectId],
    );
    expect(await counts()).toMatchObject({ toIssue: 1, issued: 3, subjectIds: [subjectId] });
    harness.clock.now = new Date('2026-12-10T05:02:00Z');
    const notice = { seasonId, organisationId: commune, subjectId, kind: 'result-notice', issuedOn: today, signer };
    await act(officer, contract.issuePaper, { ...notice, withoutTerm: true } as never);
    expect(await counts()).toMatchObject({ toIssue: 0, issued: 4 });
    expect(await noticeOf('Trần Văn Bình')).toHaveLength(2);
  });
});
