import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { sharesFault } from './check-shares.ts';
import { draftReorganisation } from './draft-reorganisation.ts';
import {
  type Change,
  type Draft,
  EMPTY,
  type Ref,
  refOfNew,
  type StructuralRequest,
  type StructureFacts,
} from './structure.ts';

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
  const goesOn = original === 'continues';
  const parentId = facts.subjectById.get(id)?.parentId ?? id;
  const moved = movedBySplit(request);
  const partOf = (after: Ref, share: Of<'split'>['keptShare']) => ({
    before: id,
    after,
    extent: 'part' as const,
    share,
  });
  return {
    starts: request.parts.map(({ organisation }, nth) => ({
      ref: refOfNew(String(nth)),
      parentId,
      organisation,
      field: `parts.${nth}.organisation`,
    })),
    changes: moved,
    ends: goesOn ? [] : [{ id, field: 'organisationId' }],
    parties: [
      ...request.parts.map(({ share }, nth) => partOf(refOfNew(String(nth)), share)),
      ...(goesOn ? [partOf(id, request.keptShare)] : []),
    ],
    faults: splitFaults(request, facts, moved),
  };
};

const movedBySplit = (request: Of<'split'>): Change[] =>
  request.parts.flatMap((part, nth) =>
    part.childIds.map((id) => ({ id, set: { parent: refOfNew(String(nth)) }, field: `parts.${nth}.childIds` })),
  );

const splitFaults = (request: Of<'split'>, facts: StructureFacts, moved: readonly Change[]): Reason[] => {
  const nameOf = (id: string) => facts.subjectById.get(id)?.name ?? '';
  const parent = nameOf(request.organisationId);
  const goesOn = request.original === 'continues';
  const children = new Set(facts.childrenById.get(request.organisationId) ?? []);
  const strangers = moved.filter((change) => !children.has(change.id));
  const shares = [...request.parts.map((part) => part.share), ...(goesOn ? [request.keptShare] : [])];
  const unequal = sharesFault(parent, shares, 'parts');
  return [
    ...strangers.map(({ id, field }) => reason('organisations.not-a-child', { name: nameOf(id), parent }, field)),
    ...(unequal ? [unequal] : []),
    ...(!goesOn && request.parts.length < 2 ? [reason('organisations.split-into-one', { name: parent }, 'parts')] : []),
  ];
};
