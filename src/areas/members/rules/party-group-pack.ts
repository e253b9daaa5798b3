import { definePackKind } from '../../../platform/packs/pack.ts';
import { groupAdvice, partyGroupSchema } from './party-group-shape.ts';

type Cell = {
  readonly members: number;
  readonly temporary?: number;
  readonly groups?: number;
  readonly isPilotOn?: boolean;
};

/** When a cell splits into groups. */
export const partyGroupKind = definePackKind({
  kind: 'party-group-rules',
  schema: partyGroupSchema,
  answer: (content, { members, temporary = 0, groups = 0, isPilotOn = false }: Cell) =>
    groupAdvice(content, { members, temporary, groups, isPilotOn }),
});
