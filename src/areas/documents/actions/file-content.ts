import sharp from 'sharp';
import { BadZip, listZip, type ZipEntry } from '../../../platform/import/unzip.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { mediaTypes } from '../../../platform/paper/xlsx.ts';
import { docxType } from '../questions/paper-file.ts';

export type FileContent = { readonly bytes: Uint8Array; readonly mediaType: string };

const mostPixels = 100_000_000;
const longestSide = 5_000;

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

const isJpeg = (bytes: Uint8Array): boolean => startsWith(bytes, 0xff, 0xd8, 0xff);
const isPng = (bytes: Uint8Array): boolean => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d);
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

const notAPicture = refuse(reason('documents.picture-unreadable', {}, 'contentBase64'));
const unknownType = refuse(reason('documents.file-type-unknown', {}, 'contentBase64'));

/** The picture drawn anew: upright, without place, camera and whatever else hid in it. Refuses what only calls itself a picture. */
const redrawn = async (bytes: Uint8Array, format: 'jpeg' | 'png'): Promise<FileContent | Refusal> => {
  try {
    const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
    const drawn = format === 'jpeg' ? upright.jpeg({ quality: 85 }) : upright.png();
    return { bytes: new Uint8Array(await drawn.toBuffer()), mediaType: `image/${format}` };
  } catch {
    return notAPicture;
  }
};

const officeType = (entries: ReadonlyMap<string, ZipEntry>): string | null => {
  if ([...entries.keys()].some((name) => /vbaProject\.bin/i.test(name))) return null;
  if (entries.has('word/document.xml')) return docxType;
  return entries.has('xl/workbook.xml') ? mediaTypes.xlsx : null;
};

const officeContent = (bytes: Uint8Array): FileContent | Refusal => {
  try {
    const mediaType = officeType(listZip(bytes));
    return mediaType === null ? unknownType : { bytes, mediaType };
  } catch (error) {
    if (error instanceof BadZip) return unknownType;
    throw error;
  }
};

/** What a file is by its content, whatever it is called; pictures come back drawn anew. Other kinds are refused. */
export const fileContent = async (bytes: Uint8Array): Promise<FileContent | Refusal> => {
  if (isJpeg(bytes)) return redrawn(bytes, 'jpeg');
  if (isPng(bytes)) return redrawn(bytes, 'png');
  if (isPdf(bytes)) return { bytes, mediaType: 'application/pdf' };
  return isZip(bytes) ? officeContent(bytes) : unknownType;
};
