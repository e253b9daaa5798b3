import { BadZip, listZip, type UnpackBudget, unpacked, type ZipEntry } from '../../import/unzip.ts';
import { type Reason, type Refusal, reason, refuse } from '../../outcome/refusal.ts';
import { templateHandler } from './fill-template.ts';
import type { PaperBlock, PaperFields, PaperForm } from './paper-form.ts';
import type { PaperLayout } from './paper-layout.ts';
import { fieldsOf } from './standing-fields.ts';

const templateBytes = 5_000_000;
const unpackedBytes = 50_000_000;
const place = /\{(\w+)\}/g;

const textIn = async (entry: ZipEntry, budget: UnpackBudget): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of unpacked(entry, budget)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

const isMacro = (name: string): boolean => /vbaProject\.bin|vbaData\.xml|activeX\/|embeddings\//i.test(name);

/** What a Word file must not bring into the office: programs, embedded objects, and links that call other machines when it is opened. */
const dangerIn = async (entries: ReadonlyMap<string, ZipEntry>): Promise<Reason[]> => {
  const budget = { left: unpackedBytes };
  const found: Reason[] = [];
  if ([...entries.keys()].some(isMacro)) found.push(reason('platform.template-has-macro', {}, 'contentBase64'));
  for (const [name, entry] of entries) {
    if (!name.endsWith('.rels') && name !== '[Content_Types].xml') continue;
    const text = await textIn(entry, budget);
    if (/TargetMode\s*=\s*["']External["']/i.test(text))
      found.push(reason('platform.template-has-link', {}, 'contentBase64'));
    if (/macroEnabled/i.test(text)) found.push(reason('platform.template-has-macro', {}, 'contentBase64'));
  }
  return found.filter((one, at) => found.findIndex(({ code }) => code === one.code) === at);
};

type Tag = { readonly name: string; readonly disposition: string };

/** Places that stand where nothing fills them: names the form does not have, or those of a list outside of it. */
const unknownPlaces = (tags: readonly Tag[], fields: PaperFields): string[] => {
  const scopes: PaperFields[] = [fields];
  const unknown: string[] = [];
  for (const { name, disposition } of tags) {
    if (disposition === 'Close') {
      if (scopes.length > 1) scopes.pop();
      continue;
    }
    const field = scopes.map((scope) => scope[name]).findLast((found) => found !== undefined);
    const kind = field?.kind ?? 'text';
    const fits = disposition === 'Open' ? kind !== 'text' : kind === 'text';
    if (!field || !fits) unknown.push(name);
    if (disposition === 'Open') scopes.push(field?.of ?? {});
  }
  return [...new Set(unknown)];
};

const placesOf = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) => {
    if ('paragraph' in block) return namesIn(`${block.lead ?? ''}${block.paragraph}`);
    if ('rowsOf' in block) return [block.rowsOf, ...block.columns.flatMap(({ text }) => namesIn(text))];
    return ['each' in block ? block.each : block.when, ...placesOf(block.blocks)];
  });
const namesIn = (text: string): string[] => [...text.matchAll(place)].map(([, name]) => name!);

/** Every place that the shipped template of a form has, in order of appearance. */
export const placesOfForm = (form: PaperForm): string[] => {
  const signed = form.signatures.flatMap(({ onBehalf, post, note, name }) =>
    [onBehalf, post, note, name].flatMap((text) => namesIn(text ?? '')),
  );
  const standing = ['isDraft', 'hasSuperior', 'superiorName', 'issuerName', 'placeAndDay'];
  if (form.documentType !== null) standing.push('symbolLine');
  const recipients = form.hasRecipients ? ['recipients', 'recipient'] : [];
  return [
    ...new Set([...standing, ...namesIn(form.subtitle ?? ''), ...placesOf(form.blocks), ...signed, ...recipients]),
  ];
};

const tagsOf = async (bytes: Uint8Array): Promise<readonly Tag[] | Refusal> => {
  try {
    return await templateHandler().parseTags(Buffer.from(bytes));
  } catch (error) {
    const place = error instanceof Error ? error.message.slice(0, 80) : '';
    return refuse(reason('platform.template-broken-place', { place }, 'contentBase64'));
  }
};

const placeFaults = (tags: readonly Tag[], form: PaperForm): Reason[] => {
  const unknown = unknownPlaces(tags, fieldsOf(form));
  const there = new Set(tags.map(({ name }) => name));
  const missing = placesOfForm(form).filter((name) => !there.has(name));
  return [
    ...(unknown.length > 0
      ? [reason('platform.template-unknown-places', { places: unknown.join(', ') }, 'contentBase64')]
      : []),
    ...(missing.length > 0
      ? [reason('platform.template-missing-places', { places: missing.join(', ') }, 'contentBase64')]
      : []),
  ];
};

const markFaults = async (bytes: Uint8Array, layout: PaperLayout): Promise<Reason[]> => {
  const text = await templateHandler().getText(Buffer.from(bytes));
  return layout.marksNotUsed
    .filter((mark) => text.includes(mark))
    .map((mark) => reason('platform.template-mark-not-used', { mark }, 'contentBase64'));
};

/**
 * Lets a Word template of an office through: every place of the form is there, no other one, no program, no link to elsewhere, no mark
 * that Party papers do not carry. Refuses with everything found.
 */
export const checkTemplate = async (
  bytes: Uint8Array,
  form: PaperForm,
  layout: PaperLayout,
): Promise<Uint8Array | Refusal> => {
  if (bytes.length > templateBytes)
    return refuse(reason('platform.template-too-big', { limit: templateBytes / 1_000_000 }, 'contentBase64'));
  try {
    const entries = listZip(bytes);
    if (!entries.has('word/document.xml')) return refuse(reason('platform.template-not-word', {}, 'contentBase64'));
    const dangers = await dangerIn(entries);
    const budget = { left: unpackedBytes };
    for (const entry of entries.values()) for await (const piece of unpacked(entry, budget)) void piece;
    const tags = await tagsOf(bytes);
    const faults =
      'refused' in tags ? tags.reasons : [...placeFaults(tags, form), ...(await markFaults(bytes, layout))];
    return dangers.length + faults.length > 0 ? refuse(...dangers, ...faults) : bytes;
  } catch (error) {
    if (!(error instanceof BadZip)) throw error;
    return refuse(reason('platform.template-not-word', {}, 'contentBase64'));
  }
};
