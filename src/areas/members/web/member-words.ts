import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import type { Level } from '../../../web/kit/status.tsx';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type MemberState, memberVocabulary } from '../contract.ts';
import { type FieldValue, type MemberField, memberFields } from '../rules/member-fields.ts';

export const stateLevel: Readonly<Record<MemberState, Level>> = {
  active: 'good',
  exempt: 'attention',
  suspended: 'serious',
  'transferred-out': 'unknown',
  removed: 'unknown',
  expelled: 'unknown',
  resigned: 'unknown',
  deceased: 'unknown',
  'admission-cancelled': 'unknown',
};

type Vocabulary = OutputOf<typeof memberVocabulary>;
type CodeList = 'schoolings' | 'politicalTheories' | 'papers';

/** Codes of the records with their words in the language in use; a code that is in no list is shown as it is. */
export const useVocabulary = (on: string) => {
  const language = useLanguage();
  const { data } = useQuestion(memberVocabulary, { on }, { freshForMs: 600_000 });
  const listed = (list: CodeList): Vocabulary[CodeList] => data?.[list] ?? [];
  return {
    vocabulary: data,
    options: (list: CodeList) => listed(list).map((one) => ({ value: one.code, label: one[language] })),
    word: (list: CodeList, code: string | null): string | null =>
      code === null ? null : (listed(list).find((one) => one.code === code)?.[language] ?? code),
  };
};

const listOf: Readonly<Partial<Record<MemberField, CodeList>>> = {
  schooling: 'schoolings',
  politicalTheory: 'politicalTheories',
};

// Typed freely, but this one word means that there is none, and would read as "no" to whoever reads English.
const NO_RELIGION = 'Không';

/** A religion as it was typed; that there is none in the language in use. */
export const religionText = (religion: string | null, t: Translate): string | null =>
  religion === NO_RELIGION ? t('members.no-religion') : religion;

/** A value of a field as people read it: days, codes and yes or no in words; unknown is said. */
export const useFieldText = (on: string): ((field: string, value: FieldValue) => string) => {
  const t = useT();
  const { word } = useVocabulary(on);
  return (field, value) => {
    if (value === null || value === '') return t('members.unknown');
    if (typeof value === 'boolean') return t(value ? 'members.yes' : 'members.no');
    if (field === 'religion') return religionText(String(value), t) ?? '';
    if (field === 'sex') return t(`members.sex.${value}`);
    const list = listOf[field as MemberField];
    if (list) return word(list, String(value)) ?? String(value);
    // Of a birth the year alone may be known.
    const isDay = memberFields[field as MemberField]?.isDate && typeof value === 'string';
    return isDay ? dayText(value) : String(value);
  };
};

/** The name of a field of the record; one that another topic wrote is shown under its own key. */
export const useFieldName = (): ((field: string) => string) => {
  const t = useT();
  return (field) => {
    const known = memberFields[field as MemberField];
    return known ? t(`members.field.${known.code}`) : field;
  };
};
