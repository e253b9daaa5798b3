import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../tests/commune.ts';
import { startHarness } from '../../../tests/harness.ts';
import * as contract from './contract.ts';

const harness = await startHarness();
const { files } = harness.program.errandParts;
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
});

const begin = async (content: Buffer) =>
  (await harness.act(commune.officer, contract.beginUpload, { fileName: 'tệp.csv', sizeBytes: content.length }))
    .uploadId;
const pieceOf = (content: Buffer, piece: number) =>
  content.subarray(piece * contract.pieceBytes, (piece + 1) * contract.pieceBytes).toString('base64');
const append = (uploadId: contract.UploadId, content: Buffer, piece: number) =>
  harness.act(commune.officer, contract.appendUpload, { uploadId, piece, contentBase64: pieceOf(content, piece) });
const drop = (uploadId: contract.UploadId) => harness.act(commune.officer, contract.dropUpload, { uploadId });

test('a file comes in pieces, goes on where it stopped, and is what was sent', async () => {
  const content = randomBytes(contract.pieceBytes * 2 + 77);
  const uploadId = await begin(content);
  await append(uploadId, content, 0);
  expect(
    await harness.refused(commune.officer, contract.appendUpload, { uploadId, piece: 2, contentBase64: 'AAAA' }),
  ).toEqual(['platform.upload-out-of-order']);
  expect(await harness.refused(commune.officer, contract.finishUpload, { uploadId })).toEqual([
    'platform.upload-incomplete',
  ]);
  expect(await harness.ask(commune.officer, contract.upload, { uploadId })).toMatchObject({
    receivedPieces: 1,
    isFinished: false,
  });
  expect(await append(uploadId, content, 0)).toMatchObject({ receivedPieces: 1, receivedBytes: contract.pieceBytes });
  await append(uploadId, content, 1);
  expect(
    await harness.refused(commune.officer, contract.appendUpload, { uploadId, piece: 2, contentBase64: 'AAAA' }),
  ).toEqual(['platform.upload-piece']);
  await append(uploadId, content, 2);
  const { sha256 } = await harness.act(commune.officer, contract.finishUpload, { uploadId });
  expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
  const read: Buffer[] = [];
  for await (const piece of files.read(uploadId, 3)) read.push(piece);
  expect(Buffer.concat(read).equals(content)).toBe(true);
  await drop(uploadId);
  await expect(files.read(uploadId, 3).next()).rejects.toThrow();
});

test('an upload is its account’s alone, also for an officer over the same organisation', async () => {
  const uploadId = await begin(Buffer.from('a;b'));
  const colleague = await harness.account({ role: 'organisation-officer', organisationId: commune.commune });
  for (const other of [colleague, commune.cityOfficer, commune.stranger]) {
    expect(await harness.refused(other, contract.upload, { uploadId })).toEqual(['platform.upload-gone']);
    expect(await harness.refused(other, contract.appendUpload, { uploadId, piece: 0, contentBase64: 'YTti' })).toEqual([
      'platform.upload-gone',
    ]);
    expect(await harness.refused(other, contract.dropUpload, { uploadId })).toEqual(['platform.upload-gone']);
  }
  expect(await harness.ask(commune.officer, contract.upload, { uploadId })).toMatchObject({ fileName: 'tệp.csv' });
  await drop(uploadId);
});

test('nothing of a file lies on the disk in clear, and a changed or exchanged piece is not read', async () => {
  const content = Buffer.from('Nguyễn Văn Thử;001075000001');
  const [one, two] = [await begin(content), await begin(content)];
  await append(one, content, 0);
  const { rows } = await harness.owner.query('SELECT id FROM platform.upload WHERE id = ANY ($1)', [[one, two]]);
  expect(rows).toHaveLength(2);
  await files.put(two, 1, content);
  await expect(
    (async () => {
      for await (const _ of files.read(two, 2));
    })(),
  ).rejects.toThrow();
  await drop(one);
  await drop(two);
});

test('what nothing became of for seven days is removed, file and row', async () => {
  const uploadId = await begin(Buffer.from('a;b'));
  await append(uploadId, Buffer.from('a;b'), 0);
  const job = harness.program.areas[0]!.jobs!.find((one) => one.name === 'platform.expire-uploads')!;
  await harness.program.runner.asSystem(job.name, job.run);
  expect(await harness.ask(commune.officer, contract.upload, { uploadId })).toMatchObject({ receivedPieces: 1 });
  harness.clock.now = new Date(Date.now() + 8 * 86_400_000);
  await harness.program.runner.asSystem(job.name, job.run);
  harness.clock.now = new Date();
  expect(await harness.refused(commune.officer, contract.upload, { uploadId })).toEqual(['platform.upload-gone']);
  await expect(files.read(uploadId, 1).next()).rejects.toThrow();
});

test('five unfinished files are enough', async () => {
  const ids = [];
  for (let at = 0; at < 5; at++) ids.push(await begin(Buffer.from('a')));
  expect(await harness.refused(commune.officer, contract.beginUpload, { fileName: 'x', sizeBytes: 1 })).toEqual([
    'platform.upload-too-many',
  ]);
  expect(await harness.refused(commune.officer, contract.beginUpload, { fileName: 'x', sizeBytes: 10 ** 9 })).toEqual([
    'platform.upload-too-big',
  ]);
  for (const uploadId of ids) await drop(uploadId);
});
