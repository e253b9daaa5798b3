import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits for a cookie; the database keeps only their digest. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A digest that cannot be guessed back without the installation's key: for short texts such as logins and addresses. */
export const keyedDigest = (key: Buffer, purpose: string, text: string): Buffer =>
  createHmac('sha256', key).update(purpose).update('\0').update(text).digest();

/** Compares without telling by its time where two texts differ. */
export const isSameText = (one: string, other: string): boolean => timingSafeEqual(digestOf(one), digestOf(other));

// Crockford's alphabet: no I, L, O, U, so that a code survives being read aloud and written by hand.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

/** A one-time code of 80 random bits, in four groups of four. */
export const newOneTimeCode = (): string => {
  const letters = [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
};

/** The code as it was meant: no spaces or dashes, look-alike letters put right. */
export const readOneTimeCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

export const digestOfOneTimeCode = (code: string): Buffer => digestOf(readOneTimeCode(code));
