import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Translate } from '../../../web/messages.ts';
import type { PastResultLine, pastResultsPreview } from '../contract.ts';
import { levelWords } from './rating-words.tsx';

export type ResultPreview = OutputOf<typeof pastResultsPreview>;
export type ResultImportId = ResultPreview['importId'];

/** The level as it was entered, or that there was none and why. */
export const enteredLevel = (
  { level, notRatedWords }: Pick<PastResultLine, 'level' | 'notRatedWords'>,
  t: Translate,
): string => (level === null ? `${t('ratings.level.not-rated')}: ${notRatedWords ?? ''}` : levelWords(level, t));
