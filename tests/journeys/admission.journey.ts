import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../src/platform/calendar/day.ts';
import { addMonths } from '../../src/platform/calendar/months.ts';
import { dayText } from '../../src/web/day-text.ts';
import { act, fill, pressKey, save, today } from '../browser-members.ts';
import { lookAt } from '../browser-organisations.ts';
import { axeFaults, layoutFaults, settle, watchTraffic } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ keepsPages: true, bareCells: true });
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url));

const NAME = 'Trịnh Thị Hư Cấu';

// The story ends today; its days are counted back from there: twelve months of probation ended three days ago.
const heldOn = addDays(addMonths(today, -12), -3);
const officialOn = addMonths(heldOn, 12);
const voteDay = addDays(heldOn, -40);
const before = (days: number): { day: Day } => ({ day: addDays(heldOn, -days) });

const pages = new Map<string, Page>();
const at = async (login: string): Promise<Page> => {
  const open = pages.get(login);
  if (open) return open;
  const page = await workplace.newPage();
  watchTraffic(page);
  await workplace.signIn(page, login);
  pages.set(login, page);
  return page;
};

const look = async (page: Page, name: string): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}admission-${name}.png`, fullPage: true });
  const faults = [...(await layoutFaults(page, 'vi')), ...(await axeFaults(page))];
  expect(faults.map((fault) => `${name}: ${fault}`)).toEqual([]);
};

/** Opens the candidate from the board of those to be admitted, as one finds them in the morning. */
const openCandidate = async (page: Page): Promise<void> => {
  await page.goto('/members/candidates');
  await settle(page);
  await page.getByRole('link', { name: NAME }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await settle(page);
};

const openVotes = async (page: Page): Promise<void> => {
  await openCandidate(page);
  await page.getByRole('link', { name: say('members.candidate.to-votes') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: say('members.procedure-kind.admission') }).waitFor();
  await settle(page);
};

/** The conditions, as of today or of the day one looks at. */
const checklist = (page: Page, day: Day = today) =>
  page.getByRole('region', { name: say('members.check.title-on', { day }) });

test('a cell accepts a sympathiser; the checklist says what is missing', async () => {
  const page = await at('bi-thu');
  await page.goto('/members/candidates');
  await settle(page);
  await act(page, say('members.candidate.accept'), {
    fullName: NAME,
    birthOn: { day: '2000-05-15' as Day },
    sex: { pick: say('members.life.sex-female') },
    unit: 'Thôn (giả định)',
    source: { pick: say('members.candidate-source.masses') },
    schooling: { pick: say('members.schooling-level.diploma') },
    acceptedOn: before(400),
    acceptedResolution: '03-NQ/CB (giả định)',
  });
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await settle(page);
  const lines = checklist(page);
  await lines.getByText(/Đảng viên chính thức giới thiệu: 0\/2/).waitFor();
  await look(page, 'accepted');
});

test('two helpers, the certificate of the class and the papers of the dossier meet every condition of that day', async () => {
  const page = await at('bi-thu');
  await openCandidate(page);
  for (const _ of ['one', 'two'])
    await act(page, say('members.candidate.assign-helper'), {
      memberId: { first: true },
      sinceDay: before(390),
      togetherSince: before(900),
    });
  await act(page, say('members.candidate.record-class'), {
    certificate: '118/GCN (giả định)',
    certifiedOn: before(200),
  });
  await act(page, say('members.candidate.open-dossier'), { openedOn: before(70) });
  // What is entered late is judged for the day it belongs to: the as-of day of the top bar.
  await lookAt(page, dayText(voteDay));
  const lines = checklist(page, voteDay);
  await lines.getByText(/Đảng viên chính thức giới thiệu: 2\/2/).waitFor();
  const open = lines.getByRole('button', { name: /^Ghi nhận: / });
  while ((await open.count()) > 0) await act(page, /^Ghi nhận: /, { datedOn: before(65) });
  await lines.getByText(say('members.check.all-met')).waitFor();
  await look(page, 'conditions');
});

test('the cell votes with the share counted while one types; the file goes up', async () => {
  const page = await at('bi-thu');
  await openVotes(page);
  await pressKey(page, say('members.step-kind.cell-vote'));
  const dialog = page.getByRole('dialog');
  const onToday = Number(/= (\d+)\./.exec((await dialog.textContent()) ?? '')![1]);
  await fill(page, { onDay: { day: voteDay }, base: String(onToday), forVotes: '1', source: 'BB-01 (giả định)' });
  await dialog.getByText(/Chưa đủ tỷ lệ/).waitFor();
  await fill(page, { forVotes: String(onToday - 1), againstVotes: '1' });
  await dialog.getByText(/Đủ tỷ lệ/).waitFor();
  await save(page, false);
  // The roll of that day is another than today's; the refusal says how many were to be called.
  const reason = page.getByRole('alert').getByText(/Theo danh sách ngày biểu quyết là \d+/);
  await reason.waitFor();
  const base = Number(/ngày biểu quyết là (\d+)/.exec((await reason.textContent()) ?? '')![1]);
  await look(page, 'cell-vote');
  await fill(page, { base: String(base), forVotes: String(base - 1) });
  await save(page);
  await act(page, say('members.step-kind.sent-up'), { onDay: before(38) });
  await page.getByText(/đủ tỷ lệ ≥ 2\/3/).waitFor();
});

test('the grassroots committee and the competent level vote, the decision is recorded with its number', async () => {
  const page = await at('to-chuc-xa');
  await openVotes(page);
  const votes = (of: number) => ({ base: String(of), forVotes: String(of), againstVotes: '0', blankVotes: '0' });
  await act(page, say('members.step-kind.grassroots-vote'), {
    ...votes(15),
    onDay: before(30),
    source: 'NQ-07 (giả định)',
  });
  await act(page, say('members.step-kind.competent-vote'), {
    ...votes(9),
    onDay: before(20),
    source: 'NQ-11 (giả định)',
  });
  await act(page, say('members.decide.admission'), {
    'decision.number': '125-QĐ/ĐU (giả định)',
    'decision.decidedOn': before(15),
    'decision.issuer': 'Đảng ủy xã (giả định)',
    receivedOn: before(12),
  });
  await page.getByText('125-QĐ/ĐU (giả định)', { exact: false }).first().waitFor();
  await look(page, 'decided');
});

test('the ceremony makes a probationary member, with the day of the decision kept apart; it is final', async () => {
  const page = await at('to-chuc-xa');
  await openCandidate(page);
  await act(page, say('members.candidate.hold-ceremony'), { heldOn: { day: heldOn } }, true);
  await act(page, say('members.candidate.duty-papers'), { doneOn: { day: addDays(heldOn, 20) } });
  await act(page, say('members.candidate.duty-entry'), { doneOn: { day: addDays(heldOn, 5) } });
  await look(page, 'admitted');
  await page.getByRole('link', { name: say('members.candidate.open-member') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await settle(page);
  for (const day of [before(15).day, heldOn]) await page.getByText(dayText(day)).first().waitFor();
  await page.getByText(say('members.standing.probationary')).first().waitFor();
  await look(page, 'member');
});

test('when probation is over the cell and the committees vote, and the official day is exactly twelve months after the ceremony', async () => {
  const page = await at('to-chuc-xa');
  await pressKey(page, say('members.life.title'));
  await settle(page);
  await act(page, say('members.open-procedure.recognition'), { openedOn: { day: officialOn } });
  await page.getByRole('heading', { level: 1, name: say('members.procedure-kind.recognition') }).waitFor();
  await settle(page);
  for (const [body, ago, of] of [
    ['cell-vote', 2, null],
    ['grassroots-vote', 1, 15],
    ['competent-vote', 0, 9],
  ] as const) {
    await pressKey(page, say(`members.step-kind.${body}`));
    const counted = /= (\d+)\./.exec((await page.getByRole('dialog').textContent()) ?? '')?.[1];
    const all = String(of ?? counted);
    const tally = { base: all, forVotes: all, againstVotes: '0', blankVotes: '0' };
    await fill(page, { ...tally, onDay: { day: addDays(today, -ago) }, source: 'BB-02 (giả định)' });
    await save(page);
  }
  await act(page, say('members.decide.recognition'), {
    'decision.number': '301-QĐ/ĐU (giả định)',
    'decision.decidedOn': { day: today },
    'decision.issuer': 'Đảng ủy xã (giả định)',
  });
  await look(page, 'recognised');
  await page.getByRole('link', { name: NAME }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await settle(page);
  await page.getByText(say('members.standing.official')).first().waitFor();
  await page.getByText(dayText(officialOn)).first().waitFor();
  await page.getByText(dayText(today)).first().waitFor();
});
