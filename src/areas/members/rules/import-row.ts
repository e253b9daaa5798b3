import type { Day } from '../../../platform/calendar/day.ts';
import { textCell } from '../../../platform/import/cell-readers.ts';
import { remembering } from '../../../platform/import/remembering.ts';
import type { SheetRow } from '../../../platform/import/sheet.ts';
import { cellFinder, type ImportPlace } from './import-cells.ts';
import { sexChoice, standingChoice, stateChoice } from './import-choices.ts';
import { dateFaults } from './import-dates.ts';
import { dayReader } from './import-day.ts';
import { emptyDraft, type ImportDraft, type ImportFault } from './import-draft.ts';
import {
  add,
  type Columns,
  lookAtDossierNumber,
  nameReader,
  type Out,
  readBirth,
  readCell,
  readChoice,
  readDayOf,
  readNumbers,
  readOthers,
  readText,
  textAt,
} from './import-row-readers.ts';
import { standingConcluded } from './import-standing.ts';

export type RowPlan = {
  /** Column index by key; what is not mapped is not read. */
  readonly columnByKey: Columns;
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

/** Standing and state where the file does not say. Nothing is said of a probation: whoever is there already stays as recorded. */
const concludeStanding = (out: Out, today: Day): void => {
  const { draft } = out;
  draft.state ??= 'active';
  if (draft.standing !== null) return;
  const concluded = standingConcluded(draft, today);
  if (concluded === 'official') draft.standing = 'official';
  // A cell that could not be read has its own fault.
  else if (concluded === 'unknown' && !isUnread(out)) add(out, 'officialOn', '', 'members.import-standing-missing');
  else if (concluded === 'long') add(out, 'officialOn', '', 'members.import-probation-long', { level: 'attention' });
};

const isUnread = (out: Out): boolean =>
  (['standing', 'officialOn', 'admittedOn'] as const).some(
    (key) => textAt(out, out.at[key]) !== '' && out.draft[key] === null,
  );

const vocabularyReader = (entries: RowPlan['vocabulary']['schooling']) => {
  const byName = new Map(
    entries.flatMap(({ code, names }) => [code, ...names].map((name) => [name.toLowerCase(), code] as const)),
  );
  return (text: string): string | undefined => byName.get(text.toLowerCase());
};

const readWord = (out: Out, key: 'schooling' | 'politicalTheory', codeOf: (text: string) => string | undefined) => {
  const text = textAt(out, out.at[key]);
  const code = text === '' ? null : codeOf(text);
  if (code === undefined) add(out, key, text, 'members.import-word-unknown', { level: 'attention' });
  return code ?? null;
};

/** The columns of plain text. One by one by their names: a key that varies is looked up half a million times for each. */
const textsReader = () => {
  const upTo = (most: number) => remembering(textCell(most));
  const [otherName, ethnicity, religion, cardPlace, dossierNumber] = [
    upTo(100),
    upTo(60),
    upTo(60),
    upTo(200),
    upTo(40),
  ];
  const [phone, occupation, profession, residence, sheetNumber] = [upTo(40), upTo(200), upTo(200), upTo(300), upTo(60)];
  return (out: Out): void => {
    const { draft, at } = out;
    draft.otherName = readText(out, 'otherName', textAt(out, at.otherName), otherName);
    draft.ethnicity = readText(out, 'ethnicity', textAt(out, at.ethnicity), ethnicity);
    draft.religion = readText(out, 'religion', textAt(out, at.religion), religion);
    draft.cardPlace = readText(out, 'cardPlace', textAt(out, at.cardPlace), cardPlace);
    draft.dossierNumber = readText(out, 'dossierNumber', textAt(out, at.dossierNumber), dossierNumber);
    draft.phone = readText(out, 'phone', textAt(out, at.phone), phone);
    draft.occupation = readText(out, 'occupation', textAt(out, at.occupation), occupation);
    draft.profession = readText(out, 'profession', textAt(out, at.profession), profession);
    draft.residence = readText(out, 'residence', textAt(out, at.residence), residence);
    draft.sheetNumber = readText(out, 'sheetNumber', textAt(out, at.sheetNumber), sheetNumber);
  };
};

const readDays = (out: Out, dayOf: ReturnType<typeof dayReader>): void => {
  const { draft, at } = out;
  draft.cardIssuedOn = readDayOf(out, 'cardIssuedOn', textAt(out, at.cardIssuedOn), dayOf);
  draft.admissionDecidedOn = readDayOf(out, 'admissionDecidedOn', textAt(out, at.admissionDecidedOn), dayOf);
  draft.admittedOn = readDayOf(out, 'admittedOn', textAt(out, at.admittedOn), dayOf);
  draft.officialOn = readDayOf(out, 'officialOn', textAt(out, at.officialOn), dayOf);
  draft.recognitionDecidedOn = readDayOf(out, 'recognitionDecidedOn', textAt(out, at.recognitionDecidedOn), dayOf);
  draft.stateSince = readDayOf(out, 'stateSince', textAt(out, at.stateSince), dayOf);
};

const choicesReader = () => {
  const [sexOf, standingOf, stateOf] = [sexChoice(), standingChoice(), stateChoice()];
  return (out: Out): void => {
    const { draft, at } = out;
    draft.sex = readChoice(out, 'sex', textAt(out, at.sex), sexOf);
    draft.standing = readChoice(out, 'standing', textAt(out, at.standing), standingOf);
    draft.state = readChoice(out, 'state', textAt(out, at.state), stateOf);
  };
};

const wordsReader = (vocabulary: RowPlan['vocabulary']) => {
  const schoolingOf = vocabularyReader(vocabulary.schooling);
  const politicalTheoryOf = vocabularyReader(vocabulary.politicalTheory);
  return (out: Out): void => {
    out.draft.schooling = readWord(out, 'schooling', schoolingOf);
    out.draft.politicalTheory = readWord(out, 'politicalTheory', politicalTheoryOf);
  };
};

const isBlank = (cells: readonly string[], columns: readonly number[]): boolean => {
  for (const at of columns) if (cells[at] !== undefined && cells[at] !== '') return false;
  return true;
};

/**
 * Makes the reader of a file's rows: each gives what the row says and every fault, none hidden behind another. Undefined for rows
 * whose mapped cells are all blank. Hand-written and not a schema, because half a million rows go through it.
 */
export const rowReader = (plan: RowPlan): ((row: SheetRow) => ReadImportRow | undefined) => {
  const dayOf = dayReader();
  const find = cellFinder(plan.places);
  const readName = nameReader();
  const [readTexts, readChoices, readWords] = [textsReader(), choicesReader(), wordsReader(plan.vocabulary)];
  const at = plan.columnByKey;
  const used = Object.values(at) as number[];

  return ({ row, cells }) => {
    if (isBlank(cells, used)) return undefined;
    const draft = emptyDraft(row);
    const faults: ImportFault[] = [];
    const out: Out = { draft, faults, cells, at };
    readName(out);
    readBirth(out, textAt(out, at.birthOn), dayOf);
    readNumbers(out);
    readCell(out, plan.defaultCellId, find);
    readTexts(out);
    readDays(out, dayOf);
    readChoices(out);
    readWords(out);
    lookAtDossierNumber(out);
    if (plan.isOptionalBlockOn) readOthers(out);
    concludeStanding(out, plan.today);
    for (const { key, value, code, params, level } of dateFaults(draft, plan.today))
      add(out, key, value, code, { params, level });
    return { draft, faults };
  };
};
