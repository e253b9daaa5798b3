import { confirmReading } from './confirm-reading.ts';
import { handSheets, recordReadings, withdrawSheets } from './hand-sheets.ts';
import { rateOwn } from './rate-own.ts';
import { recordOwnResults } from './record-own-results.ts';

/** What a person does about the own rating, and what the cell does so that the person reads before the vote. */
export const ownActions = [rateOwn, recordOwnResults, confirmReading, handSheets, withdrawSheets, recordReadings];
