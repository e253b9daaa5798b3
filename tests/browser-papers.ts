import type { Page } from 'playwright-core';
import * as documents from '../src/areas/documents/contract.ts';
import { memberPapers } from '../src/areas/documents/papers/member-papers.ts';
import type { Day } from '../src/platform/calendar/day.ts';
import { callFrom } from './browser-call.ts';
import { anyData } from './documents.ts';

/** A draft of the commune's list of exempted members, which has its page and its editor. */
export const samplePaper = async (page: Page, organisationId: string, issuedOn: Day): Promise<string> => {
  const form = memberPapers.find(({ kind }) => kind === 'documents.exemption-list')!;
  const { paperId } = await callFrom(page, documents.draftPaper, {
    organisationId: organisationId as never,
    kind: form.kind,
    body: 'committee',
    title: 'Danh sách đảng viên được miễn công tác và sinh hoạt đảng',
    issuedOn,
    data: anyData(form.fields) as never,
  });
  return paperId;
};
