import { committeeRulesKind, postKindsKind, requiredDocumentsKind } from './committee-pack.ts';
import { organisationTypes, sectors, structureRules } from './structure-packs.ts';

export const packKinds = [
  organisationTypes,
  sectors,
  structureRules,
  committeeRulesKind,
  postKindsKind,
  requiredDocumentsKind,
];
