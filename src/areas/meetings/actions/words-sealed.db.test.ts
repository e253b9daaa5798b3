import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openTermOf } from '../../../../tests/documents.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { issueFor, makeSecretary, wordsOfPaper } from '../../../../tests/meeting-papers.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { attachFile, attachmentFile, paper, paperFile } from '../../documents/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, owner } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, commune, secretary, officer, official, probationary } = await openMeetingCell(harness);
await openTermOf(harness, officer, cell);
await makeSecretary(harness, cell, official[0]!);

const MARK = 'LOI-KIN';
const said = (meetingId: string) =>
  sheetOf(cell, [...official, probationary], {
    meetingId,
    place: 'Nhà văn hóa thôn',
    guests: [{ id: newId(), fullName: 'Khách Hư Cấu', isFromAbove: true, remark: `${MARK} khách` }],
    remarks: [{ id: newId(), kind: 'reminder', whom: `${MARK} ai`, what: `${MARK} việc` }],
    weakPoints: `${MARK} hạn chế`,
    items: [
      {
        id: newId(),
        source: 'own',
        title: 'Thảo luận',
        content: `${MARK} tự phê bình`,
        opinions: [
          { id: newId(), speakerId: official[1]!, gist: `${MARK} một` },
          { id: newId(), speaker: `${MARK} tên`, gist: `${MARK} hai` },
        ],
      },
    ],
  } as never);

/** Tables beside the meeting itself in which a word of the sheet stands. */
const keptBeside = async (): Promise<string[]> => {
  const { rows } = await owner.query(`
    SELECT 'detail' AS kept FROM platform.audit_detail WHERE detail::text LIKE '%${MARK}%'
    UNION ALL SELECT 'answer' FROM platform.request WHERE answer::text LIKE '%${MARK}%'
    UNION ALL SELECT 'event' FROM platform.event_outbox WHERE payload::text LIKE '%${MARK}%'`);
  return rows.map(({ kept }) => kept);
};

const meetingId = newId<of.MeetingId>();

test('what persons said stands in the meeting alone: not in the audit, the kept answers or the queue', async () => {
  const first = await act(secretary, of.saveSheet, said(meetingId));
  await act(secretary, of.recordMeeting, { ...said(meetingId), expectedVersion: first.version });
  expect(JSON.stringify(await ask(secretary, of.meetingById, { meetingId }))).toContain(`${MARK} hai`);
  expect(await keptBeside()).toEqual([]);
  const { rows } = await owner.query(
    `SELECT d.detail #> '{input,items,0}' AS item FROM platform.audit_detail d JOIN platform.audit_entry e ON e.id = d.entry_id
     WHERE e.action = 'meetings.record-meeting'`,
  );
  expect(rows).toEqual([{ item: expect.objectContaining({ title: 'Thảo luận', content: '•', opinions: ['•', '•'] }) }]);
});

test('details written before are taken away where they hold such words; entries and other details stay', async () => {
  const before = await owner.query(`SELECT count(*)::int AS n FROM platform.audit_entry`);
  const old = await owner.query(
    `UPDATE platform.audit_detail d SET detail = jsonb_set(d.detail, '{input,items,0,opinions}', $1)
     FROM platform.audit_entry e WHERE e.id = d.entry_id AND e.action = 'meetings.save-sheet'`,
    [JSON.stringify([{ gist: MARK }])],
  );
  expect([old.rowCount, await keptBeside()]).toEqual([1, ['detail']]);
  await owner.query(readFileSync('migrations/20261127T1121-meetings-words-out-of-audit.sql', 'utf8'));
  expect(await keptBeside()).toEqual([]);
  const left = await owner.query(
    `SELECT e.action, d.entry_id IS NOT NULL AS detailed FROM platform.audit_entry e LEFT JOIN platform.audit_detail d ON d.entry_id = e.id
     WHERE e.action IN ('meetings.save-sheet', 'meetings.record-meeting') ORDER BY e.at, e.id`,
  );
  expect(left.rows).toEqual([
    { action: 'meetings.save-sheet', detailed: false },
    { action: 'meetings.record-meeting', detailed: true },
  ]);
  expect((await owner.query(`SELECT count(*)::int AS n FROM platform.audit_entry`)).rows).toEqual(before.rows);
});

const refusedAll = async (account: Account, paperId: string, attachmentId: string) => [
  ...(await refused(account, paperFile, { paperId: paperId as never, format: 'docx' })),
  ...(await refused(account, attachmentFile, { attachmentId: attachmentId as never })),
  ...(await refused(account, of.papersToPrint, { meetingId, kinds: ['minutes'] })),
  (await ask(account, paper, { paperId: paperId as never })).mayOpen,
];

/** The officer of the commune follows the cell for its committee, from now on. */
const follow = async (): Promise<void> => {
  await owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [officer.id, official[2]]);
  await owner.query(
    `INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, period, basis)
     SELECT $1, o.id, o.pos, 'follower', false, m.person_id, '[2026-01-01,)', 'appointed'
     FROM organisations.organisation o, members.member m WHERE o.id = $2 AND m.id = $3`,
    [newId(), cell, official[2]],
  );
};

test('issued minutes and their scans open for who holds the minutes or follows the cell, for no other office above', async () => {
  const { paperId } = await issueFor(harness, secretary, meetingId, 'minutes');
  const { attachmentId } = await act(secretary, attachFile, {
    to: { what: 'paper', paperId },
    label: 'Bản chụp biên bản đã ký',
    contentBase64: Buffer.from('%PDF-1.7 thử').toString('base64'),
  });
  const head = await harness.account({ role: 'committee-head', organisationId: commune });
  const shut = ['documents.confined', 'documents.confined', 'documents.confined', false];
  for (const account of [officer, head]) expect(await refusedAll(account, paperId, attachmentId)).toEqual(shut);
  await follow();
  for (const account of [secretary, officer]) {
    expect((await ask(account, paper, { paperId })).mayOpen).toBe(true);
    expect(await wordsOfPaper(harness, account, paperId)).toContain(`${MARK} một`);
    await ask(account, attachmentFile, { attachmentId });
  }
  expect(await refusedAll(head, paperId, attachmentId)).toEqual(shut);
});
