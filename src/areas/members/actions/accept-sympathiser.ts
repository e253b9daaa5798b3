import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { insertPersons, keepPersons, renamePersons, withdrawPersons } from '../../organisations/public.ts';
import * as contract from '../contract/life-cycle-candidates.ts';
import { cellReasons } from '../questions/cell-reasons.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getCandidate, refuseStale } from '../questions/life-cycle-rows.ts';
import { candidateReasons } from '../rules/candidate-facts.ts';

type Fields = Omit<typeof contract.correctCandidate.input._output, 'candidateId' | 'expectedVersion' | 'fullName'>;

const factsOf = (input: Fields) => ({
  birth_on: input.birthOn,
  sex: input.sex,
  unit: input.unit,
  source: input.source,
  schooling: input.schooling,
  is_pupil: input.isPupil,
  parent_consent_on: input.parentConsentOn,
  accepted_on: input.acceptedOn,
  accepted_resolution: input.acceptedResolution,
  union_resolution: input.unionResolution,
  union_resolution_on: input.unionResolutionOn,
});

const countNamesakes = async (tx: Tx, fullName: string, birthYear: number | null): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM organisations.published_person
    WHERE folded_name = platform.folded(${fullName}) AND (birth_year IS NULL OR ${birthYear}::int IS NULL OR birth_year = ${birthYear}::int)`.execute(
    tx,
  );
  return rows[0]!.n;
};

export const acceptSympathiser = action(contract.acceptSympathiser, async (input, { tx, today, tell, note }) => {
  const birthYear = input.birthOn === null ? null : Number(input.birthOn.slice(0, 4));
  const namesakes = input.isAnotherPerson ? 0 : await countNamesakes(tx, input.fullName, birthYear);
  const reasons = [...candidateReasons(input, today), ...(await cellReasons(tx, input.organisationId, today))];
  if (namesakes > 0) reasons.push(reason('members.person-already-there', { namesakes }, 'fullName'));
  if (reasons.length > 0) throw new Refused(refuse(...reasons));

  const [candidateId, personId] = [newId(), newId()];
  const { organisationId, fullName, isFictional } = input;
  await insertPersons(tx, [{ id: personId, organisationId, fullName, birthYear, isFictional }]);
  // From now on the name is corrected with the candidate, and nobody takes the person away below.
  await keepPersons(tx, [personId], 'members');
  const facts = JSON.stringify({ ...factsOf(input), state_since: input.acceptedOn });
  await sql`
    INSERT INTO members.candidate (id, person_id, org_id, org_pos, full_name, sort_name, birth_on, sex, unit, source, schooling, is_pupil,
      parent_consent_on, accepted_on, accepted_resolution, union_resolution, union_resolution_on, state, state_since, is_fictional)
    SELECT ${candidateId}, p.id, p.org_id, p.org_pos, p.full_name, p.sort_name, f.birth_on, f.sex, f.unit, f.source, f.schooling, f.is_pupil,
      f.parent_consent_on, f.accepted_on, f.accepted_resolution, f.union_resolution, f.union_resolution_on, 'sympathiser', f.state_since,
      p.is_fictional
    FROM organisations.published_person p, jsonb_populate_record(NULL::members.candidate, ${facts}::jsonb) f
    WHERE p.id = ${personId}`.execute(tx);
  note({ subject: `candidate ${candidateId}`, after: input });
  await tell('members.sympathiser-accepted', { candidateId, organisationId });
  return { candidateId };
});

export const correctCandidate = action(
  contract.correctCandidate,
  async ({ candidateId, expectedVersion, fullName, ...fields }, { tx, today, note }) => {
    const before = await getCandidate(tx, candidateId, true);
    refuseStale(before, expectedVersion);
    const reasons = candidateReasons(fields, today);
    if (before.state === 'admitted') reasons.push(reason('members.candidate-admitted-already'));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    await renamePersons(tx, [{ personId: before.personId, fullName }]);
    const facts = JSON.stringify(factsOf(fields));
    await sql`
      UPDATE members.candidate c SET birth_on = f.birth_on, sex = f.sex, unit = f.unit, source = f.source, schooling = f.schooling,
        is_pupil = f.is_pupil, parent_consent_on = f.parent_consent_on, accepted_on = f.accepted_on,
        accepted_resolution = f.accepted_resolution, union_resolution = f.union_resolution, union_resolution_on = f.union_resolution_on,
        version = c.version + 1
      FROM jsonb_populate_record(NULL::members.candidate, ${facts}::jsonb) f WHERE c.id = ${candidateId}`.execute(tx);
    note({ subject: `candidate ${candidateId}`, before, after: { fullName, ...fields } });
    return { version: before.version + 1 };
  },
  { over: homes.candidate },
);

export const withdrawCandidate = action(
  contract.withdrawCandidate,
  async (input, { tx, note, tell }) => {
    const before = await getCandidate(tx, input.candidateId, true);
    refuseStale(before, input.expectedVersion);
    const { rows } = await sql<{ built: number }>`
      SELECT (SELECT count(*) FROM members.candidate_helper WHERE candidate_id = ${before.id})
        + (SELECT count(*) FROM members.procedure WHERE candidate_id = ${before.id}) AS built`.execute(tx);
    const built = Number(rows[0]!.built);
    if (before.state !== 'sympathiser' || built > 0) throw new Refused(refuse(reason('members.candidate-built-on')));
    await sql`DELETE FROM members.candidate WHERE id = ${before.id}`.execute(tx);
    await withdrawPersons(tx, [before.personId]);
    note({ subject: `candidate ${before.id}`, before });
    await tell('members.candidate-withdrawn', { candidateId: before.id, organisationId: before.organisationId });
    return { done: true as const };
  },
  { over: homes.candidate },
);
