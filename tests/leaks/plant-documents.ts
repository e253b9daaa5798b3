import * as documents from '../../src/areas/documents/contract.ts';
import { memberPapers } from '../../src/areas/documents/papers/member-papers.ts';
import { layoutToday } from '../../src/areas/documents/questions/layout-today.ts';
import { shippedTemplate } from '../../src/areas/documents/questions/template-in-use.ts';
import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import { day } from '../../src/platform/calendar/day.ts';
import { anyData } from '../documents.ts';
import type { Account, Harness } from '../harness.ts';

const form = memberPapers.find(({ kind }) => kind === 'documents.exemption-list')!;

const plantPapers = async (
  harness: Harness,
  by: Account,
  cell: OrganisationId,
  mark: string,
): Promise<documents.PaperId> => {
  const { act } = harness;
  const { paperId } = await act(by, documents.draftPaper, {
    organisationId: cell,
    kind: form.kind,
    body: 'cell',
    title: `Danh sách ${mark}`,
    issuedOn: day('2026-11-02'),
    place: `Nơi ${mark}`,
    signer: { post: `Chức vụ ${mark}`, name: `Người ký ${mark}` },
    data: anyData(form.fields, { asOf: `Tính đến ${mark}` }) as never,
  });
  await act(by, documents.issuePaper, { paperId, expectedVersion: 1 });
  await act(by, documents.recordOutsidePaper, {
    organisationId: cell,
    body: 'cell',
    documentType: 'conclusion',
    number: 1,
    withoutTerm: true,
    title: `Kết luận ${mark}`,
    issuedOn: day('2026-11-02'),
    signer: { post: `Chức vụ ${mark}`, name: `Người ký ${mark}` },
  });
  return paperId;
};

/** Rows of every table of documents in a cell, all with the mark: what no second account may come to see. */
export const plantDocuments = async (
  harness: Harness,
  by: Account,
  cell: OrganisationId,
  mark: string,
): Promise<void> => {
  const { act } = harness;
  const paperId = await plantPapers(harness, by, cell, mark);
  for (const to of [
    { what: 'paper' as const, paperId },
    { what: 'other' as const, organisationId: cell, area: 'meetings', id: newId() },
  ])
    await act(by, documents.attachFile, {
      to,
      label: `Bản chụp ${mark}`,
      contentBase64: Buffer.from(`%PDF-1.7 ${mark}`).toString('base64'),
    });
  await act(by, documents.uploadTemplate, {
    organisationId: cell,
    kind: form.kind,
    contentBase64: Buffer.from(shippedTemplate(form, layoutToday(day('2026-11-02')))).toString('base64'),
  });
  await act(by, documents.recordSecretEntry, {
    organisationId: cell,
    number: `Số ${mark}`,
    datedOn: day('2026-11-02'),
    holder: `Người giữ ${mark}`,
  });
};
