import type { Day } from '../../../platform/calendar/day.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { AgendaFill, MeetingAgenda } from './agenda-shape.ts';

type Names = { readonly vi: string; readonly en: string };
type Entry = { readonly id: string; readonly title: string };

/** What was handed on to this meeting. */
export type Carried = {
  /** Tasks of earlier meetings that are not finished; the earliest due first on the agenda. */
  readonly tasks: readonly (Entry & { readonly dueOn: Day | null })[];
  readonly orientation: readonly Entry[];
  readonly answers: readonly (Entry & { readonly dueOn: Day | null })[];
  readonly topic: Entry | null;
  readonly cases: readonly (Entry & { readonly kind: string })[];
};

export type AgendaLineDraft = {
  readonly source: 'template' | 'orientation' | 'topic' | 'case';
  /** Code of the template's line, or the id of what it carries. */
  readonly sourceCode: string;
  readonly part: 'open' | 'run' | 'close';
  readonly title: Names;
  /** Kind of the case this line carries on. */
  readonly caseKind: string | null;
  /** Listed under the line without a line of their own: open tasks, answers due. */
  readonly attached: readonly { readonly kind: 'task' | 'answer'; readonly id: string; readonly title: string }[];
};

type Item = MeetingAgenda['templates'][number]['items'][number];

/** The group of cells whose lines a cell gets, by its type first, then its sector; undefined: no lines of a group. */
export const agendaGroupOf = (
  { groups }: MeetingAgenda,
  cell: { readonly type: string; readonly sector: string | null },
): MeetingAgenda['groups'][number] | undefined =>
  groups.find(({ types }) => types.includes(cell.type)) ??
  groups.find(({ sectors }) => cell.sector !== null && sectors.includes(cell.sector));

/**
 * The agenda of the next meeting: the template of its kind with the lines of the group of cells, the words from above, the topic and the
 * cases in their places, open tasks and answers due listed under the lines that speak of them. A proposal: the cell changes it freely.
 */
export const draftAgenda = (
  agenda: MeetingAgenda,
  { kind, group }: { readonly kind: MeetingKind; readonly group: string | null },
  carried: Carried,
): readonly AgendaLineDraft[] => {
  const template = agenda.templates.find((one) => one.kind === kind);
  if (!template) return [];
  const sector = agenda.sectorItems.filter((one) => one.group === group && one.kinds.includes(kind));
  return template.items.flatMap((item) => linesOf(item, sector, carried));
};

const linesOf = (item: Item, sector: MeetingAgenda['sectorItems'], carried: Carried): AgendaLineDraft[] => {
  const attached = attachedOf(item.fills, carried);
  const own = lineOf('template', item.code, item, item.names, attached);
  const filled = filledBy(item, sector, carried);
  const isEmpty = attached.length === 0 && filled.length === 0;
  return item.isOnlyWithFill && isEmpty ? [] : [...(item.fills === 'sector' ? [] : [own]), ...filled];
};

const lineOf = (
  source: AgendaLineDraft['source'],
  sourceCode: string,
  { part }: Pick<Item, 'part'>,
  title: Names,
  attached: AgendaLineDraft['attached'] = [],
  caseKind: string | null = null,
): AgendaLineDraft => ({ source, sourceCode, part, title, caseKind, attached });

const same = (title: string): Names => ({ vi: title, en: title });

const filledBy = (item: Item, sector: MeetingAgenda['sectorItems'], carried: Carried): AgendaLineDraft[] => {
  if (item.fills === 'orientation')
    return carried.orientation.map(({ id, title }) => lineOf('orientation', id, item, same(title)));
  if (item.fills === 'topic')
    return carried.topic ? [lineOf('topic', carried.topic.id, item, same(carried.topic.title))] : [];
  if (item.fills === 'cases')
    return carried.cases.map(({ id, title, kind }) => lineOf('case', id, item, same(title), [], kind));
  if (item.fills === 'sector')
    return sector.flatMap(({ items }) => items).map(({ code, names }) => lineOf('template', code, item, names));
  return [];
};

const earliestFirst = (a: { readonly dueOn: Day | null }, b: { readonly dueOn: Day | null }): number =>
  (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : (a.dueOn ?? '9999') > (b.dueOn ?? '9999') ? 1 : 0;

const attachedOf = (fills: AgendaFill | undefined, carried: Carried): AgendaLineDraft['attached'] => {
  if (fills === 'tasks')
    return [...carried.tasks].sort(earliestFirst).map(({ id, title }) => ({ kind: 'task', id, title }));
  if (fills === 'answers')
    return [...carried.answers].sort(earliestFirst).map(({ id, title }) => ({ kind: 'answer', id, title }));
  return [];
};
