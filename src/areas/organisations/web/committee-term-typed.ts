import type { Term } from './committee-shapes.ts';
import { noPaper, paperOrNull, type TypedPaper } from './decision-paper-fields.tsx';
import { countOrNull } from './form-fields.ts';

type Count = number | string;

export type TypedTerm = {
  ordinal: Count;
  startsOn: string | null;
  dueOn: string | null;
  numberSet: Count;
  standingSet: Count;
  deputiesSet: Count;
  basis: string;
  decision: TypedPaper;
  isFirstOfNew: boolean;
};

export const typedTerm = (term: Term | null): TypedTerm => ({
  ordinal: term?.ordinal ?? '',
  startsOn: term?.startsOn ?? null,
  dueOn: term?.dueOn ?? null,
  numberSet: term?.numberSet ?? '',
  standingSet: term?.standingSet ?? '',
  deputiesSet: term?.deputiesSet ?? '',
  basis: term?.basis ?? 'elected',
  decision: term?.decision ?? noPaper,
  isFirstOfNew: term?.isFirstOfNew ?? false,
});

export const fieldsOfTerm = ({ dueOn, ...typed }: TypedTerm) => ({
  ...typed,
  ...(dueOn ? { dueOn } : {}),
  ordinal: countOrNull(typed.ordinal),
  numberSet: countOrNull(typed.numberSet),
  standingSet: countOrNull(typed.standingSet),
  deputiesSet: countOrNull(typed.deputiesSet),
  decision: paperOrNull(typed.decision),
});
