import type { Area } from '../../../platform/action/area.ts';
import { answerCadre } from './answer-cadre.ts';
import { recordCadreFrame, withdrawCadreFrame } from './cadre-frames.ts';
import { decideCadres } from './decide-cadres.ts';
import { addCadres, openCadreMonth } from './open-cadre-month.ts';
import { printCadreNotices } from './print-cadre-notices.ts';
import { rateCadre, rateCadreFromAbove, rateOwnCadre } from './rate-cadre.ts';

/** Evaluation of cadres within a month. */
export const cadreActions: Area['actions'] = [
  recordCadreFrame,
  withdrawCadreFrame,
  openCadreMonth,
  addCadres,
  rateCadre,
  rateOwnCadre,
  rateCadreFromAbove,
  decideCadres,
  answerCadre,
  printCadreNotices,
];
