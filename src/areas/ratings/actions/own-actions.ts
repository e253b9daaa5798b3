import { confirmReading } from './confirm-reading.ts';
import { handSheets, recordReadings, withdrawSheets } from './hand-sheets.ts';
import { rateOwn } from './rate-own.ts';

/** What a person does about the own rating, and what the cell does so that the person reads before the vote. */
export const ownActions = [rateOwn, confirmReading, handSheets, withdrawSheets, recordReadings];
