import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { candidateDesk, clockOf, openDesk } from '../../../../tests/life-cycle.ts';
import { newId } from '../../../platform/action/id.ts';

const harness = await startHarness();
clockOf(harness)('2026-11-23');
const { owner } = harness;
const migration = new URL('../../../../migrations/20261127T0140-members-life-cycle-2.sql', import.meta.url);

test('steps of candidates come along when the owner of the tables is no superuser', async () => {
  const { accept } = await candidateDesk(await openDesk(harness), harness);
  const { candidateId } = await accept();
  const plain = `plain_owner_${newId().replaceAll('-', '')}`;
  const [event, from] = [newId(), newId()];
  await owner.query('BEGIN');
  try {
    // As the database stood before the migration, under an owner whom policies hold.
    await owner.query(`
      DROP TABLE members.candidate_follow;
      ALTER TABLE members.candidate ADD COLUMN followed_event uuid, ADD COLUMN followed_from uuid;
      CREATE INDEX candidate_followed ON members.candidate (followed_event);
      CREATE ROLE ${plain};
      GRANT USAGE, CREATE ON SCHEMA members TO ${plain};
      GRANT USAGE ON SCHEMA platform TO ${plain};
      ALTER TABLE members.candidate OWNER TO ${plain};`);
    await owner.query('UPDATE members.candidate SET followed_event = $1, followed_from = $2 WHERE id = $3', [
      event,
      from,
      candidateId,
    ]);
    await owner.query(`SET LOCAL ROLE ${plain}`);
    await owner.query(await readFile(migration, 'utf8'));
    await owner.query('RESET ROLE');
    const { rows } = await owner.query('SELECT candidate_id, step, event_id, from_id FROM members.candidate_follow');
    expect(rows).toEqual([{ candidate_id: candidateId, step: 1, event_id: event, from_id: from }]);
    const { rows: forced } = await owner.query(
      `SELECT relname FROM pg_class WHERE relname IN ('candidate', 'candidate_follow') AND relforcerowsecurity ORDER BY relname`,
    );
    expect(forced.map((row) => row.relname)).toEqual(['candidate', 'candidate_follow']);
  } finally {
    await owner.query('ROLLBACK');
  }
});
