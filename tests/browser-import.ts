import type { Page } from 'playwright-core';
import * as members from '../src/areas/members/contract.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import * as uploads from '../src/platform/import/contract.ts';
import { callFrom } from './browser-call.ts';

/** A list with faults, a difference and a new member, sent and checked: the preview of an import for whoever looks at pages. */
export const sampleImport = async (page: Page, underId: string): Promise<string> => {
  const rows = [
    'Họ và tên;Ngày sinh;Số định danh cá nhân;Chi bộ;Ngày vào Đảng',
    'NGUYỄN THỬ MẪU;03/02/1970;000070000901;Chi bộ thôn Bãi;03/02/1995',
    'Trần Thử Mẫu;1971;00071000902;Chi bộ thôn Bãii;03/02/1995',
  ];
  const bytes = Buffer.from(rows.join('\n'));
  const { uploadId } = await callFrom(page, uploads.beginUpload, {
    fileName: 'Danh sách mẫu 1.csv',
    sizeBytes: bytes.length,
  });
  await callFrom(page, uploads.appendUpload, { uploadId, piece: 0, contentBase64: bytes.toString('base64') });
  await callFrom(page, uploads.finishUpload, { uploadId });
  const { mapping } = await callFrom(page, members.importColumns, { uploadId });
  const { importId } = await callFrom(page, members.checkImport, {
    uploadId,
    underId: underId as OrganisationId,
    mapping,
  });
  for (let wait = 0; wait < 100; wait++) {
    const { phase } = await callFrom(page, members.importProgress, { importId });
    if (phase === 'ready') return importId;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the sample of an import was not checked in time');
};
