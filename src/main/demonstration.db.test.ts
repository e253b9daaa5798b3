import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startHarness } from '../../tests/harness.ts';
import { firstAccountsFrom } from '../platform/identity/first-accounts.ts';
import { loadDemonstration } from './demonstration.ts';
import { roles } from './roles.ts';

const harness = await startHarness();

test('an empty database becomes the demonstration: organisations, an account for each role, secrets for the owner only', async () => {
  const accountsFile = join(mkdtempSync(join(tmpdir(), 'vm-demonstration-')), 'accounts.txt');
  await loadDemonstration({ program: harness.program, key: Buffer.alloc(32, 7), accountsFile, onProgress: () => {} });
  const offices = await harness.owner.query('SELECT DISTINCT role FROM platform.office');
  expect(offices.rows.map(({ role }) => role).sort()).toEqual(Object.keys(roles).sort());
  expect(statSync(accountsFile).mode & 0o777).toBe(0o600);
  const accounts = firstAccountsFrom(readFileSync(accountsFile, 'utf8'));
  expect(accounts.find(({ login }) => login === 'to-chuc-xa')?.totpSecret).toBeTruthy();
  expect(accounts.find(({ login }) => login === 'xem')?.totpSecret).toBeNull();
  const members = await harness.owner.query(
    `SELECT count(*) FILTER (WHERE m.is_present) AS present, bool_and(m.is_fictional) AS fictional,
            string_agg(a.login, ' ' ORDER BY a.login) AS linked
     FROM members.member m LEFT JOIN platform.account a ON a.id = m.account_id`,
  );
  expect(members.rows).toEqual([{ present: 2562, fictional: true, linked: 'can-bo chanh-van-phong dang-vien' }]);
  expect(accounts.map(({ login }) => login)).toEqual(expect.arrayContaining(['thu-phi', 'dang-vien']));
  const matters = await harness.owner.query(
    `SELECT (SELECT count(*) FROM members.candidate) AS candidates, (SELECT count(*) FROM members.transfer) AS transfers,
            (SELECT count(*) FROM members.dues_month) AS months, (SELECT count(*) FROM members.badge_case WHERE state = 'proposed') AS badges,
            (SELECT count(*) FROM members.residence_link) AS links`,
  );
  expect(matters.rows).toEqual([{ candidates: 6, transfers: 3, months: 2, badges: 6, links: 6 }]);
  const meetings = await harness.owner.query(
    `SELECT (SELECT count(*) > 1000 AND bool_and(is_fictional) FROM meetings.meeting) AS meetings,
            (SELECT count(*) > 500 FROM tasks.task) AS tasks, (SELECT count(*) > 100 FROM meetings.topic) AS topics`,
  );
  expect(meetings.rows).toEqual([{ meetings: true, tasks: true, topics: true }]);
  const cellWork = await harness.owner.query(
    `SELECT (SELECT count(*)::int FROM organisations.party_group) AS groups,
            (SELECT count(*)::int FROM meetings.meeting WHERE kind = 'party-group') AS group_meetings,
            (SELECT count(*)::int FROM meetings.election WHERE state = 'concluded') AS elections,
            (SELECT count(*)::int FROM meetings.congress_result r JOIN organisations.term t ON t.id = r.term_id
             WHERE t.closed_on IS NULL AND r.approval_on IS NOT NULL) AS terms,
            (SELECT count(*)::int FROM organisations.post p JOIN meetings.congress_result r ON r.term_id = p.term_id) AS posts,
            (SELECT count(*)::int FROM documents.paper WHERE kind = 'meetings.monthly-report') AS month_reports,
            (SELECT count(*)::int FROM documents.paper WHERE kind = 'meetings.summary-report') AS summaries,
            (SELECT count(*)::int FROM documents.paper WHERE kind LIKE 'meetings.topic-%') AS topic_papers,
            (SELECT bool_and(is_fictional) FROM meetings.election) AND (SELECT bool_and(is_fictional) FROM meetings.month_report) AS fictional`,
  );
  expect(cellWork.rows).toEqual([
    {
      ...{ groups: 7, group_meetings: 5, elections: 3, terms: 1, posts: 3 },
      ...{ month_reports: 13, summaries: 1, topic_papers: 2, fictional: true },
    },
  ]);
  const ratings = await harness.owner.query(
    `SELECT n.period_kind AS period, n.state, count(*) > 100 AS many, count(*) FILTER (WHERE s.self_level IS NOT NULL) > 0 AS self,
            count(*) FILTER (WHERE s.decided_level IS NOT NULL) > 0 AS decided, bool_and(n.is_fictional AND s.is_fictional) AS fictional
     FROM ratings.season n JOIN ratings.subject s ON s.season_id = n.id JOIN organisations.published_position p ON p.id = n.org_id
     GROUP BY n.id ORDER BY n.period_kind DESC, n.state, count(*) DESC, n.part`,
  );
  expect(ratings.rows).toEqual([
    { period: 'year', state: 'closed', many: true, self: true, decided: true, fictional: true },
    { period: 'year', state: 'closed', many: false, self: true, decided: true, fictional: true },
    { period: 'year', state: 'open', many: true, self: true, decided: true, fictional: true },
    { period: 'quarter', state: 'open', many: true, self: false, decided: true, fictional: true },
    { period: 'month', state: 'open', many: false, self: true, decided: true, fictional: true },
    { period: 'month', state: 'open', many: false, self: true, decided: false, fictional: true },
  ]);
  const sheets = await harness.owner.query(
    `SELECT count(*)::int AS people, count(*) FILTER (WHERE s.decided_level IS NOT NULL)::int AS decided,
            count(*) FILTER (WHERE s.decided_level = 'hanoi-monthly-a')::int AS best, count(*) FILTER (WHERE s.self_level IS NULL)::int AS without,
            bool_or(s.member_id = m.id AND s.self_level IS NULL) AS own
     FROM ratings.subject s JOIN members.member m ON m.account_id = (SELECT id FROM platform.account WHERE login = 'can-bo')
     WHERE s.period_kind = 'month' GROUP BY s.season_id ORDER BY decided DESC`,
  );
  expect(sheets.rows).toEqual([
    { people: 10, decided: 10, best: 2, without: 0, own: false },
    { people: 10, decided: 0, best: 0, without: 5, own: true },
  ]);
  const entered = await harness.owner.query(
    `SELECT (SELECT count(DISTINCT year)::int FROM ratings.past_result) AS years, (SELECT bool_and(is_fictional) FROM ratings.past_result) AS fictional,
            (SELECT count(*)::int FROM ratings.settlement) AS settlements, (SELECT count(*)::int > 0 FROM ratings.outside_figure) AS published`,
  );
  expect(entered.rows).toEqual([{ years: 4, fictional: true, settlements: 1, published: true }]);
  const { rows } = await harness.owner.query('SELECT set_up_at IS NOT NULL AS done FROM platform.installation');
  expect(rows).toEqual([{ done: true }]);
}, 240_000);
