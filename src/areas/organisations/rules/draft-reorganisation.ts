import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { ReorganisationPlan } from '../contract/reorganisation.ts';
import { sharesFault } from './check-shares.ts';
import { compare, rational } from './rational.ts';
import { type Change, type Draft, type Party, type Ref, refOfNew, type StructureFacts } from './structure.ts';

type Link = ReorganisationPlan['links'][number];

/** Works out a reorganisation of many units: units go whole or in part, children follow, divided units' children go where they were put. */
export const draftReorganisation = (plan: ReorganisationPlan, facts: StructureFacts): Omit<Draft, 'kind'> => {
  const faults: Reason[] = [];
  const refByKey = refsOf(plan, faults);
  const linksById = linksOf(plan, refByKey, facts, faults);
  const starts = plan.units.flatMap((unit, index) =>
    unit.kind === 'new'
      ? [
          {
            ref: refOfNew(unit.key),
            parentId: unit.parentId,
            organisation: unit.organisation,
            field: `plan.units.${index}`,
          },
        ]
      : [],
  );
  const ends = [
    ...[...linksById].flatMap(([id, links]) =>
      links.some((link) => refByKey.get(link.afterKey) === id) ? [] : [{ id, field: fieldOfLink(plan, links[0]!) }],
    ),
    ...plan.endIds.map((id, index) => ({ id, field: `plan.endIds.${index}` })),
  ];
  for (const [index, id] of plan.endIds.entries())
    if (linksById.has(id))
      faults.push(reason('organisations.listed-twice', { name: nameOf(facts, id) }, `plan.endIds.${index}`));
  const changes = childrenOfAll(plan, linksById, refByKey, new Set(ends.map((end) => end.id)), facts, faults);
  const parties: Party[] = [
    ...plan.links.flatMap((link): Party[] => {
      const after = refByKey.get(link.afterKey);
      return after === undefined ? [] : [{ before: link.beforeId, after, extent: link.extent, share: link.share }];
    }),
    ...plan.endIds.map((id): Party => ({ before: id, after: null, extent: 'whole', share: null })),
    ...unlinked(plan, refByKey),
  ];
  return { starts, changes, ends, parties, faults };
};

const nameOf = (facts: StructureFacts, id: string): string => facts.subjectById.get(id)?.name ?? '';
const fieldOfLink = (plan: ReorganisationPlan, link: Link): string => `plan.links.${plan.links.indexOf(link)}`;

const refsOf = (plan: ReorganisationPlan, faults: Reason[]): Map<string, Ref> => {
  const refByKey = new Map<string, Ref>();
  for (const [index, unit] of plan.units.entries()) {
    if (refByKey.has(unit.key))
      faults.push(reason('organisations.unit-listed-twice', { unit: unit.key }, `plan.units.${index}.key`));
    refByKey.set(unit.key, unit.kind === 'new' ? refOfNew(unit.key) : unit.organisationId);
  }
  return refByKey;
};

/** New units without a predecessor and existing ones that only receive children: they are parties too. */
const unlinked = (plan: ReorganisationPlan, refByKey: ReadonlyMap<string, Ref>): Party[] => {
  const linked = new Set(plan.links.map((link) => link.afterKey));
  return plan.units.flatMap((unit): Party[] => {
    const after = refByKey.get(unit.key)!;
    if (unit.kind === 'existing')
      return plan.links.some((link) => link.beforeId === after)
        ? []
        : [{ before: after, after, extent: 'whole', share: null }];
    return linked.has(unit.key) ? [] : [{ before: null, after, extent: 'whole', share: null }];
  });
};

const linksOf = (
  plan: ReorganisationPlan,
  refByKey: ReadonlyMap<string, Ref>,
  facts: StructureFacts,
  faults: Reason[],
) => {
  const linksById = new Map<string, Link[]>();
  const seen = new Set<string>();
  for (const [index, link] of plan.links.entries()) {
    const field = `plan.links.${index}`;
    const name = nameOf(facts, link.beforeId);
    if (!refByKey.has(link.afterKey))
      faults.push(reason('organisations.unknown-unit', { unit: link.afterKey }, `${field}.afterKey`));
    const pair = `${link.beforeId} ${link.afterKey}`;
    if (seen.has(pair)) faults.push(reason('organisations.listed-twice', { name }, field));
    seen.add(pair);
    const links = linksById.get(link.beforeId);
    if (links) links.push(link);
    else linksById.set(link.beforeId, [link]);
  }
  for (const [id, links] of linksById)
    faults.push(...faultsOfLinks(nameOf(facts, id), links, fieldOfLink(plan, links[0]!)));
  return linksById;
};

const faultsOfLinks = (name: string, links: readonly Link[], field: string): Reason[] => {
  const whole = links.filter((link) => link.extent === 'whole').length;
  if (whole > 0 && links.length > 1) return [reason('organisations.whole-and-part', { name }, field)];
  if (whole === 0 && links.length === 1) return [reason('organisations.part-alone', { name }, field)];
  if (whole === 1) return [];
  const fault = sharesFault(
    name,
    links.map((link) => link.share),
    field,
  );
  return fault ? [fault] : [];
};

/** A child goes where it was put; else with its whole unit; else with the largest stated share; else that is a fault. */
const childrenOfAll = (
  plan: ReorganisationPlan,
  linksById: ReadonlyMap<string, readonly Link[]>,
  refByKey: ReadonlyMap<string, Ref>,
  ended: ReadonlySet<string>,
  facts: StructureFacts,
  faults: Reason[],
): Change[] => {
  const put = new Map<string, { ref: Ref; field: string }>();
  for (const [index, line] of plan.children.entries()) {
    const field = `plan.children.${index}`;
    const ref = refByKey.get(line.afterKey);
    if (ref === undefined)
      faults.push(reason('organisations.unknown-unit', { unit: line.afterKey }, `${field}.afterKey`));
    if (put.has(line.childId))
      faults.push(reason('organisations.listed-twice', { name: nameOf(facts, line.childId) }, field));
    if (ref !== undefined) put.set(line.childId, { ref, field });
  }
  const changes = [...put].map(([id, { ref, field }]): Change => ({ id, set: { parent: ref }, field }));
  for (const [id, links] of linksById) {
    if (!ended.has(id)) continue;
    const left = (facts.childrenById.get(id) ?? []).filter((child) => !put.has(child) && !ended.has(child));
    if (left.length === 0) continue;
    const target = targetOf(links);
    const ref = target && refByKey.get(target.afterKey);
    if (ref !== undefined) changes.push(...left.map((child) => ({ id: child, set: { parent: ref } })));
    else
      faults.push(
        reason(
          'organisations.children-unassigned',
          { name: nameOf(facts, id), count: left.length },
          fieldOfLink(plan, links[0]!),
        ),
      );
  }
  return changes;
};

const targetOf = (links: readonly Link[]): Link | undefined => {
  if (links.length === 1) return links[0];
  const stated = links.filter((link) => link.share !== null);
  if (stated.length !== links.length) return undefined;
  return stated.reduce((most, link) =>
    compare(
      rational(link.share!.numerator, link.share!.denominator),
      rational(most.share!.numerator, most.share!.denominator),
    ) > 0
      ? link
      : most,
  );
};
