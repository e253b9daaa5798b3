import type { MemberLine } from '../src/areas/members/actions/member-lines.ts';
import { insertMembers } from '../src/areas/members/actions/member-writes.ts';
import { putSealedValues } from '../src/areas/members/actions/sealed-values.ts';
import type { MemberId } from '../src/areas/members/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import { type Day, day } from '../src/platform/calendar/day.ts';
import { secretsFrom } from '../src/platform/secrets/secrets.ts';
import type { Harness } from './harness.ts';

/** The key under which the harness opens the program. */
export const testSecrets = secretsFrom(Buffer.alloc(32, 1));

type Wanted = Partial<Omit<MemberLine, 'id' | 'organisationId' | 'spell'>> & {
  readonly since?: Day;
  readonly personalId?: string;
  readonly oldCard?: string;
};

/** A fictional official member of a cell since 1 July 2025, unless stated otherwise, written past row-level security. */
export const loadMember = async (harness: Harness, organisationId: string, wanted: Wanted = {}): Promise<MemberId> => {
  const { since = day('2025-07-01'), personalId, oldCard, ...rest } = wanted;
  const id = newId<MemberId>();
  const line: MemberLine = {
    fullName: 'Nguyễn Thử Nghiệm',
    standing: 'official',
    dates: {
      admissionDecidedOn: day('2004-11-20'),
      admittedOn: day('2004-12-01'),
      officialOn: day('2005-12-01'),
      recognitionDecidedOn: day('2005-12-20'),
    },
    partyAgeFrom: day('2004-11-20'),
    facts: { sex: 'male', birthOn: day('1975-03-15'), ethnicity: 'Kinh', religion: 'Không' },
    isFictional: true,
    ...rest,
    id,
    organisationId,
    spell: { since, beganBy: 'entry' },
  };
  await harness.load(async (tx) => {
    await insertMembers(tx, [line]);
    await putSealedValues(tx, testSecrets, [
      ...(personalId ? [{ memberId: id, kind: 'personal-id' as const, text: personalId }] : []),
      ...(oldCard ? [{ memberId: id, kind: 'old-card' as const, text: oldCard }] : []),
    ]);
  });
  return id;
};
