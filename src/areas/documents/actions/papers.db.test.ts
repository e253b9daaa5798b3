import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { anyData, openTermOf } from '../../../../tests/documents.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import * as contract from '../contract.ts';
import { memberPapers } from '../papers/member-papers.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
let commune: Commune;
let cell: string;
let secretary: Account;

const formOf = (kind: string) => memberPapers.find((form) => form.kind === kind)!;
const admission = formOf('documents.admission-cell');

beforeAll(async () => {
  commune = await loadCommune(harness);
  cell = commune.cells[0]!;
  secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
  for (const one of commune.cells.slice(0, 2)) await openTermOf(harness, commune.officer, one);
});

const asked = (more: object = {}) =>
  ({
    organisationId: cell,
    kind: admission.kind,
    body: 'cell',
    title: 'Nghị quyết đề nghị kết nạp Nguyễn Thị Hư Cấu vào Đảng',
    issuedOn: '2026-11-20',
    signer: { post: 'Bí thư', name: 'Trần Thị Hư Cấu' },
    recipients: ['Đảng ủy xã,'],
    data: anyData(admission.fields, { isEnough: true }),
    ...more,
  }) as never;

const draft = async (more: object = {}) => (await harness.act(secretary, contract.draftPaper, asked(more))).paperId;
const issue = async (more: object = {}, numbering: object = { by: 'next' }) => {
  const paperId = await draft(more);
  const { number } = await harness.act(secretary, contract.issuePaper, {
    paperId,
    expectedVersion: 1,
    numbering: numbering as never,
  });
  return { paperId, number };
};
const codes = async (paperId: string, more: object = {}) =>
  harness.refused(secretary, contract.issuePaper, { paperId, expectedVersion: 1, ...more });

test('a draft has no number, an issued paper the next one of its series, for ever', async () => {
  const first = await issue();
  const second = await issue();
  expect([first.number, second.number]).toEqual(['01-NQ/CB', '02-NQ/CB']);
  const { version } = await harness.act(secretary, contract.withdrawPaper, {
    paperId: second.paperId,
    expectedVersion: 2,
    reason: 'Ghi nhầm nội dung',
    withdrawnOn: '2026-11-25' as never,
  });
  expect((await issue()).number).toBe('03-NQ/CB');
  await harness.act(secretary, contract.reinstatePaper, { paperId: second.paperId, expectedVersion: version });
  const shown = await harness.ask(secretary, contract.paper, { paperId: second.paperId });
  expect(shown).toMatchObject({
    state: 'issued',
    number: '02-NQ/CB',
    hasPdf: true,
    template: 'shipped',
    compareWith: '6-KNĐ',
    data: null,
  });
});

test('two who issue at the same time never get the same number', async () => {
  const drafts = await Promise.all(
    Array.from({ length: 8 }, () => draft({ organisationId: commune.cells[1]! })).map((one) => one.catch(() => null)),
  );
  expect(drafts.every((one) => one === null)).toBe(true);
  const papers = await Promise.all(
    Array.from({ length: 8 }, () =>
      harness.act(commune.officer, contract.draftPaper, asked({ organisationId: commune.cells[1]! })),
    ),
  );
  const issued = await Promise.all(
    papers.map(({ paperId }) => harness.act(commune.officer, contract.issuePaper, { paperId, expectedVersion: 1 })),
  );
  expect(issued.map(({ number }) => number).sort()).toEqual(Array.from({ length: 8 }, (_, at) => `0${at + 1}-NQ/CB`));
});

test('everything that stands in the way is said at once, nothing is written, and the draft stays', async () => {
  const paperId = await draft({
    issuedOn: '2026-12-24',
    signer: null,
    data: anyData(admission.fields, { isEnough: true, chair: ' ' }),
    title: 'Nghị quyết tháng 12',
  });
  expect((await codes(paperId)).sort()).toEqual([
    'documents.issued-ahead',
    'documents.signer-missing',
    'platform.paper-field-empty',
  ]);
  expect(await harness.ask(secretary, contract.paper, { paperId })).toMatchObject({ state: 'draft', number: null });
  expect(await codes(paperId, { expectedVersion: 9 })).toEqual(['documents.changed-meanwhile']);
  const before = await draft({ issuedOn: '2025-03-01' });
  expect(await codes(before)).toEqual(['documents.organisation-not-there']);
});

test('without a recorded term the program asks, and numbers run without one only when that is said', async () => {
  const third = commune.cells[2]!;
  const { paperId } = await harness.act(commune.officer, contract.draftPaper, asked({ organisationId: third }));
  const refused = await harness.refused(commune.officer, contract.issuePaper, { paperId, expectedVersion: 1 });
  expect(refused).toEqual(['documents.term-unknown']);
  expect(
    await harness.act(commune.officer, contract.issuePaper, { paperId, expectedVersion: 1, withoutTerm: true }),
  ).toMatchObject({ number: '01-NQ/CB' });
});

test('numbers from before the program, by hand and passed over are kept apart and explained', async () => {
  const series = {
    organisationId: cell as never,
    body: 'cell' as const,
    documentType: 'conclusion' as const,
    on: '2026-11-01' as never,
  };
  expect(await harness.act(secretary, contract.setLastNumber, { ...series, lastNumber: 17 })).toEqual({ was: 0 });
  const outside = {
    organisationId: cell as never,
    body: 'cell' as const,
    documentType: 'conclusion' as const,
    title: 'Kết luận tháng 10',
    issuedOn: '2026-10-30' as never,
  };
  expect(await harness.refused(secretary, contract.recordOutsidePaper, { ...outside, number: 17 })).toEqual([
    'documents.number-before-start',
  ]);
  expect(await harness.refused(secretary, contract.recordOutsidePaper, { ...outside, number: 20 })).toEqual([
    'documents.numbers-skipped',
  ]);
  const { paperId } = await harness.act(secretary, contract.recordOutsidePaper, {
    ...outside,
    number: 20,
    skippedBecause: 'Ghi nhầm sổ',
  });
  expect(await harness.refused(secretary, contract.recordOutsidePaper, { ...outside, number: 19 })).toEqual([
    'documents.number-taken',
  ]);
  expect(await harness.refused(secretary, contract.setLastNumber, { ...series, lastNumber: 30 })).toEqual([
    'documents.series-in-use',
  ]);
  expect(await harness.act(secretary, contract.voidNumber, { ...series, reason: 'Bỏ số' })).toEqual({
    number: '21-KL/CB',
  });
  expect(await harness.refused(secretary, contract.paperFile, { paperId })).toEqual(['documents.no-file']);
  const { rows, count } = await harness.ask(secretary, contract.papers, {
    documentTypes: ['conclusion'],
    text: 'kl/cb',
  });
  expect(count).toBe(4);
  expect(rows.map(({ number, state }) => [number, state]).sort()).toEqual([
    ['18-KL/CB', 'void'],
    ['19-KL/CB', 'void'],
    ['20-KL/CB', 'issued'],
    ['21-KL/CB', 'void'],
  ]);
});

test('a secret paper leaves number, day and holder and nothing else', async () => {
  expect(await harness.refused(secretary, contract.draftPaper, asked({ secrecy: 'secret' }))).toEqual([
    'documents.secret-refused',
  ]);
  expect(await harness.refused(secretary, contract.draftPaper, asked({ title: 'Báo cáo (MẬT) về an ninh' }))).toEqual([
    'documents.secret-mark',
  ]);
  const entry = {
    organisationId: cell as never,
    number: '03-BC/CB',
    datedOn: '2026-11-02' as never,
    holder: 'Trần Thị Hư Cấu',
  };
  const { secretEntryId } = await harness.act(secretary, contract.recordSecretEntry, entry);
  expect(await harness.refused(secretary, contract.recordSecretEntry, entry)).toEqual(['documents.secret-entry-twice']);
  await harness.act(secretary, contract.changeHolder, {
    secretEntryId,
    expectedVersion: 1,
    holder: 'Lò Văn Hư Cấu',
    returnedOn: null,
  });
  const { rows } = await harness.ask(secretary, contract.secretEntries, { organisationId: cell as never });
  expect(rows).toMatchObject([{ number: '03-BC/CB', holder: 'Lò Văn Hư Cấu', version: 2 }]);
});

test('the file of a draft is marked as one; that of an issued paper never changes; strangers find nothing', async () => {
  const { paperId } = await issue();
  const pdf = await harness.ask(secretary, contract.paperFile, { paperId });
  expect(pdf).toMatchObject({
    mediaType: 'application/pdf',
    fileName: expect.stringMatching(/^nghi-quyet-so-\d\d-nq-cb-2026-11-20\.pdf$/),
  });
  const [one, two] = await Promise.all(
    [1, 2].map(() => harness.ask(secretary, contract.paperFile, { paperId, format: 'docx' })),
  );
  expect(one!.contentBase64).toBe(two!.contentBase64);
  const draftId = await draft();
  expect((await harness.ask(secretary, contract.paperFile, { paperId: draftId })).fileName).toBe(
    'du-thao-nghi-quyet-chi-bo-de-nghi-ket-nap-dang-vien-2026-11-20.pdf',
  );
  for (const question of [contract.paper, contract.paperFile])
    expect(await harness.refused(commune.stranger, question, { paperId })).toEqual(['platform.not-found']);
  const neighbour = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[1]! });
  expect(await harness.refused(neighbour, contract.paperFile, { paperId })).toEqual(['platform.not-found']);
});

test('a draft is changed by version and thrown away; an issued paper is neither', async () => {
  const paperId = await draft();
  const { organisationId: _, kind: __, ...rest } = asked({ title: 'Tên mới' }) as Record<string, unknown>;
  expect(await harness.act(secretary, contract.editDraft, { paperId, expectedVersion: 1, ...rest } as never)).toEqual({
    version: 2,
  });
  expect(await harness.ask(secretary, contract.paper, { paperId })).toMatchObject({ title: 'Tên mới', version: 2 });
  await harness.act(secretary, contract.discardDraft, { paperId });
  expect(await harness.refused(secretary, contract.paper, { paperId })).toEqual(['platform.not-found']);
  const issued = await issue();
  expect(await harness.refused(secretary, contract.discardDraft, { paperId: issued.paperId })).toEqual([
    'documents.not-in-state',
  ]);
});

test('the register finds by year, title without marks, and is taken out with an audit entry that names nobody', async () => {
  const found = await harness.ask(commune.officer, contract.papers, {
    underId: commune.commune,
    year: 2026,
    text: 'de nghi ket nap nguyen',
  });
  expect(found.rows.length).toBeGreaterThan(3);
  expect((await harness.ask(commune.officer, contract.papers, { underId: commune.commune, year: 2025 })).count).toBe(0);
  for (const format of ['pdf', 'xlsx'] as const) {
    const file = await harness.act(commune.officer, contract.printBook, {
      underId: commune.commune,
      year: 2026,
      format,
      language: 'vi',
    });
    expect(file.fileName).toBe(`so-van-ban-di-2026.${format}`);
  }
  const { rows } = await harness.owner.query(
    `SELECT d.detail::text FROM platform.audit_entry e JOIN platform.audit_detail d ON d.entry_id = e.id WHERE e.action LIKE 'documents.%'`,
  );
  expect(rows.map(({ detail }) => detail).join()).not.toContain('contentBase64": "J');
});
