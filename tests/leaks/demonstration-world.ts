import { loadDemonstrationCommune } from '../../src/areas/organisations/actions/load-demonstration-commune.ts';
import { loadHanoi } from '../../src/areas/organisations/actions/load-hanoi.ts';
import * as of from '../../src/areas/organisations/contract.ts';
import * as board from '../../src/areas/warnings/contract.ts';
import { type RoleName, roles } from '../../src/main/roles.ts';
import { newId } from '../../src/platform/action/id.ts';
import { day } from '../../src/platform/calendar/day.ts';
import type { IdSamples } from '../fuzz/schema-values.ts';
import type { Account, Harness } from '../harness.ts';
import { soundSheets, spreadsheet } from '../spreadsheet.ts';
import { idsByBrand } from './ids-by-brand.ts';
import { plantCadres } from './plant-cadres.ts';
import { plantDocuments } from './plant-documents.ts';
import { plantGroups } from './plant-groups.ts';
import { plantMeetings } from './plant-meetings.ts';
import { plantMembers } from './plant-members.ts';
import { plantRatings } from './plant-ratings.ts';
import { plantTasks } from './plant-tasks.ts';

/** What is planted in the commune; no answer to anybody outside it may hold it. */
export const MARK = 'DẤU-RIÊNG';

export type World = {
  readonly city: of.OrganisationId;
  readonly commune: of.OrganisationId;
  /** The ward beside the commune, where the second account holds its offices. */
  readonly ward: of.OrganisationId;
  readonly cityOfficer: Account;
  readonly communeOfficer: Account;
  readonly wardOfficer: Account;
};

/** An account with an office of every role over one organisation: nothing is refused to it for the role alone. */
const withEveryRole = async (harness: Harness, organisationId: string): Promise<Account> => {
  const [first, ...others] = Object.keys(roles) as RoleName[];
  const account = await harness.account({ role: first!, organisationId });
  for (const role of others) {
    await harness.owner.query(
      `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
       SELECT $1, $2, $3, id, pos, '[2000-01-01,)' FROM organisations.organisation WHERE id = $4`,
      [newId(), account.id, role, organisationId],
    );
  }
  return account;
};

/** The demonstration as it is loaded, with an account of every role over the city, the fictional commune and the ward beside it. */
export const loadWorld = async (harness: Harness): Promise<World> => {
  const found: { city?: of.OrganisationId; commune?: of.OrganisationId } = {};
  await harness.program.runner.asSystem('organisations.load-demonstration-commune', async (context) => {
    const { cityId } = loadHanoi.contract.output.parse(await loadHanoi.run({ cityId: null }, context));
    const { communeId } = await loadDemonstrationCommune.run({ cityId, seed: 1 }, context);
    Object.assign(found, { city: cityId, commune: of.organisationId.parse(communeId) });
  });
  const city = found.city!;
  const commune = found.commune!;
  const { rows } = await harness.owner.query(
    `SELECT org_id FROM organisations.organisation_version WHERE name LIKE 'Đảng bộ phường Ví Dụ%'`,
  );
  const ward = of.organisationId.parse(rows[0].org_id);
  return {
    city,
    commune,
    ward,
    cityOfficer: await withEveryRole(harness, city),
    communeOfficer: await withEveryRole(harness, commune),
    wardOfficer: await withEveryRole(harness, ward),
  };
};

/** Rows of every register under one organisation, written through the actions themselves. */
export const plantRecords = async (harness: Harness, by: Account, at: of.OrganisationId): Promise<void> => {
  const { act } = harness;
  const from = day('2025-07-01');
  const decision = { number: '09-QĐ', decidedOn: from, issuer: `Ban Thường vụ ${MARK}` };
  const { rows } = await harness.owner.query(
    `SELECT o.id FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND upper_inf(v.period)
     WHERE o.parent_id = $1 AND v.type = 'residential-cell' AND o.ended_on IS NULL ORDER BY o.id LIMIT 2`,
    [at],
  );
  const [cell, other] = rows.map((row) => of.organisationId.parse(row.id));
  const { personId } = await act(by, of.recordPerson, {
    organisationId: cell!,
    fullName: `Người ${MARK}`,
    isFictional: true,
  });
  await act(by, of.establishPartyGroup, { organisationId: cell!, name: `Tổ đảng ${MARK}`, from, decision });
  await act(by, of.recordRegulation, {
    organisationId: cell!,
    kind: 'other',
    title: `Quy định ${MARK}`,
    adoptedOn: from,
    adoptedBy: `Chi ủy ${MARK}`,
    from,
  });
  await act(by, of.recordLeadershipChange, { organisationId: cell!, what: `Đổi mới ${MARK}`, since: from });
  await plantBody(harness, by, cell!, personId);
  await plantTerm(harness, by, other!);
  await plantPrepared(harness, by, cell!);
  await plantWoundUp(harness, by, at);
  await plantAreas(harness, by, at, cell!);
  await act(by, of.uploadOrganisations, {
    underId: at,
    fileName: `${MARK}.xlsx`,
    contentBase64: await spreadsheet(...soundSheets),
  });
};

/** What the areas above organisations keep. */
const plantAreas = async (harness: Harness, by: Account, at: of.OrganisationId, cell: of.OrganisationId) => {
  await plantMembers(harness, by, cell, MARK);
  await plantGroups(harness, cell, MARK);
  await plantDocuments(harness, by, cell, MARK);
  await plantTasks(harness, by, at, cell, MARK);
  await plantMeetings(harness, at, cell, MARK);
  await plantRatings(harness, by, at, cell, MARK);
  await plantCadres(harness, by, at, cell, MARK);
};

const plantBody = async (harness: Harness, by: Account, at: of.OrganisationId, personId: of.PersonId) => {
  const from = day('2025-07-01');
  const { bodyId } = await harness.act(by, of.establishBody, {
    organisationId: at,
    link: 'above',
    name: `Ban công tác ${MARK}`,
    kind: 'fatherland-front',
    from,
  });
  await harness.act(by, of.fillBodyPost, { bodyId, kind: 'head', title: `Trưởng ban ${MARK}`, personId, from });
};

const plantTerm = async (harness: Harness, by: Account, at: of.OrganisationId) => {
  const { rows } = await harness.owner.query(
    `SELECT id, version, due_on FROM organisations.term WHERE org_id = $1 AND closed_on IS NULL`,
    [at],
  );
  const opened = rows[0] ?? {
    id: (
      await harness.act(by, of.openTerm, {
        organisationId: at,
        startsOn: day('2025-07-01'),
        basis: 'appointed',
        deputiesSet: 1,
      })
    ).termId,
    version: 1,
  };
  await harness.act(by, of.prolongTerm, {
    termId: of.termId.parse(opened.id),
    expectedVersion: opened.version,
    dueOn: day('2031-07-01'),
    decision: { number: '10-QĐ', decidedOn: day('2026-07-01'), issuer: `Cấp trên ${MARK}` },
  });
};

const plantPrepared = async (harness: Harness, by: Account, at: of.OrganisationId) => {
  const decision = { number: '77-QĐ', decidedOn: day('2026-09-01'), issuer: 'Đảng ủy', sourceNote: `Ghi chú ${MARK}` };
  const { rows } = await harness.owner.query(`SELECT version FROM organisations.organisation WHERE id = $1`, [at]);
  const renamed = { organisationId: at, expectedVersion: rows[0].version as number };
  await harness.act(by, of.rename, {
    ...renamed,
    name: `Chi bộ ${MARK} dự kiến`,
    mode: 'prepare',
    decision: { ...decision, effectiveOn: day('2026-12-01') },
  });
  await harness.act(by, of.rename, {
    ...renamed,
    name: 'Chi bộ đã đổi tên',
    decision: { ...decision, effectiveOn: day('2026-09-15') },
  });
};

/** A cell that came and went again: its end leaves duties behind, and its size a warning. */
const plantWoundUp = async (harness: Harness, by: Account, parentId: of.OrganisationId) => {
  const decision = { number: '78-QĐ', decidedOn: day('2026-09-01'), issuer: 'Đảng ủy', sourceNote: `Ghi chú ${MARK}` };
  const { establishedIds } = await harness.act(by, of.establish, {
    parentId,
    organisation: {
      name: 'Chi bộ sẽ giải thể',
      type: 'residential-cell',
      sector: 'residential-area',
      officialMembers: 1,
      allMembers: 1,
    },
    decision: { ...decision, effectiveOn: day('2026-09-15') },
  });
  await harness.act(by, of.windUp, {
    organisationId: establishedIds[0]!,
    expectedVersion: 1,
    decision: { ...decision, effectiveOn: day('2026-10-01') },
  });
};

/** Brands whose rows are known to nobody outside: a face, and decisions that took effect, are open to all. */
export const isPrivateBrand = (brand: string): boolean => !['OrganisationId', 'StructuralEventId'].includes(brand);

/** Ids of every brand that stand under one organisation. */
export const samplesUnder = async (harness: Harness, organisationId: string): Promise<IdSamples> => {
  const samples: Record<string, string[]> = {};
  for (const [brand, query] of Object.entries(idsByBrand)) {
    samples[brand] = (await harness.owner.query(query, [organisationId])).rows.map((row) => row.id as string);
  }
  return samples;
};

export const rebuildBoard = async (harness: Harness, by: Account): Promise<void> => {
  await harness.act(by, board.rebuild, {});
};
