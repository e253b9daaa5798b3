import { checkImport, importColumns, importProgress, type MemberImportId } from '../src/areas/members/contract.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import type { Day } from '../src/platform/calendar/day.ts';
import { appendUpload, beginUpload, finishUpload, pieceBytes, type UploadId } from '../src/platform/import/contract.ts';
import type { Account, Harness } from './harness.ts';

/** Sends a file in pieces, as the page does. */
const sendFile = async (harness: Harness, account: Account, fileName: string, bytes: Buffer): Promise<UploadId> => {
  const { uploadId } = await harness.act(account, beginUpload, { fileName, sizeBytes: bytes.length });
  for (let piece = 0; piece * pieceBytes < bytes.length; piece++) {
    const part = bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
    await harness.act(account, appendUpload, { uploadId, piece, contentBase64: part.toString('base64') });
  }
  await harness.act(account, finishUpload, { uploadId });
  return uploadId;
};

/** Sends a list, takes the columns as they were found, and has it checked to the end. */
export const stageMembers = async (
  harness: Harness,
  account: Account,
  underId: OrganisationId,
  bytes: Buffer,
  options: { fileName?: string; asOf?: Day } = {},
): Promise<MemberImportId> => {
  const uploadId = await sendFile(harness, account, options.fileName ?? 'danh-sach.xlsx', bytes);
  const { mapping } = await harness.ask(account, importColumns, { uploadId });
  const { importId } = await harness.act(account, checkImport, {
    uploadId,
    underId,
    mapping,
    asOf: options.asOf ?? null,
  });
  await harness.runJobs();
  const { phase, reasons } = await harness.ask(account, importProgress, { importId });
  if (phase !== 'ready') throw new Error(`the check ended as ${phase}: ${JSON.stringify(reasons)}`);
  return importId;
};
