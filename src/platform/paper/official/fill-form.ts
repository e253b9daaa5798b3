import type { Day } from '../../calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../outcome/refusal.ts';
import type {
  PaperBlock,
  PaperData,
  PaperFields,
  PaperForm,
  PaperValue,
  TableColumn,
  TextStyle,
} from './paper-form.ts';
import type { PaperLayout } from './paper-layout.ts';
import { compareLine, draftMark, fieldsOf } from './standing-fields.ts';

export type FilledBlock =
  | { readonly style: TextStyle; readonly lead: string | null; readonly text: string }
  | {
      readonly columns: readonly Omit<TableColumn, 'text'>[];
      readonly rows: readonly (readonly string[])[];
      readonly rowHeight?: number;
    };

/** A form with every place filled: plain JSON that is stored as it is and set as PDF. */
export type FilledPaper = {
  readonly kind: string;
  readonly sizes: Pick<
    PaperLayout,
    'margins' | 'fontSize' | 'tableFontSize' | 'firstLine' | 'lineSpacing' | 'spaceAfter'
  >;
  readonly head: {
    readonly superior: string | null;
    readonly issuer: string;
    readonly symbolLine: string | null;
    readonly placeAndDay: string;
  };
  readonly title: string;
  readonly subtitle: string | null;
  readonly blocks: readonly FilledBlock[];
  readonly recipients: readonly string[] | null;
  readonly signatures: readonly { onBehalf: string | null; post: string; note: string | null; name: string }[];
  readonly draft: { readonly mark: string; readonly compare: string | null } | null;
  readonly printedOn: Day;
};

const place = /\{(\w+)\}/g;

const faultOf = (value: PaperValue | undefined, kind: string): string | null => {
  if (value === undefined) return 'platform.paper-field-missing';
  if (kind === 'flag') return typeof value === 'boolean' ? null : 'platform.paper-field-unfit';
  if (kind === 'list') return Array.isArray(value) ? null : 'platform.paper-field-unfit';
  if (typeof value !== 'string') return 'platform.paper-field-unfit';
  return value.trim() === '' ? 'platform.paper-field-empty' : null;
};

const namesIn = (...texts: readonly string[]): string[] => [...texts.join('').matchAll(place)].map(([, name]) => name!);

// A field that only a hidden block uses may be absent: what is hidden prints nothing.
const visibleFields = (blocks: readonly PaperBlock[], data: PaperData): string[] =>
  blocks.flatMap((block) => {
    if ('paragraph' in block) return namesIn(block.lead ?? '', block.paragraph);
    if ('rowsOf' in block) return [block.rowsOf, ...namesIn(...block.columns.map(({ text }) => text))];
    if ('each' in block) return [block.each, ...visibleFields(block.blocks, data)];
    return [block.when, ...(data[block.when] === true ? visibleFields(block.blocks, data) : [])];
  });

const checkFields = (fields: PaperFields, data: PaperData, used: ReadonlySet<string>, path = ''): Reason[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (!used.has(name)) return [];
    const value = data[name];
    const fault = faultOf(value, field.kind ?? 'text');
    if (fault !== null) return [reason(fault, { place: field.vi }, `${path}${name}`)];
    if (field.kind !== 'list') return [];
    return (value as readonly PaperData[]).flatMap((line, at) =>
      checkFields(field.of ?? {}, line, used, `${path}${name}.${at}.`),
    );
  });

const unknownFields = (fields: PaperFields, data: PaperData): Reason[] =>
  Object.keys(data)
    .filter((name) => fields[name] === undefined)
    .map((name) => reason('platform.paper-field-unknown', { place: name }, name));

const filled = (text: string, scopes: readonly PaperData[]): string =>
  text.replace(place, (_, name: string) => String(scopes.find((scope) => scope[name] !== undefined)?.[name] ?? ''));

const listIn = (name: string, scopes: readonly PaperData[]): readonly PaperData[] =>
  (scopes.find((scope) => scope[name] !== undefined)?.[name] as readonly PaperData[] | undefined) ?? [];

const blocksIn = (blocks: readonly PaperBlock[], scopes: readonly PaperData[]): FilledBlock[] =>
  blocks.flatMap((block): FilledBlock[] => {
    if ('paragraph' in block) {
      const lead = block.lead === undefined ? null : filled(block.lead, scopes);
      return [{ style: block.style ?? 'body', lead, text: filled(block.paragraph, scopes) }];
    }
    if ('rowsOf' in block) {
      const rows = listIn(block.rowsOf, scopes).map((line) =>
        block.columns.map(({ text }) => filled(text, [line, ...scopes])),
      );
      const columns = block.columns.map(({ text: _, ...column }) => column);
      return [{ columns, rows, ...(block.rowHeight === undefined ? {} : { rowHeight: block.rowHeight }) }];
    }
    if ('each' in block) return listIn(block.each, scopes).flatMap((line) => blocksIn(block.blocks, [line, ...scopes]));
    return scopes.some((scope) => scope[block.when] === true) ? blocksIn(block.blocks, scopes) : [];
  });

const composed = (value: PaperValue): PaperValue =>
  typeof value === 'string'
    ? value.normalize('NFC')
    : typeof value === 'boolean'
      ? value
      : value.map((line) => composedData(line));
/** The same data with every text composed (NFC), as it is stored and printed. */
export const composedData = (data: PaperData): PaperData =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, composed(value)]));

const alwaysUsed = ['hasSuperior', 'issuerName', 'placeAndDay', 'isDraft', 'symbolLine', 'recipients', 'recipient'];

const usedBy = (form: PaperForm, data: PaperData): Set<string> => {
  const signed = form.signatures.flatMap(({ onBehalf = '', post, note = '', name }) => [onBehalf, post, note, name]);
  return new Set([
    ...alwaysUsed,
    ...(data.hasSuperior === true ? ['superiorName'] : []),
    ...namesIn(form.subtitle ?? '', ...signed),
    ...visibleFields(form.blocks, data),
  ]);
};

/**
 * Puts `data` into a form. Refuses with every missing, empty, unfit or unknown field at once: nothing is printed as nothing.
 * `printedOn` is the day in the file's own description.
 */
export const fillForm = (
  form: PaperForm,
  given: PaperData,
  layout: PaperLayout,
  printedOn: Day,
): FilledPaper | Refusal => {
  const data = composedData(given);
  const fields = fieldsOf(form);
  const faults = [...checkFields(fields, data, usedBy(form, data)), ...unknownFields(fields, data)];
  if (faults.length > 0) return refuse(...faults);
  const at = (text: string): string => filled(text, [data]);
  const { margins, fontSize, tableFontSize, firstLine, lineSpacing, spaceAfter } = layout;
  return {
    kind: form.kind,
    sizes: { margins, fontSize, tableFontSize, firstLine, lineSpacing, spaceAfter },
    head: {
      superior: data.hasSuperior === true ? at('{superiorName}') : null,
      issuer: at('{issuerName}'),
      symbolLine: form.documentType === null ? null : at('{symbolLine}'),
      placeAndDay: at('{placeAndDay}'),
    },
    title: form.title,
    subtitle: form.subtitle === undefined ? null : at(form.subtitle),
    blocks: blocksIn(form.blocks, [data]),
    recipients: form.hasRecipients ? listIn('recipients', [data]).map((line) => String(line.recipient)) : null,
    signatures: form.signatures.map(({ onBehalf, post, note, name }) => ({
      onBehalf: onBehalf === undefined ? null : at(onBehalf),
      post: at(post),
      note: note === undefined ? null : at(note),
      name: at(name),
    })),
    draft: data.isDraft === true ? { mark: draftMark, compare: compareLine(form) } : null,
    printedOn,
  };
};
