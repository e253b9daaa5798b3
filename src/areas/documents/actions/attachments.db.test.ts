import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import * as contract from '../contract.ts';
import { removeOrphans } from '../jobs/remove-orphans.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
let commune: Commune;
let to: contract.AttachedTo;

beforeAll(async () => {
  commune = await loadCommune(harness);
  to = { what: 'other', organisationId: commune.cells[0]!, area: 'meetings', id: newId() };
});

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a22' } })
    .withExif({ IFD0: { Copyright: 'Máy ảnh hư cấu' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 1/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const attach = (bytes: Uint8Array, more: object = {}) =>
  harness.act(commune.officer, contract.attachFile, {
    to,
    label: 'Ảnh chụp nghị quyết đã ký',
    contentBase64: Buffer.from(bytes).toString('base64'),
    ...more,
  });
const refusedFor = (contentBase64: string, more: object = {}) =>
  harness.refused(commune.officer, contract.attachFile, { to, label: 'Tệp', contentBase64, ...more });
const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64');

test('a photo loses place, camera and tilt, and comes back as a file only to who may see it', async () => {
  const original = await photo();
  expect((await sharp(original).metadata()).exif).toBeDefined();
  const { attachmentId } = await attach(original);
  const file = await harness.ask(commune.officer, contract.attachmentFile, { attachmentId });
  expect(file).toMatchObject({ mediaType: 'image/jpeg', fileName: expect.stringMatching(/^dinh-kem-.{6}\.jpg$/) });
  const seen = await sharp(Buffer.from(file.contentBase64, 'base64')).metadata();
  expect(seen).toMatchObject({ width: 40, height: 60 });
  expect([seen.exif, seen.orientation]).toEqual([undefined, undefined]);
  for (const question of [contract.attachmentFile, contract.removeAttachment])
    expect(await harness.refused(commune.stranger, question, { attachmentId })).toEqual(['platform.not-found']);
  expect(await harness.refused(null, contract.attachmentFile, { attachmentId })).toEqual(['platform.not-signed-in']);
});

test('what only calls itself a picture, what is of another kind, secret, empty or too big is refused, and nothing is kept', async () => {
  const broken = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
  expect(await refusedFor(base64(broken))).toEqual(['documents.picture-unreadable']);
  expect(await refusedFor(base64('<svg onload="alert(1)"/>'))).toEqual(['documents.file-type-unknown']);
  expect(await refusedFor(base64('PK\u0003\u0004xxxx'))).toEqual(['documents.file-type-unknown']);
  expect(await refusedFor(base64('%PDF-1.7'), { secrecy: 'top-secret' })).toEqual(['documents.secret-refused']);
  expect(await refusedFor(base64('%PDF-1.7'), { label: 'Văn bản mật số 2' })).toEqual(['documents.secret-mark']);
  expect(await refusedFor('')).toEqual(['platform.file-empty']);
  expect(await refusedFor('A'.repeat(28_000_000))).toEqual(['documents.attachment-too-big']);
  const { rows } = await harness.ask(commune.officer, contract.attachments, { to });
  expect(rows).toHaveLength(1);
});

test('a confined scan kept with a meeting opens for who holds the minutes, for no office above', async () => {
  const { attachmentId } = await attach(Buffer.from('%PDF-1.7 thử'), { isConfined: true });
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[0]! });
  expect((await harness.ask(secretary, contract.attachmentFile, { attachmentId })).mediaType).toBe('application/pdf');
  const inspector = await harness.account({ role: 'inspection-officer', organisationId: commune.cells[0]! });
  for (const account of [inspector, commune.officer, commune.cityOfficer])
    expect(await harness.refused(account, contract.attachmentFile, { attachmentId })).toEqual(['documents.confined']);
});

test('a removed file may be put back within a day; then its content goes, and so does what no row names', async () => {
  const { attachmentId } = await attach(Buffer.from('%PDF-1.7 sẽ gỡ'));
  const kept = await attach(Buffer.from('%PDF-1.7 giữ lại'));
  await harness.act(commune.officer, contract.removeAttachment, { attachmentId });
  expect(await harness.refused(commune.officer, contract.attachmentFile, { attachmentId })).toEqual([
    'platform.not-found',
  ]);
  await harness.act(commune.officer, contract.restoreAttachment, { attachmentId });
  await harness.act(commune.officer, contract.removeAttachment, { attachmentId });
  // The clock of the files is the machine's own.
  harness.clock.now = new Date(Date.now() + 49 * 3_600_000);
  const run = () => harness.program.runner.asSystem('documents.remove-orphans', removeOrphans.run);
  await run();
  expect(await harness.refused(commune.officer, contract.restoreAttachment, { attachmentId })).toEqual([
    'platform.not-found',
  ]);
  expect(
    (await harness.ask(commune.officer, contract.attachmentFile, { attachmentId: kept.attachmentId })).mediaType,
  ).toBe('application/pdf');
  const { rows } = await harness.owner.query(
    'SELECT count(*)::int AS removed FROM documents.attachment WHERE removed_at IS NOT NULL',
  );
  expect(rows[0].removed).toBe(1);
});
