import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { anyData, openTermOf } from '../../../../tests/documents.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { hasLibreOffice } from '../../../platform/paper/official/word-to-pdf.ts';
import * as contract from '../contract.ts';
import { memberPapers } from '../papers/member-papers.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
let commune: Commune;
const form = memberPapers.find(({ kind }) => kind === 'documents.admission-cell')!;

beforeAll(async () => {
  commune = await loadCommune(harness);
  await openTermOf(harness, commune.officer, commune.cells[0]!);
});

const textOf = (contentBase64: string): string => {
  const xml = strFromU8(unzipSync(Buffer.from(contentBase64, 'base64'))['word/document.xml']!);
  return xml.replace(/<[^>]+>/g, ' ');
};

/** The shipped template as an office would edit it in a word processor. */
const edited = async (change: (xml: string) => string): Promise<string> => {
  const shipped = await harness.ask(commune.officer, contract.templateFile, {
    organisationId: commune.commune,
    kind: form.kind,
    which: 'shipped',
  });
  const parts = unzipSync(Buffer.from(shipped.contentBase64, 'base64'));
  parts['word/document.xml'] = strToU8(change(strFromU8(parts['word/document.xml']!)));
  return Buffer.from(zipSync(parts)).toString('base64');
};

const upload = (contentBase64: string) =>
  harness.act(commune.officer, contract.uploadTemplate, {
    organisationId: commune.commune,
    kind: form.kind,
    contentBase64,
  });

const issueAt = async (organisationId: string) => {
  const { paperId } = await harness.act(commune.officer, contract.draftPaper, {
    organisationId,
    kind: form.kind,
    body: 'cell',
    title: 'Nghị quyết kết nạp',
    issuedOn: '2026-11-20',
    signer: { post: 'Bí thư', name: 'Trần Thị Hư Cấu' },
    data: anyData(form.fields, { isEnough: true }),
  } as never);
  await harness.act(commune.officer, contract.issuePaper, { paperId, expectedVersion: 1 });
  return paperId;
};

const docxOf = async (paperId: string) =>
  textOf(
    (await harness.ask(commune.officer, contract.paperFile, { paperId: paperId as never, format: 'docx' }))
      .contentBase64,
  );

test('the template of an office serves its cells from then on; earlier papers stay as they were', async () => {
  const before = await issueAt(commune.cells[0]!);
  const contentBase64 = await edited((xml) => xml.replace('Nhận xét, kết luận:', 'Ý kiến kết luận của hội nghị:'));
  expect(await upload(contentBase64)).toMatchObject({ versionNo: 1 });
  const after = await issueAt(commune.cells[0]!);
  expect(await docxOf(after)).toContain('Ý kiến kết luận của hội nghị:');
  expect(await docxOf(before)).toContain('Nhận xét, kết luận:');
  const { rows } = await harness.ask(commune.officer, contract.templates, { organisationId: commune.cells[0]! });
  expect(rows.find(({ kind }) => kind === form.kind)).toMatchObject({
    applies: 'above',
    fromName: 'Đảng bộ xã Đồng Mẫu',
    isOutdated: false,
  });
  const shown = await harness.ask(commune.officer, contract.paper, { paperId: after as never });
  expect(shown).toMatchObject({ template: 'office', hasPdf: await hasLibreOffice() });
  if (await hasLibreOffice())
    expect((await harness.ask(commune.officer, contract.paperFile, { paperId: after as never })).mediaType).toBe(
      'application/pdf',
    );
  else
    expect(await harness.refused(commune.officer, contract.paperFile, { paperId: after })).toEqual([
      'documents.pdf-needs-office-program',
    ]);
});

test('a template with an unknown place or a missing one is refused by name; the old one stays in use', async () => {
  const contentBase64 = await edited((xml) => xml.replace('{chair}', '{chuTri}'));
  const outcome = await harness.call(commune.officer, contract.uploadTemplate.name, {
    organisationId: commune.commune,
    kind: form.kind,
    contentBase64,
  });
  expect(outcome).toMatchObject({
    ok: false,
    reasons: [
      { code: 'platform.template-unknown-places', params: { places: 'chuTri' } },
      { code: 'platform.template-missing-places', params: { places: 'chair' } },
    ],
  });
});

test('an office goes back to the shipped template and forward again; a cell secretary changes none', async () => {
  const own = async () => {
    const { rows } = await harness.ask(commune.officer, contract.templates, { organisationId: commune.commune });
    return rows.find(({ kind }) => kind === form.kind)!;
  };
  const [first] = (await own()).versions;
  await harness.act(commune.officer, contract.endTemplate, {
    templateId: first!.templateId,
    expectedVersion: first!.version,
  });
  expect(await own()).toMatchObject({ applies: 'shipped' });
  expect(
    await harness.refused(commune.officer, contract.endTemplate, {
      templateId: first!.templateId,
      expectedVersion: first!.version + 1,
    }),
  ).toEqual(['documents.template-not-in-use']);
  await harness.act(commune.officer, contract.resumeTemplate, {
    templateId: first!.templateId,
    expectedVersion: first!.version + 1,
  });
  expect(await own()).toMatchObject({ applies: 'own' });
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[0]! });
  const asked = { organisationId: commune.cells[0]!, kind: form.kind, contentBase64: 'AAAA' };
  expect(await harness.refused(secretary, contract.uploadTemplate, asked)).toEqual(['platform.not-permitted']);
  expect(
    await harness.refused(commune.stranger, contract.endTemplate, {
      templateId: first!.templateId,
      expectedVersion: 3,
    }),
  ).toEqual(['platform.not-found']);
});
