import { z } from 'zod';

/** A share as a document writes it, `30%` or `1/3`; kept as two whole numbers so that nothing is lost to binary fractions. */
export type ExactShare = { readonly numerator: number; readonly denominator: number };

const written = /^(?:(\d{1,3})(?:\.(\d{1,2}))?%|(\d{1,4})\/([1-9]\d{0,3}))$/;

/** Reads `30%`, `12.5%` or `1/3`; throws on anything else (the schema of the pack has looked before). */
export const readShare = (text: string): ExactShare => {
  const [, whole, decimals = '', numerator, denominator] = written.exec(text) ?? [];
  if (numerator !== undefined) return { numerator: Number(numerator), denominator: Number(denominator) };
  if (whole === undefined) throw new Error(`${text} is no share`);
  return { numerator: Number(whole + decimals), denominator: 100 * 10 ** decimals.length };
};

export const shareText = z.string().regex(written);

/** Negative, zero or positive as `part` of `whole` is less than, equal to or more than the share. Exact. */
export const compareShare = (part: number, whole: number, share: ExactShare): number =>
  part * share.denominator - whole * share.numerator;
