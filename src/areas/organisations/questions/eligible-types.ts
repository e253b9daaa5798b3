import { question } from '../../../platform/action/action.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/committees.ts';
import { eligibilityOf } from '../rules/eligible-types.ts';
import { packFaceOf } from '../rules/finding.ts';
import { organisationTypes } from '../rules/structure-packs.ts';
import { organisationsOn } from './organisations-on.ts';

export const eligibleTypes = question(contract.eligibleTypes, async (input, { tx }) => {
  const pack = findPackInForce(shippedPacks(), organisationTypes, input.on);
  if (!pack) return { types: [], pack: null };
  const parents = input.parentId === null ? undefined : await organisationsOn(tx, input.on, [input.parentId]);
  const parentType = input.parentId === null ? null : (parents?.get(input.parentId)?.type ?? null);
  const types = pack.content.types.map((type) => ({
    type: type.code,
    name: type.names,
    ...eligibilityOf(pack, type, { ...input, parentType }),
  }));
  return { types, pack: packFaceOf(pack) };
});
