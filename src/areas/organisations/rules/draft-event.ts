import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { sharesFault } from './check-shares.ts';
import { draftReorganisation } from './draft-reorganisation.ts';
import { type Change, type Draft, EMPTY, refOfNew, type StructuralRequest, type StructureFacts } from './structure.ts';

type Of<K extends StructuralRequest['kind']> = Extract<StructuralRequest, { kind: K }>;
type Moved = Exclude<
  Extract<StructuralRequest, { organisationId: string; parentId: string }>,
  { kind: 'establish' | 'consolidate' }
>;

/** Works out what a request does to the tree on its day: what starts, changes and ends, and who follows whom. */
export const draftEvent = (request: StructuralRequest, facts: StructureFacts): Draft => ({
  kind: request.kind,
  ...draftOf(request, facts),
});

type Body = Omit<Draft, 'kind'>;

const draftOf = (request: StructuralRequest, facts: StructureFacts): Body => {
  switch (request.kind) {
    case 'establish':
      return draftEstablish(request);
    case 'rename':
      return draftRename(request, facts);
    case 'change-type':
      return draftChangeType(request, facts);
    case 'move':
    case 'hand-over':
      return draftMove(request, facts);
    case 'merge-into':
      return draftMerge(request, facts);
    case 'consolidate':
      return draftConsolidate(request, facts);
    case 'split':
      return draftSplit(request, facts);
    case 'wind-up':
    case 'disband':
      return {
        ...EMPTY,
        ends: [{ id: request.organisationId, field: 'organisationId' }],
        parties: [{ before: request.organisationId, after: null, extent: 'whole', share: null }],
      };
    case 'reorganise':
      return draftReorganisation(request.plan, facts);
  }
};

const goingOn = (id: string) => ({ before: id, after: id, extent: 'whole', share: null }) as const;

const draftEstablish = (request: Of<'establish'>): Body => ({
  ...EMPTY,
  starts: [
    { ref: refOfNew('0'), parentId: request.parentId, organisation: request.organisation, field: 'organisation' },
  ],
  parties: [{ before: null, after: refOfNew('0'), extent: 'whole', share: null }],
});

const draftRename = (request: Of<'rename'>, facts: StructureFacts): Body => {
  const now = facts.subjectById.get(request.organisationId);
  const same = now?.name === request.name && (now.shortName ?? null) === request.shortName;
  return {
    ...EMPTY,
    changes: [
      {
        id: request.organisationId,
        set: { name: request.name, shortName: request.shortName },
        field: 'organisationId',
      },
    ],
    parties: [goingOn(request.organisationId)],
    faults: same ? [reason('organisations.nothing-changes', { name: request.name }, 'name')] : [],
  };
};

const draftChangeType = (request: Of<'change-type'>, facts: StructureFacts): Body => {
  const faults: Reason[] = [];
  const changes = request.organisationIds.map((id, index): Change => {
    const field = `organisationIds.${index}`;
    const now = facts.subjectById.get(id);
    const sector = request.sector === undefined ? {} : { sector: request.sector };
    if (now?.type === request.type && (request.sector === undefined || now.sector === request.sector))
      faults.push(reason('organisations.nothing-changes', { name: now.name }, field));
    return {
      id,
      set: { type: request.type, ...sector },
      field,
      ...(request.organisationIds.length === 1 ? { sizes: request } : {}),
    };
  });
  return { ...EMPTY, changes, parties: request.organisationIds.map(goingOn), faults };
};

const draftMove = (request: Moved, facts: StructureFacts): Body => {
  const now = facts.subjectById.get(request.organisationId);
  return {
    ...EMPTY,
    changes: [{ id: request.organisationId, set: { parent: request.parentId }, field: 'parentId' }],
    parties: [goingOn(request.organisationId)],
    faults:
      now?.parentId === request.parentId
        ? [reason('organisations.nothing-changes', { name: now.name }, 'parentId')]
        : [],
  };
};

const childrenTo = (
  ids: readonly string[],
  parent: string,
  facts: StructureFacts,
  but: ReadonlySet<string>,
): Change[] =>
  ids.flatMap((id) =>
    (facts.childrenById.get(id) ?? [])
      .filter((child) => !but.has(child))
      .map((child) => ({ id: child, set: { parent } })),
  );

const draftMerge = (request: Of<'merge-into'>, facts: StructureFacts): Body => ({
  ...EMPTY,
  changes: childrenTo(
    request.organisationIds,
    request.intoId,
    facts,
    new Set([...request.organisationIds, request.intoId]),
  ),
  ends: request.organisationIds.map((id, index) => ({ id, field: `organisationIds.${index}` })),
  parties: [
    ...request.organisationIds.map((id) => ({ ...goingOn(id), after: request.intoId })),
    goingOn(request.intoId),
  ],
  faults: request.organisationIds.flatMap((id, index) =>
    id === request.intoId
      ? [
          reason(
            'organisations.merges-into-itself',
            { name: facts.subjectById.get(id)?.name ?? '' },
            `organisationIds.${index}`,
          ),
        ]
      : [],
  ),
});

const draftConsolidate = (request: Of<'consolidate'>, facts: StructureFacts): Body => {
  const made = refOfNew('0');
  return {
    starts: [{ ref: made, parentId: request.parentId, organisation: request.organisation, field: 'organisation' }],
    changes: childrenTo(request.organisationIds, made, facts, new Set(request.organisationIds)),
    ends: request.organisationIds.map((id, index) => ({ id, field: `organisationIds.${index}` })),
    parties: request.organisationIds.map((id) => ({ ...goingOn(id), after: made })),
    faults:
      request.organisationIds.length < 2 ? [reason('organisations.consolidation-of-one', {}, 'organisationIds')] : [],
  };
};

const draftSplit = (request: Of<'split'>, facts: StructureFacts): Body => {
  const { organisationId: id, original } = request;
  const name = facts.subjectById.get(id)?.name ?? '';
  const parentId = facts.subjectById.get(id)?.parentId ?? id;
  const shares = [...request.parts.map((part) => part.share), ...(original === 'continues' ? [request.keptShare] : [])];
  const moved = request.parts.flatMap((part, nth) =>
    part.childIds.map(
      (child): Change => ({ id: child, set: { parent: refOfNew(String(nth)) }, field: `parts.${nth}.childIds` }),
    ),
  );
  const children = new Set(facts.childrenById.get(id) ?? []);
  const faults = moved.flatMap((change) =>
    children.has(change.id)
      ? []
      : [
          reason(
            'organisations.not-a-child',
            { name: facts.subjectById.get(change.id)?.name ?? '', parent: name },
            change.field,
          ),
        ],
  );
  const fault = sharesFault(name, shares, 'parts');
  if (fault) faults.push(fault);
  if (original === 'ends' && request.parts.length < 2)
    faults.push(reason('organisations.split-into-one', { name }, 'parts'));
  return {
    starts: request.parts.map((part, nth) => ({
      ref: refOfNew(String(nth)),
      parentId,
      organisation: part.organisation,
      field: `parts.${nth}.organisation`,
    })),
    changes: moved,
    ends: original === 'ends' ? [{ id, field: 'organisationId' }] : [],
    parties: [
      ...request.parts.map((part, nth) => ({
        before: id,
        after: refOfNew(String(nth)),
        extent: 'part' as const,
        share: part.share,
      })),
      ...(original === 'continues'
        ? [{ before: id, after: id, extent: 'part' as const, share: request.keptShare }]
        : []),
    ],
    faults,
  };
};
