import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { findPackInForce, type Pack } from '../../../platform/packs/pack.ts';
import { type Draft, isNew, type Sizes, type StructureFacts } from './structure.ts';
import { type OrganisationType, organisationTypes, sectors } from './structure-packs.ts';

type Findings = { readonly reasons: Reason[]; readonly warnings: Reason[] };
type Subject = { readonly name: string; readonly type: string; readonly sector: string | null; readonly field: string };

/** Types, sectors, places and stated sizes against the packs of the effective day. A size nobody stated is not judged, but said. */
export const checkTypes = (draft: Draft, facts: StructureFacts): Findings => {
  const types = findPackInForce(facts.packs, organisationTypes, facts.day);
  if (!types)
    return {
      reasons: [],
      warnings: [reason('organisations.no-types-on-day', { day: facts.day }, 'decision.effectiveOn')],
    };
  const typeByCode = new Map(types.content.types.map((type) => [type.code, type]));
  const findings: Findings = { reasons: [], warnings: [] };
  for (const start of draft.starts) {
    const subject = {
      name: start.organisation.name,
      type: start.organisation.type,
      sector: start.organisation.sector,
      field: start.field,
    };
    checkKnown(subject, typeByCode, facts, findings);
    checkSizes(subject, start.organisation, typeByCode, findings);
  }
  for (const change of draft.changes) {
    const now = facts.subjectById.get(change.id);
    if (change.set.type === undefined || !now) continue;
    const sector = change.set.sector === undefined ? now.sector : change.set.sector;
    const subject = { name: now.name, type: change.set.type, sector, field: change.field ?? 'type' };
    checkKnown(subject, typeByCode, facts, findings);
    if (change.sizes) checkSizes(subject, change.sizes, typeByCode, findings);
  }
  checkPlaces(draft, facts, typeByCode, types, findings);
  return findings;
};

const checkKnown = (
  subject: Subject,
  typeByCode: ReadonlyMap<string, OrganisationType>,
  facts: StructureFacts,
  findings: Findings,
): void => {
  const { name, type, sector, field } = subject;
  if (!typeByCode.has(type))
    findings.reasons.push(reason('organisations.type-unknown-on-day', { name, type, day: facts.day }, `${field}.type`));
  const known = findPackInForce(facts.packs, sectors, facts.day)?.content.sectors;
  if (sector !== null && known && !known.some((one) => one.code === sector))
    findings.reasons.push(
      reason('organisations.sector-unknown-on-day', { name, sector, day: facts.day }, `${field}.sector`),
    );
};

const checkSizes = (
  subject: Subject,
  sizes: Sizes,
  typeByCode: ReadonlyMap<string, OrganisationType>,
  findings: Findings,
): void => {
  for (const rule of typeByCode.get(subject.type)?.sizes ?? []) {
    const members = rule.of === 'all' ? sizes.allMembers : sizes.officialMembers;
    if (members === null) continue;
    const params = { name: subject.name, members, ...rule.source };
    const found = rule.level === 'refuse' ? findings.reasons : findings.warnings;
    if (rule.least !== undefined && members < rule.least)
      found.push(reason('organisations.too-few-members', { ...params, least: rule.least }, subject.field));
    if (rule.below !== undefined && members >= rule.below)
      found.push(reason('organisations.too-many-members', { ...params, below: rule.below }, subject.field));
  }
};

type Placed = { type: string; parentType: string; name: string; count: number; field: string };

// Hundreds of units in one decision share one sentence per kind of misplacement, with their number.
const checkPlaces = (
  draft: Draft,
  facts: StructureFacts,
  typeByCode: ReadonlyMap<string, OrganisationType>,
  pack: Pack,
  findings: Findings,
): void => {
  const typeOf = typesAfter(draft, facts);
  const misplaced = new Map<string, Placed>();
  const look = (name: string, type: string | undefined, parent: string | null | undefined, field: string): void => {
    const parentType = parent ? typeOf.get(parent) : undefined;
    const rule = type === undefined ? undefined : typeByCode.get(type);
    if (!rule?.under || parentType === undefined || rule.under.includes(parentType)) return;
    const key = `${rule.code} ${parentType}`;
    const known = misplaced.get(key);
    if (known) known.count++;
    else misplaced.set(key, { type: rule.code, parentType, name, count: 1, field });
  };
  for (const start of draft.starts) look(start.organisation.name, start.organisation.type, start.parentId, start.field);
  for (const { id, set, field } of draft.changes) {
    const now = facts.subjectById.get(id);
    if (now && (set.parent !== undefined || set.type !== undefined))
      look(now.name, typeOf.get(id), set.parent ?? now.parentId, field ?? 'decision');
  }
  for (const placed of misplaced.values()) {
    const found = typeByCode.get(placed.type)!.underLevel === 'refuse' ? findings.reasons : findings.warnings;
    found.push(misplacedReason(placed, typeByCode, pack));
  }
};

const misplacedReason = (
  { field, ...params }: Placed,
  typeByCode: ReadonlyMap<string, OrganisationType>,
  { title }: Pack,
): Reason => {
  const above = typeByCode.get(params.parentType)?.names ?? { vi: params.parentType, en: params.parentType };
  const inBoth = { ...typeByCode.get(params.type)!.names, aboveVi: above.vi, aboveEn: above.en };
  return reason('organisations.type-not-under', { ...params, ...inBoth, packVi: title.vi, packEn: title.en }, field);
};

const typesAfter = (draft: Draft, facts: StructureFacts): Map<string, string> => {
  const typeOf = new Map<string, string>();
  for (const [id, subject] of facts.subjectById) typeOf.set(id, subject.type);
  for (const change of draft.changes) if (change.set.type && !isNew(change.id)) typeOf.set(change.id, change.set.type);
  for (const start of draft.starts) typeOf.set(start.ref, start.organisation.type);
  return typeOf;
};
