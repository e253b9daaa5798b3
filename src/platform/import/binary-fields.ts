import type { Day } from '../calendar/day.ts';
import { daysBetween } from '../calendar/months.ts';

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
  /** The id written last, as text. */
  readonly lastId: () => string;
  /** Fields that are ready. */
  readonly ready: (fields: Uint8Array) => void;
  readonly size: () => number;
  /** The bytes so far, in a buffer of their own; the next begin anew. */
  readonly take: () => Uint8Array<ArrayBuffer>;
};

export type IdWriter = (into: Buffer, at: number) => void;

const EPOCH = '2000-01-01' as Day;
const ID_BYTES = 16;

/** The text of the UUID at a place. */
const uuidAt = (bytes: Buffer, at: number): string => {
  const hex = bytes.toString('hex', at, at + ID_BYTES);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** Days since 2000, each worked out once: half a million rows have few thousand different ones. */
const dayCounter = () => {
  const known = new Map<Day, number>();
  return (on: Day): number => {
    const before = known.get(on);
    if (before !== undefined) return before;
    const days = daysBetween(EPOCH, on);
    known.set(on, days);
    return days;
  };
};

/** Writes text; gives its bytes. Short Latin text by hand: a call out of the engine for each of 20 fields would cost more. */
const writeText = (bytes: Buffer, value: string, at: number): number => {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code > 0x7f) return bytes.write(value, at);
    bytes[at + index] = code;
  }
  return value.length;
};

/** Bytes that grow as they are written to, with the values of which fields are made. */
const growing = (firstBytes: number) => {
  const own = { bytes: Buffer.allocUnsafeSlow(firstBytes), filled: 0 };
  const room = (more: number): void => {
    if (own.filled + more <= own.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(own.filled + more, own.bytes.length * 2));
    own.bytes.copy(larger, 0, 0, own.filled);
    own.bytes = larger;
  };
  const number = (value: number): void => {
    room(4);
    own.bytes.writeInt32BE(value, own.filled);
    own.filled += 4;
  };
  const raw = (value: Uint8Array): void => {
    room(value.length);
    own.bytes.set(value, own.filled);
    own.filled += value.length;
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
    own.bytes = Buffer.allocUnsafeSlow(Math.max(firstBytes, own.filled));
    own.filled = 0;
    return taken;
  };
  return { own, room, number, raw, text, take };
};

/** Number of the format with which jsonb begins. */
const JSONB = 1;

export const binaryFields = (firstBytes = 1 << 20): BinaryFields => {
  const { own, room, number, raw, text, take } = growing(firstBytes);
  const daysOf = dayCounter();
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
      number(ID_BYTES);
      room(ID_BYTES);
      next(own.bytes, own.filled);
      own.filled += ID_BYTES;
    },
    lastId: () => uuidAt(own.bytes, own.filled - ID_BYTES),
    ready: raw,
    size: () => own.filled,
    take,
  };
};
