import type { Day } from '../calendar/real-day.ts';

/**
 * Fields of rows in COPY's binary format (each with its length before it), gathered as bytes: numbers, days and digests go as they are,
 * nothing is spelled out for the server to read again, and no text is put together that the garbage collector has to take apart.
 */
export type BinaryFields = {
  /** Begins a row whose fields all follow here; rows put together elsewhere have none. */
  readonly row: (columns: number) => void;
  readonly text: (value: string | null) => void;
  readonly json: (value: string | null) => void;
  readonly day: (value: Day | null) => void;
  readonly whole: (value: number | null) => void;
  readonly flag: (value: boolean) => void;
  /** Also a UUID, which is sixteen of them. */
  readonly bytes: (value: Uint8Array | null) => void;
  /** A new id, written by `next` where it is to stand. */
  readonly id: (next: IdWriter) => void;
  /** Leaves so many bytes for a value that is put there later; gives where they begin. */
  readonly gap: (length: number) => number;
  /** Fields that are ready: those bytes of `fields`. */
  readonly ready: (fields: Uint8Array, from: number, until: number) => void;
  readonly size: () => number;
  /** The bytes so far, in a buffer of their own; the next begin anew. */
  readonly take: () => Uint8Array<ArrayBuffer>;
};

export type IdWriter = (into: Buffer, at: number) => void;

/** Bytes of a UUID, and of the length before each field. */
export const ID_BYTES = 16;
export const LENGTH_BYTES = 4;

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** Days before a year that begins in March, counted from the year 0: the leap day is the last of its year. */
const daysBefore = (year: number): number =>
  year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
/** Days from the beginning of March of the year 0 until 2000. */
const untilEpoch = daysBefore(1999) + 306;

/** Days since 2000, from the digits: four million of them are sooner worked out than looked up. */
const daysOf = (on: Day): number => {
  const written = digitAt(on, 0) * 1000 + digitAt(on, 1) * 100 + digitAt(on, 2) * 10 + digitAt(on, 3);
  const month = digitAt(on, 5) * 10 + digitAt(on, 6);
  const year = month < 3 ? written - 1 : written;
  const months = month < 3 ? month + 9 : month - 3;
  const days = Math.floor((months * 153 + 2) / 5) + digitAt(on, 8) * 10 + digitAt(on, 9) - 1;
  return daysBefore(year) + days - untilEpoch;
};

/** Writes text in UTF-8; gives its bytes. By hand, because a call out of the engine for each of 20 short fields would cost more. */
const writeText = (bytes: Buffer, value: string, from: number): number => {
  let at = from;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < 0x80) bytes[at++] = code;
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else if (code < 0xd800 || code > 0xdfff) {
      bytes[at++] = 0xe0 | (code >> 12);
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else return bytes.write(value, from);
  }
  return at - from;
};

const putNumber = (bytes: Buffer, at: number, value: number): void => {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
};

/** Few bytes are sooner copied one by one than by a call out of the engine. */
const few = 48;

/**
 * Bytes that grow as they are written to, with the values of which fields are made. Empty at the beginning: what a gap holds until it is
 * filled is never something else's memory.
 */
const growing = (firstBytes: number, spares: ArrayBuffer[]) => {
  const own = { bytes: Buffer.alloc(firstBytes), filled: 0 };
  const room = (more: number): void => {
    if (own.filled + more <= own.bytes.length) return;
    const larger = Buffer.alloc(Math.max(own.filled + more, own.bytes.length * 2));
    own.bytes.copy(larger, 0, 0, own.filled);
    own.bytes = larger;
  };
  const number = (value: number): void => {
    room(4);
    putNumber(own.bytes, own.filled, value);
    own.filled += 4;
  };
  const raw = (value: Uint8Array, from = 0, until = value.length): void => {
    const length = until - from;
    room(length);
    const { bytes, filled } = own;
    if (length > few) bytes.set(value.subarray(from, until), filled);
    else for (let at = 0; at < length; at++) bytes[filled + at] = value[from + at]!;
    own.filled = filled + length;
  };
  const text = (value: string, format: number | null): void => {
    // A character takes at most three bytes of UTF-8.
    room(5 + value.length * 3);
    const before = format === null ? 0 : 1;
    if (format !== null) own.bytes[own.filled + 4] = format;
    const length = writeText(own.bytes, value, own.filled + 4 + before) + before;
    number(length);
    own.filled += length;
  };
  const take = (): Uint8Array<ArrayBuffer> => {
    const taken = own.bytes.subarray(0, own.filled) as Uint8Array<ArrayBuffer>;
    const spare = spares.pop();
    own.bytes = spare ? Buffer.from(spare) : Buffer.alloc(Math.max(firstBytes, own.filled));
    own.filled = 0;
    return taken;
  };
  return { own, room, number, raw, text, take };
};

const gapIn =
  ({ own, room, number }: Pick<ReturnType<typeof growing>, 'own' | 'room' | 'number'>) =>
  (length: number): number => {
    number(length);
    room(length);
    own.filled += length;
    return own.filled - length;
  };

/** Number of the format with which jsonb begins. */
const JSONB = 1;

/**
 * Makes the writer of fields. `spares`: buffers that were taken and are done with; the next are written over them. A new one of some
 * megabytes for each ten thousand rows makes the garbage collector go through everything that lives, every few batches.
 */
export const binaryFields = (firstBytes = 1 << 20, spares: ArrayBuffer[] = []): BinaryFields => {
  const bytes = growing(firstBytes, spares);
  const { own, room, number, raw, text, take } = bytes;
  const gap = gapIn(bytes);
  const nothing = (): void => number(-1);
  const fourBytes = (value: number): void => {
    number(4);
    number(value);
  };
  return {
    row: (columns) => {
      room(2);
      own.filled = own.bytes.writeInt16BE(columns, own.filled);
    },
    text: (value) => (value === null ? nothing() : text(value, null)),
    json: (value) => (value === null ? nothing() : text(value, JSONB)),
    day: (value) => (value === null ? nothing() : fourBytes(daysOf(value))),
    whole: (value) => (value === null ? nothing() : fourBytes(value)),
    flag: (value) => {
      number(1);
      room(1);
      own.bytes[own.filled++] = value ? 1 : 0;
    },
    bytes: (value) => {
      if (value === null) return nothing();
      number(value.length);
      raw(value);
    },
    id: (next) => {
      // First the room: making it may bring other bytes.
      const at = gap(ID_BYTES);
      next(own.bytes, at);
    },
    gap,
    ready: raw,
    size: () => own.filled,
    take,
  };
};
