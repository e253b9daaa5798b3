/** What an identifier cell holds: digits of a length that is right, or why not. */
export type NumberReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'fault'; readonly code: string; readonly params: Readonly<Record<string, number>> };

const separators = /[\s.'’-]/g;
const inExponent = /^\d(?:[.,]\d+)?e\+?\d+$/i;

const isDigits = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
};

/**
 * Reads an identifier of one of the lengths given, with or without spaces and points. One that is a digit or two short has probably
 * lost its leading zeros in a spreadsheet program, and one in exponent form its last digits: both are named, neither is mended.
 */
export const readDigits = (text: string, lengths: readonly number[]): NumberReading => {
  if (text === '') return { kind: 'none' };
  if (lengths.includes(text.length) && isDigits(text)) return { kind: 'digits', digits: text };
  if (inExponent.test(text)) return { kind: 'fault', code: 'members.import-number-in-exponent', params: {} };
  const digits = text.replace(separators, '');
  if (!isDigits(digits) || digits === '')
    return { kind: 'fault', code: 'members.import-number-not-digits', params: {} };
  if (lengths.includes(digits.length)) return { kind: 'digits', digits };
  const wanted = lengths.find((length) => digits.length < length && length - digits.length <= 2) ?? lengths[0]!;
  const isShort = digits.length < wanted && wanted - digits.length <= 2;
  return {
    kind: 'fault',
    code: isShort ? 'members.import-number-zeros-lost' : 'members.import-number-length',
    params: { digits: digits.length, wanted },
  };
};
