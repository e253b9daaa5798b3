import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { together } from '../../../platform/db/together.ts';
import { sortNameOf } from '../../../platform/i18n/sort-name.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/persons.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { organisationOn } from '../questions/organisation-on.ts';
import { countNamesakes, getPerson } from '../questions/person-rows.ts';

export const recordPerson = action(contract.recordPerson, async (input, { tx, today, tell, note }) => {
  const { pos } = await organisationOn(tx, input.organisationId, today);
  const namesakes = input.isAnotherPerson ? 0 : await countNamesakes(tx, input);
  if (namesakes > 0) throw new Refused(refuse(reason('organisations.person-already-there', { namesakes }, 'fullName')));

  const personId = newId<string & { readonly [key: symbol]: never }>() as never;
  await tx
    .insertInto('organisations.person')
    .values({
      id: personId,
      org_id: input.organisationId,
      org_pos: pos,
      full_name: input.fullName,
      sort_name: sortNameOf(input.fullName),
      birth_year: input.birthYear,
      is_fictional: input.isFictional,
    })
    .execute();
  note({ subject: `person ${personId}`, after: { fullName: input.fullName, birthYear: input.birthYear } });
  await tell('organisations.person-recorded', { personId, organisationId: input.organisationId });
  return { personId };
});

/** Where an area above keeps the record, name and birth change by its procedure only: one person, one truth. */
const refuseKept = async (tx: Tx, personId: string): Promise<void> => {
  const row = await tx
    .selectFrom('organisations.person')
    .select('kept_by')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  if (row.kept_by !== null) throw new Refused(refuse(reason('organisations.person-kept-by-members')));
};

export const correctPerson = action(
  contract.correctPerson,
  async (input, { tx, note }) => {
    const before = await getPerson(tx, input.personId);
    refuseStale(before, input.expectedVersion);
    await refuseKept(tx, input.personId);
    const { numUpdatedRows } = await tx
      .updateTable('organisations.person')
      .set({
        full_name: input.fullName,
        sort_name: sortNameOf(input.fullName),
        birth_year: input.birthYear,
        version: before.version + 1,
      })
      .where('id', '=', input.personId)
      .where('version', '=', before.version)
      .executeTakeFirst();
    refuseStale({ version: numUpdatedRows === 1n ? before.version : -1 }, before.version);
    note({
      subject: `person ${input.personId}`,
      before,
      after: { fullName: input.fullName, birthYear: input.birthYear },
    });
    return { version: before.version + 1 };
  },
  { over: homeOf('person', 'personId') },
);

export const withdrawPerson = action(
  contract.withdrawPerson,
  async (input, { tx, note, tell }) => {
    const before = await getPerson(tx, input.personId);
    refuseStale(before, input.expectedVersion);
    await refuseKept(tx, input.personId);
    const [posts, bodyPosts] = await together(
      (['organisations.post', 'organisations.body_post'] as const).map((table) =>
        tx.selectFrom(table).select('id').where('person_id', '=', input.personId).execute(),
      ),
    );
    const built = (posts?.length ?? 0) + (bodyPosts?.length ?? 0);
    if (built > 0) throw new Refused(refuse(reason('organisations.person-has-posts', { posts: built })));
    await tx.deleteFrom('organisations.person').where('id', '=', input.personId).execute();
    note({ subject: `person ${input.personId}`, before });
    await tell('organisations.person-withdrawn', { personId: input.personId });
    return { done: true as const };
  },
  { over: homeOf('person', 'personId') },
);
