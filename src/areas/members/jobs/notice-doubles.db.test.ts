import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { testSecrets } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { insertMembers } from '../actions/member-writes.ts';
import { putSealedValues } from '../actions/sealed-values.ts';
import * as contract from '../contract.ts';
import { noticeDoubles } from './notice-doubles.ts';

const harness = await startHarness();

test('every pair of an import is noticed, however many there are, and the list says how many it does not show', async () => {
  const commune = await loadCommune(harness);
  // 72 × 72 pairs with one number between them: more than one reading takes.
  const load = (organisationId: string) =>
    harness.load(async (tx) => {
      const ids = Array.from({ length: 72 }, () => newId());
      const dates = { admissionDecidedOn: null, admittedOn: null, officialOn: null, recognitionDecidedOn: null };
      const rest = { fullName: 'Lý Thử Trùng', standing: 'official', partyAgeFrom: null, isFictional: true } as const;
      const spell = { since: day('2025-07-01'), beganBy: 'import' } as const;
      await insertMembers(
        tx,
        ids.map((id) => ({ ...rest, id, organisationId, dates, facts: {}, spell })),
      );
      const kind = 'personal-id' as const;
      await putSealedValues(
        tx,
        testSecrets,
        ids.map((memberId) => ({ memberId, kind, text: '000199000501' })),
      );
      return ids;
    });
  const made = await load(commune.cells[0]!);
  await load(commune.neighbour);
  const importId = newId();
  await harness.owner.query(
    `INSERT INTO platform.import (id, kind, account_id, org_id, org_pos, file_name, file_digest, mapping, row_count, staged_at, state, closed_at)
     SELECT $1, 'members', $2, o.id, o.pos, 'a.csv', '', '{}', 72, now(), 'committed', now() FROM organisations.organisation o WHERE o.id = $3`,
    [importId, commune.officer.id, commune.commune],
  );
  await harness.owner.query(
    `INSERT INTO members.import_line (import_id, row_no, member_id, what, version) SELECT $1, row_number() OVER (), m, 'made', 1 FROM unnest($2::uuid[]) m`,
    [importId, made],
  );
  // Counts how often the pairs are sought: each time is a walk over the whole import.
  await harness.owner.query(`
    ALTER FUNCTION members.doubles_of_import(uuid) RENAME TO doubles_sought;
    CREATE SEQUENCE members.searches;
    CREATE FUNCTION members.doubles_of_import(which uuid) RETURNS TABLE (made uuid, other uuid) LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      PERFORM nextval('members.searches');
      RETURN QUERY SELECT * FROM members.doubles_sought(which);
    END $$`);
  // Pairs among the made themselves count once, whichever way they were found.
  const pairs = 72 * 72 + (72 * 71) / 2;
  await harness.program.runner.asSystem('members.notice-doubles', (context) => noticeDoubles({ importId }, context));
  const { rows } = await harness.owner.query('SELECT count(*)::int AS n FROM members.duplicate_notice');
  expect(rows).toEqual([{ n: pairs }]);
  expect((await harness.owner.query('SELECT last_value::int AS n FROM members.searches')).rows).toEqual([{ n: 1 }]);
  const list = await harness.ask(commune.cityOfficer, contract.duplicateNotices, {});
  expect([list.rows.length, list.count]).toEqual([200, pairs]);
});
