import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { SheetRow } from '../../../platform/import/sheet.ts';
import { cellFinder, type ImportPlace } from './import-cells.ts';
import { sexChoice, standingChoice, stateChoice } from './import-choices.ts';
import { dateFaults } from './import-dates.ts';
import { dayReader } from './import-day.ts';
import { emptyDraft, type ImportDraft, type ImportFault } from './import-draft.ts';
import type { ImportKey } from './import-layout.ts';
import {
  add,
  lookAtDossierNumber,
  type Out,
  readBirth,
  readCell,
  readChoice,
  readDayOf,
  readName,
  readNumbers,
  readOthers,
  readText,
} from './import-row-readers.ts';

export type RowPlan = {
  /** Column index by key; what is not mapped is not read. */
  readonly columnByKey: Readonly<Partial<Record<ImportKey, number>>>;
  readonly places: readonly ImportPlace[];
  /** The cell of rows that name none: the place of import, where it is a cell itself. */
  readonly defaultCellId: string | null;
  readonly vocabulary: Readonly<
    Record<'schooling' | 'politicalTheory', readonly { readonly code: string; readonly names: readonly string[] }[]>
  >;
  readonly isOptionalBlockOn: boolean;
  readonly today: Day;
};

export type ReadImportRow = { readonly draft: ImportDraft; readonly faults: readonly ImportFault[] };

const texts = [
  ['otherName', 100],
  ['ethnicity', 60],
  ['religion', 60],
  ['cardPlace', 200],
  ['dossierNumber', 40],
  ['phone', 40],
  ['occupation', 200],
  ['profession', 200],
  ['residence', 300],
  ['sheetNumber', 60],
] as const;
const days = [
  'cardIssuedOn',
  'admissionDecidedOn',
  'admittedOn',
  'officialOn',
  'recognitionDecidedOn',
  'stateSince',
] as const;

/** Standing and state where the file does not say: by the official day, else by how long ago the ceremony was. */
const concludeStanding = (out: Out, today: Day): void => {
  const { draft } = out;
  draft.state ??= 'active';
  if (draft.standing !== null) return;
  const { officialOn, admittedOn } = draft;
  const isProbation = officialOn === null && admittedOn !== null && addMonths(admittedOn, 13) > today;
  draft.standing = isProbation ? 'probationary' : 'official';
  if (officialOn === null && !isProbation)
    add(out, 'officialOn', '', 'members.import-official-day-missing', { level: 'attention' });
};

const vocabularyReader = (entries: RowPlan['vocabulary']['schooling']) => {
  const byName = new Map(
    entries.flatMap(({ code, names }) => [code, ...names].map((name) => [name.toLowerCase(), code] as const)),
  );
  return (text: string): string | undefined => byName.get(text.toLowerCase());
};

const readWord = (out: Out, key: 'schooling' | 'politicalTheory', codeOf: (text: string) => string | undefined) => {
  const text = out.textOf(key);
  const code = text === '' ? null : codeOf(text);
  if (code === undefined) add(out, key, text, 'members.import-word-unknown', { level: 'attention' });
  return code ?? null;
};

/** Columns that the file has: the others are not even asked. */
const mappedOf = (columnByKey: RowPlan['columnByKey']) => ({
  texts: texts.filter(([key]) => columnByKey[key] !== undefined),
  days: days.filter((key) => columnByKey[key] !== undefined),
});

/**
 * Makes the reader of a file's rows: each gives what the row says and every fault, none hidden behind another. Undefined for rows
 * whose mapped cells are all blank. Hand-written and not a schema, because half a million rows go through it.
 */
export const rowReader = (plan: RowPlan): ((row: SheetRow) => ReadImportRow | undefined) => {
  const dayOf = dayReader();
  const find = cellFinder(plan.places);
  const choose = { sex: sexChoice(), standing: standingChoice(), state: stateChoice() };
  const words = {
    schooling: vocabularyReader(plan.vocabulary.schooling),
    politicalTheory: vocabularyReader(plan.vocabulary.politicalTheory),
  };
  const { columnByKey } = plan;
  const used = Object.values(columnByKey) as number[];
  const mapped = mappedOf(columnByKey);

  return (row) => {
    const { cells } = row;
    if (used.every((at) => (cells[at] ?? '') === '')) return undefined;
    const draft = emptyDraft(row.row);
    const faults: ImportFault[] = [];
    const textOf = (key: ImportKey): string => {
      const at = columnByKey[key];
      return at === undefined ? '' : (cells[at] ?? '');
    };
    const out: Out = { draft, faults, textOf };
    readName(out);
    readBirth(out, textOf('birthOn'), dayOf);
    readNumbers(out);
    readCell(out, plan.defaultCellId, find);
    for (const [key, most] of mapped.texts) draft[key] = readText(out, key, textOf(key), most);
    for (const key of mapped.days) draft[key] = readDayOf(out, key, dayOf);
    draft.sex = readChoice(out, 'sex', choose.sex);
    draft.standing = readChoice(out, 'standing', choose.standing);
    draft.state = readChoice(out, 'state', choose.state);
    for (const key of ['schooling', 'politicalTheory'] as const) draft[key] = readWord(out, key, words[key]);
    lookAtDossierNumber(out);
    if (plan.isOptionalBlockOn) readOthers(out);
    concludeStanding(out, plan.today);
    for (const { key, value, code, params, level } of dateFaults(draft, plan.today))
      add(out, key, value, code, { params, level });
    return { draft, faults };
  };
};
