import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as meetings from '../../src/areas/meetings/contract.ts';
import { statusesOf } from '../../src/areas/meetings/rules/roll-status.ts';
import * as organisations from '../../src/areas/organisations/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import { addDays, type Day, dayOf } from '../../src/platform/calendar/day.ts';
import { callFrom } from '../browser-call.ts';
import { button } from '../browser-meeting.ts';
import { axeFaults, layoutFaults, resize, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));
const today = dayOf(new Date());
const heldOn = addDays(today, -1);

type World = {
  readonly meetingId: meetings.MeetingId;
  readonly sheet: Record<string, unknown>;
  readonly official: readonly { readonly memberId: string; readonly fullName: string }[];
};

/** Puts the demonstration's secretary at the head of a cell of twenty, which no screen can bring about. */
const moveToCell = async (): Promise<organisations.OrganisationId> => {
  const [found] = await workplace.sql(`
    SELECT s.org_id FROM members.published_spell s
    WHERE s.until_day > current_date - 1 AND s.since_day <= current_date - 1
      AND EXISTS (SELECT 1 FROM organisations.published_post p WHERE p.org_id = s.org_id AND p.kind = 'secretary')
    GROUP BY s.org_id HAVING count(*) = 20 ORDER BY s.org_id LIMIT 1`);
  const cell = found![0] as organisations.OrganisationId;
  await workplace.sql(
    `UPDATE platform.office o SET org_id = p.id, org_pos = p.pos FROM organisations.organisation p, platform.account a
     WHERE p.id = $1 AND a.login = 'bi-thu' AND o.account_id = a.id AND o.role = 'cell-secretary'`,
    [cell],
  );
  return cell;
};

/** A congress of a cell with its roll called and saved; the sheet itself is the story of another journey. */
const openCongress = async (page: Page, organisationId: organisations.OrganisationId): Promise<World> => {
  const meetingId = newId<meetings.MeetingId>();
  const plan = { organisationId, meetingId, kind: 'congress' as const, plannedOn: heldOn, plannedAt: '08:00' };
  await callFrom(page, meetings.planMeeting, { ...plan, title: 'Đại hội chi bộ (giả định)' });
  const { roll } = await callFrom(page, meetings.sheetOpening, { organisationId, kind: 'congress', on: heldOn });
  const official = roll.filter((person) => person.isOfficial && !person.isGuest && person.state === 'active');
  const sheet = {
    ...{ organisationId, meetingId, kind: 'congress', heldOn, startedAt: '08:00', endedAt: '11:00' },
    title: 'Đại hội chi bộ (giả định)',
    attendance: roll.map((person) => ({ memberId: person.memberId, status: statusesOf(person)[0]! })),
    chairId: official[0]!.memberId,
    clerkId: official[1]!.memberId,
    conclusion: 'Đại hội thành công (giả định)',
  };
  await callFrom(page, meetings.saveSheet, { ...sheet, expectedVersion: 1 } as never);
  return { meetingId, sheet, official };
};

/** Pictures at three widths, and what is wrong on them. */
const look = async (page: Page, name: string): Promise<string[]> => {
  mkdirSync(pictures, { recursive: true });
  await settle(page);
  const faults: string[] = [];
  for (const width of [1440, 768, 360]) {
    await resize(page, width);
    faults.push(...(await layoutFaults(page, 'vi')).map((fault) => `${name} ${width} px: ${fault}`));
    await page.screenshot({ path: `${pictures}congress-${name}-${width}.png`, fullPage: true });
  }
  faults.push(...(await axeFaults(page)));
  await resize(page, 1440);
  return faults;
};

/** Opens an election with these candidates, each by a few letters and Enter. */
const openElection = async (page: Page, post: meetings.ElectedPost, seats: number, who: readonly string[]) => {
  await button(page, 'meetings.action.open-election').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('meetings.election.post'), { exact: false }).first().click();
  await page.getByRole('option', { name: say(`meetings.election.post.${post}`), exact: true }).click();
  await dialog.getByLabel(say('meetings.election.number-set')).fill(String(seats));
  for (const [at, name] of who.entries()) {
    const adding = dialog.locator('[data-path="candidates"]');
    await adding.click();
    await adding.fill(name);
    await page.keyboard.press('Enter');
    await dialog.getByText(name, { exact: false }).first().waitFor();
    await dialog.locator(`[data-path="candidates.${at}.nomination"]`).click();
    await page.getByRole('option', { name: say('meetings.election.nomination.committee'), exact: true }).click();
  }
  await button(dialog, 'meetings.election.open').click();
  await dialog.waitFor({ state: 'detached' });
};

const cardOf = (page: Page, post: string) =>
  page.locator('section.vm-card').filter({
    has: page.getByRole('heading', { level: 2, name: say(`meetings.election.post.${post}`), exact: true }),
  });

/** Types a tally from the keyboard alone: Enter goes on, the last Enter records. */
const tally = async (page: Page, post: string, counts: readonly number[]): Promise<void> => {
  const card = cardOf(page, post);
  const issued = card.getByLabel(say('meetings.election.issued'));
  await issued.focus();
  for (const [at, count] of counts.entries()) {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(String(count));
    if (at < counts.length - 1) await page.keyboard.press('Enter');
  }
};

/** Two ballots of the committee, the first with a tie at the last seat; gives what was wrong on the pictures. */
const electCommittee = async (page: Page, voters: number, last: string): Promise<string[]> => {
  const half = Math.floor(voters / 2) + 1;
  await tally(page, 'committee', [voters, voters, voters, voters + 1, voters - 1, half, half]);
  const card = cardOf(page, 'committee');
  await card.getByText(say('refusal.meetings.more-votes-than-ballots', { votes: voters + 1, valid: voters })).waitFor();
  const faults = await look(page, 'refused');
  await tally(page, 'committee', [voters, voters, voters, voters, voters - 2, half, half]);
  await card.getByText(say('meetings.election.line-tied', { count: 2 })).waitFor();
  faults.push(...(await look(page, 'tied')));
  await card.getByLabel(last, { exact: false }).press('Enter');
  await card.getByRole('heading', { name: say('meetings.election.ballot', { ballot: 2 }), exact: true }).waitFor();
  await tally(page, 'committee', [voters, voters, voters, voters - 2, 2]);
  await page.keyboard.press('Enter');
  await card.getByText(say('meetings.election.filled', { elected: 3, set: 3 })).waitFor();
  await button(card, 'meetings.election.conclude').click();
  await button(card, 'meetings.election.reopen').waitFor();
  return faults;
};

const electSecretary = async (page: Page, voters: number, who: string): Promise<void> => {
  await openElection(page, 'secretary', 1, [who]);
  await tally(page, 'secretary', [voters, voters, voters, voters]);
  await page.keyboard.press('Enter');
  const head = cardOf(page, 'secretary');
  await button(head, 'meetings.election.conclude').click();
  await button(head, 'meetings.election.reopen').waitFor();
};

/** Records the sheet, notes the report of the result, and looks at a paper. */
const reportUp = async (page: Page, { meetingId, sheet }: World): Promise<string[]> => {
  const { face } = await callFrom(page, meetings.meetingById, { meetingId });
  await callFrom(page, meetings.recordMeeting, { ...sheet, expectedVersion: face.version } as never);
  await page.reload();
  await button(page, 'meetings.elections.step.report').click();
  await button(page.getByRole('dialog'), 'meetings.elections.step.report').click();
  await button(page, 'meetings.elections.step.unreport').waitFor();
  const faults = await look(page, 'result');

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'meetings.papers.preview').first().click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  return faults;
};

/** The term is filled by the office above; papers are made by who holds the minutes, and the page says so. */
const fillAbove = async (meetingId: meetings.MeetingId): Promise<{ office: Page; faults: string[] }> => {
  const office = await workplace.newPage();
  watchTraffic(office);
  await workplace.signIn(office, 'to-chuc');
  await office.goto(`/meetings/${meetingId}/elections`);
  await office.getByText(say('refusal.meetings.papers-made-elsewhere'), { exact: true }).waitFor();
  await button(office, 'meetings.elections.step.fill').click();
  await button(office.getByRole('dialog'), 'meetings.elections.step.fill').click();
  await button(office, 'meetings.elections.step.unfill').waitFor();
  return { office, faults: await look(office, 'filled') };
};

test('a congress: candidates of the roll, two ballots, the result, its papers, and the term of the committee', async () => {
  const page = await workplace.newPage();
  watchTraffic(page);
  const organisationId = await moveToCell();
  await workplace.signIn(page, 'bi-thu');
  const world = await openCongress(page, organisationId);
  const { meetingId } = world;
  const [a, b, c, d] = world.official.map(({ fullName }) => fullName) as [string, string, string, string];
  const voters = (await callFrom(page, meetings.electionsOfMeeting, { meetingId })).voters!;

  await page.goto(`/meetings/${meetingId}`);
  await page.getByRole('link', { name: say('meetings.elections.open'), exact: true }).click();
  await openElection(page, 'committee', 3, [a, b, c, d]);

  const faults = await electCommittee(page, voters, d);
  await electSecretary(page, voters, a);
  faults.push(...(await reportUp(page, world)));
  const { office, faults: above } = await fillAbove(meetingId);
  const { term, posts } = await callFrom(office, organisations.committeeOn, { organisationId, on: today as Day });
  expect(term).toMatchObject({ basis: 'elected', numberSet: 3, startsOn: heldOn });
  const ofTerm = posts.filter(({ termId }) => termId === term!.id);
  expect(ofTerm.map(({ kind, person }) => `${kind} ${person.fullName}`).sort()).toEqual(
    [`secretary ${a}`, `committee-member ${b}`, `committee-member ${c}`].sort(),
  );
  expect([...faults, ...above]).toEqual([]);
}, 180_000);
