import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import { dayOf } from '../../src/platform/calendar/day.ts';
import { callFrom } from '../browser-call.ts';
import { killPhone } from '../browser-kill.ts';
import { newPhone, type Phone, phoneButton, signInOnPhone, visitPhone, waitingRecords } from '../browser-phone.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
const heldOn = dayOf(new Date());
let phone: Phone;
beforeEach(() => {
  phone = newPhone(workplace);
});
afterEach(() => phone.throwAway());

const field = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`);

const look = async (page: Page, name: string, fullPage = true): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}ballots-phone-${name}.png`, fullPage });
};

type Cell = { readonly organisationId: OrganisationId; readonly voters: readonly string[] };

/** Puts the demonstration's secretary at the head of a cell of twenty. */
const moveToCell = async (): Promise<Cell> => {
  const rows = await workplace.sql(`
    SELECT m.org_id, m.id FROM members.member m
    WHERE m.is_present AND m.standing = 'official' AND m.state = 'active' AND m.org_id = (
      SELECT s.org_id FROM members.published_spell s
      WHERE s.until_day > current_date AND s.since_day <= current_date
        AND EXISTS (SELECT 1 FROM organisations.published_post p WHERE p.org_id = s.org_id AND p.kind = 'secretary')
      GROUP BY s.org_id HAVING count(*) = 20 ORDER BY s.org_id LIMIT 1)
    ORDER BY m.id`);
  const organisationId = rows[0]![0] as OrganisationId;
  await workplace.sql(
    `UPDATE platform.office o SET org_id = p.id, org_pos = p.pos FROM organisations.organisation p, platform.account a
     WHERE p.id = $1 AND a.login = 'bi-thu' AND o.account_id = a.id AND o.role = 'cell-secretary'`,
    [organisationId],
  );
  return { organisationId, voters: rows.map(([, id]) => id as string) };
};

/** A meeting of today in the calendar with an election opened in it on the full page, and the phone that has both. */
const prepared = async (page: Page, kind: meetings.MeetingKind, plannedAt: string) => {
  const { organisationId, voters } = await moveToCell();
  await visitPhone(page);
  await signInOnPhone(page, workplace);
  const { meetingId } = await callFrom(page, meetings.planMeeting, {
    organisationId,
    kind,
    plannedOn: heldOn,
    plannedAt,
  });
  const electionId = newId<meetings.ElectionId>();
  const candidates = voters.slice(0, 2).map((memberId) => ({ memberId }));
  await callFrom(page, meetings.openElection, { meetingId, electionId, post: 'delegate', numberSet: 1, candidates });
  const standing = page.locator('.standing');
  const before = await standing.getAttribute('data-fetched');
  await page.reload();
  await expect.poll(() => standing.getAttribute('data-fetched'), { timeout: 30_000 }).not.toBe(before);
  return { meetingId, electionId, voters };
};

const beginPlanned = async (page: Page, kind: string): Promise<void> => {
  await page.getByRole('button', { name: `${say('meetings.phone.begin')}: ${say(`meetings.kind.${kind}`)}` }).click();
  await page.locator('.roll > li').first().waitFor();
};

const fillHours = async (page: Page, [from, to]: readonly [string, string]): Promise<void> => {
  await field(page, 'startedAt').fill(from);
  await field(page, 'endedAt').fill(to);
};

/** The tally of the first ballot: everybody there voted, the first candidate has all votes but one. */
const countFirst = async (page: Page, at = 0): Promise<number> => {
  await phoneButton(page, 'meetings.phone.step.ballots').click();
  await phoneButton(page, 'meetings.election.record').click();
  const path = `counts.${at}.ballots.0`;
  const issued = Number(await field(page, `${path}.issued`).inputValue());
  await field(page, `${path}.received`).fill(String(issued));
  await field(page, `${path}.valid`).fill(String(issued));
  await field(page, `${path}.votes.0.votes`).fill(String(issued - 1));
  await field(page, `${path}.votes.1.votes`).fill('1');
  await page.locator('.good').first().waitFor();
  await page.locator('[data-kept="true"]').waitFor();
  return issued;
};

const record = async (page: Page): Promise<void> => {
  await phoneButton(page, 'meetings.phone.step.review').click();
  await phoneButton(page, 'meetings.record').click();
};

const online = async (page: Page): Promise<void> => {
  await phone.context().setOffline(false);
  await phoneButton(page, 'meetings.phone.connect').click();
};

/** What the server has: state, ballots, votes of those elected, and how many counts it took. */
const countedThere = (meetingId: string) =>
  workplace.sql(
    `SELECT e.post, e.state, count(DISTINCT b.id)::int, string_agg(l.votes::text, ',') FILTER (WHERE l.is_elected)
     FROM meetings.election e LEFT JOIN meetings.election_ballot b ON b.election_id = e.id
     LEFT JOIN meetings.election_ballot_line l ON l.ballot_id = b.id
     WHERE e.meeting_id = $1 GROUP BY e.id ORDER BY e.post`,
    [meetingId],
  );

test('network cut, browser killed while ballots wait: an election is counted in the meeting and arrives exactly once', async () => {
  let page = await phone.open();
  const { meetingId } = await prepared(page, 'extraordinary', '00:05');
  await phone.context().setOffline(true);
  await page.reload();
  await beginPlanned(page, 'extraordinary');
  await fillHours(page, ['00:05', '00:50']);
  const issued = await countFirst(page);
  await look(page, 'counted', false);

  await killPhone(phone);
  page = await phone.open();
  await phone.context().setOffline(true);
  await page.goto('/phone');
  await page.getByRole('button', { name: say('meetings.sheet.continue') }).click();
  await phoneButton(page, 'meetings.phone.step.ballots').click();
  expect(await field(page, 'counts.0.ballots.0.votes.0.votes').inputValue()).toBe(String(issued - 1));
  await record(page);
  await waitingRecords(page, 2);

  await killPhone(phone);
  page = await phone.open();
  await page.goto('/phone');
  await page.locator('.standing:not([data-session="unknown"])').waitFor();
  if ((await page.locator('.standing[data-session="none"]').count()) > 0) await signInOnPhone(page, workplace);
  await waitingRecords(page, 0);
  await page.reload();
  await waitingRecords(page, 0);
  expect(await countedThere(meetingId)).toEqual([['delegate', 'concluded', 1, String(issued - 1)]]);
  expect(await workplace.sql('SELECT state, kind FROM meetings.meeting WHERE id = $1', [meetingId])).toEqual([
    ['closed', 'extraordinary'],
  ]);
});

/** Absent throughout for an accepted reason: out of the base of a congress, on the phone as on the server. */
const excuseLast = async (page: Page): Promise<void> => {
  await phoneButton(page.locator('.roll > li[data-status="present"]').last(), 'meetings.status.excused').click();
  await page.locator('.roll > li[data-status="excused"] input').last().fill('Đi công tác');
};

test('at a congress: an election opened on the phone itself, with its list from the roll, goes up with its first ballot', async () => {
  const page = await phone.open();
  const { meetingId } = await prepared(page, 'congress', '01:00');
  await phone.context().setOffline(true);
  await beginPlanned(page, 'congress');
  await excuseLast(page);
  await fillHours(page, ['01:00', '01:50']);
  await phoneButton(page, 'meetings.phone.step.votes').click();
  await phoneButton(page, 'meetings.election.open').click();
  await phoneButton(page, 'meetings.phone.step.ballots').click();
  for (const index of [1, 2]) {
    await page.getByLabel(say('meetings.election.add-candidate')).selectOption({ index });
  }
  await look(page, 'opened');
  const own = page.locator('section', { has: page.getByLabel(say('meetings.election.add-candidate')) });
  await phoneButton(own, 'meetings.election.record').click();
  const path = 'counts.0.ballots.0';
  const issued = Number(await field(page, `${path}.issued`).inputValue());
  for (const [name, value] of [
    ['received', issued],
    ['valid', issued + 1],
    ['votes.0.votes', issued],
    ['votes.1.votes', 0],
  ] as const)
    await field(page, `${path}.${name}`).fill(String(value));
  await page.locator('.fault').first().waitFor();
  await record(page);
  // More valid ballots than were taken in: said here, with the way to the field, and nothing is queued.
  await page.locator('.reasons button').first().click();
  await field(page, `${path}.valid`).fill(String(issued));
  await record(page);
  await waitingRecords(page, 2);
  await online(page);
  await waitingRecords(page, 0);
  expect(await countedThere(meetingId)).toEqual([
    ['delegate', 'open', 0, null],
    ['secretary', 'concluded', 1, String(issued)],
  ]);
});

test('somebody else counted meanwhile: both tallies are shown and one is kept; a late refusal is mended without the sheet', async () => {
  const page = await phone.open();
  const { meetingId, electionId } = await prepared(page, 'combined', '02:00');
  await phone.context().setOffline(true);
  await beginPlanned(page, 'combined');
  await fillHours(page, ['02:00', '02:50']);
  const issued = await countFirst(page);
  await record(page);
  await waitingRecords(page, 2);
  await workplace.sql('UPDATE meetings.election SET version = version + 1 WHERE id = $1', [electionId]);
  await online(page);
  await phoneButton(page, 'meetings.phone.compare').click();
  await page.getByText(say('meetings.phone.mine'), { exact: true }).waitFor();
  await look(page, 'compared');
  expect(await countedThere(meetingId)).toEqual([['delegate', 'open', 0, null]]);

  // The first candidate withdrew on the full page: the server has the last word, and says so here.
  await workplace.sql(
    `UPDATE meetings.election_candidate SET withdrawn_why = 'Xin rút' WHERE election_id = $1 AND ordinal = 1`,
    [electionId],
  );
  await phoneButton(page, 'meetings.compare.mine').click();
  await page.getByText(say('refusal.meetings.candidate-withdrawn')).waitFor();
  await workplace.sql('UPDATE meetings.election_candidate SET withdrawn_why = NULL WHERE election_id = $1', [
    electionId,
  ]);
  await phoneButton(page, 'meetings.phone.mend').click();
  await phoneButton(page, 'meetings.phone.step.ballots').waitFor();
  expect(await phoneButton(page, 'meetings.phone.step.roll').count()).toBe(0);
  await record(page);
  await waitingRecords(page, 0);
  await expect.poll(() => countedThere(meetingId)).toEqual([['delegate', 'concluded', 1, String(issued - 1)]]);
});

test('two quick taps on Record: the sheet and its ballots wait once and arrive once, and nothing needs attention', async () => {
  const page = await phone.open();
  const { meetingId } = await prepared(page, 'thematic', '03:00');
  await phone.context().setOffline(true);
  await beginPlanned(page, 'thematic');
  await fillHours(page, ['03:00', '03:50']);
  const issued = await countFirst(page);
  await phoneButton(page, 'meetings.phone.step.review').click();
  await phoneButton(page, 'meetings.record').dblclick();
  await waitingRecords(page, 2);
  await online(page);
  await waitingRecords(page, 0);
  await expect.poll(() => countedThere(meetingId)).toEqual([['delegate', 'concluded', 1, String(issued - 1)]]);
  expect(await page.locator('.needs-attention').count()).toBe(0);
});
