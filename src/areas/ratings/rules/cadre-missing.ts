import type { SeasonState, SubjectState } from '../contract/season-shapes.ts';

type Missing = 'self' | 'head' | 'superior' | 'decision' | 'notice';

/** What a sheet still waits for, in the order of the steps. The head of the office is rated by the level above, not by himself. */
export const missingOfCadre = ({
  state,
  hasSelf,
  hasHead,
  hasSuperior,
  isHead,
}: {
  readonly state: SubjectState;
  readonly hasSelf: boolean;
  readonly hasHead: boolean;
  readonly hasSuperior: boolean;
  readonly isHead: boolean;
}): Missing[] => {
  if (state === 'not-rated' || state === 'withdrawn') return [];
  const isDecided = state !== 'open' && state !== 'reviewed';
  return [
    ...(hasSelf || isDecided ? [] : (['self'] as const)),
    ...(hasHead || isDecided || isHead ? [] : (['head'] as const)),
    ...(isHead && !hasSuperior && !isDecided ? (['superior'] as const) : []),
    ...(isDecided ? [] : (['decision'] as const)),
    ...(state === 'notified' || state === 'archived' ? [] : (['notice'] as const)),
  ];
};

/** A person answers while nothing is decided, and again once the result was told; never between, when it is not known yet, nor after the archive. */
export const mayAnswerCadre = ({
  state,
  seasonState,
}: {
  readonly state: SubjectState;
  readonly seasonState: SeasonState;
}): boolean => seasonState === 'open' && (state === 'open' || state === 'reviewed' || state === 'notified');
