import { expect, test } from 'vitest';
import * as contract from '../src/areas/members/contract.ts';
import { permissions } from '../src/main/permissions.ts';

test('every export is allowed to the very roles of its question, over the same', () => {
  const pairs = [
    [contract.exportCandidates, contract.candidates],
    [contract.exportProcedures, contract.procedures],
    [contract.exportIncomingTransfers, contract.incomingTransfers],
    [contract.exportOutgoingTransfers, contract.outgoingTransfers],
    [contract.exportExemptions, contract.exemptions],
    [contract.exportResidenceLinks, contract.residenceLinks],
    [contract.exportResidenceGuests, contract.residenceGuests],
    [contract.exportDuesArrears, contract.duesArrears],
    [contract.exportChanges, contract.changes],
    [contract.exportDuplicateNotices, contract.duplicateNotices],
    [contract.exportRoll, contract.roll],
    [contract.exportPartyGroups, contract.partyGroups],
    [contract.exportDuesWaivers, contract.duesWaivers],
    [contract.exportImportMissing, contract.importMissing],
  ] as const;
  for (const [taken, asked] of pairs) {
    expect(permissions[taken.name], taken.name).toEqual(permissions[asked.name]);
    expect(taken.over, taken.name).toEqual(asked.over);
  }
});
