import { randomBytes } from 'node:crypto';
import type { IdWriter } from '../../../platform/import/binary-fields.ts';

const ID_BYTES = 16;
const STAMP_BYTES = 6;
const idsPerDraw = 1_000;

/** Ids of the same kind as those of `newId` (UUID version 7), cut from one draw of many: half a million rows need two million of them. */
export const idWriter = (): IdWriter => {
  let [drawn, at] = [Buffer.alloc(0), 0];
  let moment = 0;
  const stamp = Buffer.alloc(STAMP_BYTES);
  return (into, place) => {
    if (at === drawn.length) [drawn, at] = [randomBytes((ID_BYTES - STAMP_BYTES) * idsPerDraw), 0];
    const now = Date.now();
    if (now !== moment) {
      moment = now;
      stamp.writeUIntBE(now, 0, STAMP_BYTES);
    }
    into.set(stamp, place);
    for (let byte = STAMP_BYTES; byte < ID_BYTES; byte++) into[place + byte] = drawn[at++]!;
    into[place + 6] = (into[place + 6]! & 0x0f) | 0x70;
    into[place + 8] = (into[place + 8]! & 0x3f) | 0x80;
  };
};
