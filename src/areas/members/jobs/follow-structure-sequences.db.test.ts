import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { structureOf } from '../../../../tests/structure.ts';

const harness = await startHarness();
let commune: Commune;
beforeAll(async () => {
  harness.clock.now = new Date('2026-05-20T05:00:00Z');
  commune = await loadCommune(harness);
});
const { cell, merge, reverse, one } = structureOf(harness, () => commune);

test('no member is lost or doubled over any sequence of decisions, taken back in the end', async () => {
  const cells = await Promise.all(Array.from({ length: 5 }, (_, n) => cell(`Chi bộ Thử ${n}`)));
  const members = await Promise.all(
    cells.map((id, n) => loadMember(harness, id, { fullName: `Vũ Thử ${'ABCDE'[n]}` })),
  );
  const running = async () =>
    one(
      `SELECT member_id, count(*)::int AS n FROM members.membership WHERE member_id = ANY ($1) AND kind = 'official' AND until_day = 'infinity'
       GROUP BY member_id ORDER BY member_id`,
      members,
    );
  const whole = await running();
  const step = fc.record({
    from: fc.nat(4),
    into: fc.nat(4),
    dayOf: fc.integer({ min: 1, max: 28 }),
    back: fc.boolean(),
    heard: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const events: string[] = [];
      for (const { from, into, dayOf, back, heard } of steps) {
        const on = `2026-04-${String(dayOf).padStart(2, '0')}`;
        if (back && events.length > 0)
          await reverse(events.at(-1)!).then(
            () => events.pop(),
            () => undefined,
          );
        else
          await merge(cells[from]!, cells[into]!, on).then(
            (event) => events.push(event.eventId),
            () => undefined,
          );
        if (heard) await harness.runJobs();
      }
      await harness.runJobs();
      expect(await running()).toEqual(whole);
      expect(
        await one(
          `SELECT s.member_id FROM members.membership s JOIN organisations.organisation o ON o.id = s.org_id
        WHERE s.member_id = ANY ($1) AND s.until_day = 'infinity' AND (o.ended_on IS NOT NULL OR o.annulled)`,
          members,
        ),
      ).toEqual([]);
      expect(
        await one(
          `SELECT m.id FROM members.member m JOIN members.membership s ON s.member_id = m.id AND s.kind = 'official' AND s.until_day = 'infinity'
        JOIN organisations.person p ON p.id = m.person_id WHERE m.id = ANY ($1) AND (m.org_id <> s.org_id OR p.org_id <> s.org_id)`,
          members,
        ),
      ).toEqual([]);
      for (const eventId of events.reverse()) await reverse(eventId);
      await harness.runJobs();
      const back = await one('SELECT id, org_id FROM members.member WHERE id = ANY ($1)', members);
      for (const [n, id] of members.entries()) expect(back.find((row) => row.id === id)!.org_id).toBe(cells[n]);
      const left = await one('SELECT count(*)::int AS n FROM members.membership WHERE member_id = ANY ($1)', members);
      expect(left[0].n).toBe(members.length);
    }),
    { numRuns: 12 },
  );
}, 60_000);
