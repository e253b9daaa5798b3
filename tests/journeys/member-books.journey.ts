import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as members from '../../src/areas/members/contract.ts';
import { addDays, type Day } from '../../src/platform/calendar/day.ts';
import { yearOf } from '../../src/platform/calendar/months.ts';
import { dayText } from '../../src/web/day-text.ts';
import { type Badge, badgeStep, inList, proposeSpecial, reachesBadge } from '../browser-badges.ts';
import { callFrom } from '../browser-call.ts';
import {
  follow,
  officeOf,
  openDesks,
  openMember,
  openPanel,
  type Person,
  type Place,
  quietMembers,
  rowOf,
  rowOnRoll,
  shownCount,
  takeLine,
  undoFromCorner,
} from '../browser-desks.ts';
import { linesOf } from '../browser-dues.ts';
import { fill, pressKey, save, today } from '../browser-members.ts';
import { bookOf, bookTable, choice, namesIn } from '../browser-registers.ts';
import { settle } from '../browser-screen.ts';
import { say } from '../browser-words.ts';
import { openWorkplace } from '../browser-workplace.ts';
import { lettersOf, readPdf } from '../papers/printed-file.ts';

const workplace = openWorkplace({ keepsPages: true });
const { at, look, tellingAddresses } = openDesks(workplace, 'books');
const [OFFICE, SECRETARY] = ['to-chuc-xa', 'bi-thu'];

let [cell, commune] = [] as unknown as [Place, Place];
let exempt: Person;
let [ill, dead] = [] as unknown as [Badge, Badge];
let round: Day;

test('the cell proposes an exemption, the office finds it among its work and decides it', async () => {
  cell = await officeOf(workplace, SECRETARY);
  commune = await officeOf(workplace, OFFICE);
  [exempt] = (await quietMembers(workplace, cell, 1)) as [Person];
  const secretary = await at(SECRETARY);
  await openMember(secretary, exempt);
  await openPanel(secretary, say('members.exemptions.title'));
  await pressKey(secretary, say('members.exemptions.ask'));
  const dialog = secretary.getByRole('dialog');
  await takeLine(
    secretary,
    dialog.getByRole('combobox', { name: say('members.exemptions.ground') }),
    'Làm việc lưu động dưới 1 năm',
  );
  const period = { since: { day: addDays(today, -40) }, until: { day: addDays(today, 20) } };
  await fill(secretary, { ...period, cellResolution: '09-NQ/CB (giả định)' });
  await save(secretary);
  await rowOf(secretary, exempt).getByText(say('members.exemptions.state.proposed'), { exact: true }).waitFor();
  const office = await at(OFFICE);
  await office.goto('/');
  await settle(office);
  const work = say('members.work.exemptions-proposed', { count: 1 });
  await follow(office, office.getByRole('link', { name: work, exact: true }));
  await pressKey(office, `${say('members.exemptions.decide')}: ${exempt.name}`);
  const decision = { number: '44-QĐ/ĐU (giả định)', issuer: 'Đảng ủy xã (giả định)' };
  await fill(office, {
    'decision.number': decision.number,
    'decision.decidedOn': { day: addDays(today, -38) },
    'decision.issuer': decision.issuer,
  });
  await save(office);
  await office.getByText(say('members.exemptions.was-decided'), { exact: true }).waitFor();
});

test('the roll marks who is exempt and the call to vote counts one less; the exemption ends soon and is renewed', async () => {
  const page = await at(OFFICE);
  const row = await rowOnRoll(page, cell, exempt);
  await row.getByText(say('members.state.exempt'), { exact: true }).waitFor();
  const { total } = await callFrom(page, members.counts, { organisationId: cell.id, on: today });
  expect(await shownCount(page, 'exempt').textContent()).toContain(`${total.exempt}/${total.official}`);
  const called = total.official - total.exempt - total.away - total.suspended;
  expect(await shownCount(page, 'voting').textContent()).toContain(`${called}/${total.official}`);
  await look(page, 'exempt-on-roll');
  await page.goto('/members/exemptions?show=ending');
  await settle(page);
  await rowOf(page, exempt).getByText('44-QĐ/ĐU (giả định)', { exact: true }).waitFor();
  await look(page, 'exemptions-ending');
  await pressKey(page, `${say('members.exemptions.renew')}: ${exempt.name}`);
  await fill(page, { until: { day: addDays(today, 200) }, cellResolution: '12-NQ/CB (giả định)' });
  await save(page);
  const { rows } = await callFrom(page, members.exemptions, { memberId: exempt.id, show: 'all', on: today });
  const renewal = rows.find(({ state }) => state === 'proposed')!;
  expect([renewal.wantedSince, renewal.wantedUntil]).toEqual([addDays(today, 20), addDays(today, 200)]);
  await page.goto('/members/exemptions?show=running');
  await settle(page);
  await pressKey(page, `${say('members.exemptions.end')}: ${exempt.name}`);
  await fill(page, { returnedOn: { day: today } });
  await save(page);
  const back = await rowOnRoll(page, cell, exempt);
  expect(await back.getByText(say('members.state.exempt'), { exact: true }).count()).toBe(0);
});

test('the list of a round names everybody who is due; all are proposed at once, and that is taken back', async () => {
  const page = await at(OFFICE);
  ({ coming: round } = await callFrom(page, members.badgeRoundsOfYear, { year: yearOf(today) }));
  const due = await callFrom(page, members.badgesDue, { roundOn: round, underId: commune.id });
  const { due: waiting = 0, proposed = 0 } = due.counts;
  expect(waiting).toBeGreaterThan(0);
  await page.goto('/members/badges');
  await settle(page);
  const first = due.items.find(({ state }) => state === 'due')!;
  const firstRow = (await inList(page, { name: first.fullName })).filter({ hasText: dayText(first.reachedOn!) });
  await firstRow.getByText(say('members.register-word.badge-state.due'), { exact: true }).waitFor();
  await look(page, 'badges-due');
  await badgeStep(page, 'propose', waiting).click();
  await save(page);
  await badgeStep(page, 'file', proposed + waiting).waitFor();
  await undoFromCorner(page, say('members.badges.were-proposed'));
  await badgeStep(page, 'propose', waiting).waitFor();
});

test('one badge before its time for an illness, one after a death: proposed, filed, awarded', async () => {
  const page = await at(OFFICE);
  const { proposed: others = 0 } = (await callFrom(page, members.badgesDue, { roundOn: round, underId: commune.id }))
    .counts;
  const { to } = (await callFrom(page, members.badgesDue, { roundOn: round, underId: commune.id })).round;
  ill = await reachesBadge(workplace, commune, 'active', `'${to}'::date`, `'${round}'::date + 360`);
  dead = await reachesBadge(workplace, commune, 'deceased', 'm.state_since - 900', 'm.state_since + 360');
  await proposeSpecial(page, ill, 'early');
  await proposeSpecial(page, dead, 'posthumous');
  for (const [one, kind] of [
    [ill, 'early'],
    [dead, 'posthumous'],
  ] as const)
    await (await inList(page, one))
      .getByText(say(`members.register-word.badge-kind.${kind}`), { exact: true })
      .waitFor();
  await badgeStep(page, 'file', others + 2).click();
  await pressKey(page, say('members.badges.choose-none'));
  for (const { name, level } of [ill, dead])
    await page.getByRole('checkbox', { name: RegExp(`^${say('members.badges.one', { name, level })} ·`) }).check();
  await save(page);
  await badgeStep(page, 'award', 2).click();
  await fill(page, {
    awardedOn: { day: today },
    'decision.number': '77-QĐ/TU (giả định)',
    'decision.decidedOn': { day: addDays(today, -1) },
    'decision.issuer': 'Ban Thường vụ Thành ủy (giả định)',
  });
  await save(page);
  for (const one of [ill, dead])
    await (await inList(page, one))
      .getByText(say('members.register-word.badge-state.awarded'), { exact: true })
      .waitFor();
  await look(page, 'badges-awarded');
  await openMember(page, ill);
  await openPanel(page, say('members.badges.title'));
  await page.getByText(say('members.badges.awarded-at', { on: today }), { exact: true }).waitFor();
});

test('a line of the card register and of the loans is entered by hand', async () => {
  const page = await at(OFFICE);
  const member = () => page.getByRole('dialog').getByRole('combobox', { name: say('members.registers.member') });
  const lines = {
    cards: ['members.registers.add-card-event', { happenedOn: { day: today }, place: 'Thành ủy (giả định)' }],
    'dossier-loans': [
      'members.registers.add-dossier-loan',
      { givenBy: 'Cán bộ A (giả định)', receivedBy: 'Cán bộ B (giả định)', dueOn: { day: addDays(today, 10) } },
    ],
  } as const;
  await page.goto('/members/registers');
  await settle(page);
  for (const [code, [button, values]] of Object.entries(lines)) {
    await takeLine(page, choice(page, 'members.registers.which'), say(`members.register-title.${code}`));
    await pressKey(page, say(button));
    await takeLine(page, member(), RegExp(`^${exempt.name} ·`), exempt.name);
    await fill(page, values);
    await save(page);
    await bookTable(page, code).getByText(exempt.name, { exact: true }).waitFor();
  }
  await look(page, 'loans');
  const handed = { memberIds: [exempt.id], handedOn: today, givenBy: 'Cán bộ A', receivedBy: 'Cán bộ B' };
  for (const kind of ['card', 'dossier'] as const) await callFrom(page, members.recordHandOvers, { ...handed, kind });
});

describe.each(members.registerCode.options)('the register %s', (code) => {
  test('is looked at, printed and bound, and taken as a workbook, each with its names', async () => {
    const page = await at(OFFICE);
    const book = await bookOf(page, code, commune);
    const names = namesIn(book);
    const title = say(`members.register-title.${code}`);
    await takeLine(page, choice(page, 'members.registers.which'), title);
    await takeLine(
      page,
      choice(page, 'members.registers.period'),
      say('members.register-period.year', { year: book.year }),
    );
    await page.getByRole('heading', { level: 2, name: `${title} · ${book.periodWords}`, exact: true }).waitFor();
    await page.emulateMedia({ media: 'print' });
    const shown = await bookTable(page, code).textContent();
    await page.emulateMedia({ media: 'screen' });
    for (const name of names.slice(0, 8)) expect(shown).toContain(name);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      pressKey(page, say('members.registers.print-book')),
    ]);
    const { pages, fonts } = await readPdf(new Uint8Array(readFileSync(await file.path())));
    expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    expect(pages[0]).toContain(lettersOf(say('members.register.pages-of-book', { count: pages.length })));
    const printed = pages.slice(1).join('');
    expect(names.filter((name) => !printed.includes(lettersOf(name)))).toEqual([]);
    const lines = (await linesOf(page, () => pressKey(page, say('members.registers.workbook')))).join('\n');
    expect(lines).toContain('Người xuất: ');
    expect(names.filter((name) => !lines.includes(name))).toEqual([]);
    if (['members', 'badges'].includes(code)) await look(page, `register-${code}`);
    if (code === 'badges') for (const { name } of [ill, dead]) expect(names).toContain(name);
    expect(await tellingAddresses()).toEqual([]);
  });
});
