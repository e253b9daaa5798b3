import type { Area } from '../../../platform/action/area.ts';
import { cadreFrames } from './cadre-frames.ts';
import { cadreMonth } from './cadre-month.ts';
import { cadreProposal } from './cadre-proposal.ts';
import { cadreSheet } from './cadre-sheet.ts';
import { ownCadreSheet, ownCadreSheets } from './own-cadre-sheets.ts';

/** What is asked about the evaluation of cadres. */
export const cadreQuestions: Area['questions'] = [
  cadreFrames,
  cadreProposal,
  cadreMonth,
  cadreSheet,
  ownCadreSheets,
  ownCadreSheet,
];
