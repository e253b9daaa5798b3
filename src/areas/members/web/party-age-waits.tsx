import { dayText } from '../../../web/day-text.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type ChangeView, changesOfMember, type MemberId } from '../contract.ts';
import { useFieldName } from './member-words.ts';

/** The days from which party age is counted. */
const counted = ['admissionDecidedOn', 'admittedOn'];

const GapWaits = ({ gap }: { gap: NonNullable<ChangeView['gap']> }) => {
  const t = useT();
  const one = gap.after ?? gap.before;
  if (one === null) return null;
  const span = { since: dayText(one.since), until: dayText(one.until) };
  return (
    <p>
      <Status level="attention">{t(gap.after ? 'members.gap.waiting' : 'members.gap.waiting-back', span)}</Status>
    </p>
  );
};

/** Beside the party age: what it would follow once another officer has approved it, so that nobody enters it twice. */
export const PartyAgeWaits = ({ memberId }: { memberId: MemberId }) => {
  const t = useT();
  const may = useMay();
  const nameOf = useFieldName();
  const { data } = useQuestion(changesOfMember, { memberId }, { when: may(changesOfMember.name) });
  const waiting = (data?.rows ?? []).filter(({ state }) => state === 'proposed');
  const fields = waiting
    .flatMap((change) => change.fields.map(({ field }) => field))
    .filter((one) => counted.includes(one));
  return (
    <>
      {waiting.map(({ id, gap }) => gap && <GapWaits key={id} gap={gap} />)}
      {fields.length > 0 && (
        <p>
          <Status level="attention">
            {t('members.dates-waiting', { fields: [...new Set(fields)].map(nameOf).join(', ') })}
          </Status>
        </p>
      )}
    </>
  );
};
