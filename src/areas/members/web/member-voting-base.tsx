import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { OrganisationScene } from '../../organisations/web/public.tsx';
import { type RollLineView, votingBase } from '../contract.ts';

type Base = OutputOf<typeof votingBase>;
type Names = ReadonlyMap<string, string>;

const Deduction = ({ deduction, names }: { deduction: Base['deductions'][number]; names: Names }) => {
  const t = useT();
  const { ground, memberIds } = deduction;
  const line = `− ${memberIds.length} ${t(`members.voting.${ground}`)}`;
  if (memberIds.length === 0) return <li>{line}</li>;
  return (
    <li>
      <details>
        <summary>{line}</summary>
        <p>{memberIds.map((id) => names.get(id) ?? '').join(', ')}</p>
      </details>
    </li>
  );
};

const Counted = ({ base, names }: { base: Base; names: Names }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <ul className="members-plain">
        <li>
          {base.official} {t('members.voting.official')}
        </li>
        {base.deductions.map((one) => (
          <Deduction key={one.ground} deduction={one} names={names} />
        ))}
        <li>
          <strong>
            = {base.base} {t('members.voting.base')}
          </strong>
        </li>
      </ul>
      <ul className="members-plain">
        {base.needed.map((one) => (
          <li key={one.code}>
            {one[language]}: {t('members.voting.needed', { votes: one.votes, base: base.base })}
          </li>
        ))}
      </ul>
      <p className="vm-soft vm-row">
        {base.source}
        {!base.verified && <Status level="unknown">{t('members.unverified')}</Status>}
      </p>
    </>
  );
};

type Props = {
  readonly scene: OrganisationScene;
  readonly rows: readonly RollLineView[];
  readonly present: readonly string[];
  readonly onPresent: (ids: readonly string[]) => void;
};

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];

/** The base of votes with every deduction and the names behind it; an exempt member who came is ticked and counts. */
export const VotingBasePanel = ({ scene, rows, present, onPresent }: Props) => {
  const t = useT();
  const [isCongress, setCongress] = useState(false);
  const [absent, setAbsent] = useState<readonly string[]>([]);
  const names: Names = new Map(rows.map((row) => [row.memberId, row.fullName]));
  const official = rows.filter((row) => row.isOfficial && !row.isGuest);
  const answer = useQuestion(
    votingBase,
    {
      organisationId: scene.record.id,
      on: scene.on,
      occasion: isCongress ? 'congress' : 'meeting',
      presentExemptIds: [...present] as never,
      absentIds: (isCongress ? [...absent] : []) as never,
    },
    { keepLast: true },
  );
  const exempt = official.filter((row) => row.state === 'exempt');
  return (
    <section className="vm-card" aria-label={t('members.voting.title')}>
      <h2>{t('members.voting.title')}</h2>
      <Answer query={answer}>{(base) => <Counted base={base} names={names} />}</Answer>
      <div className="vm-stack not-printed">
        {exempt.map((row) => (
          <Checkbox
            key={row.memberId}
            label={t('members.voting.exempt-present', { name: row.fullName })}
            checked={present.includes(row.memberId)}
            onChange={() => onPresent(toggled(present, row.memberId))}
          />
        ))}
        <Checkbox
          label={t('members.voting.congress')}
          checked={isCongress}
          onChange={(event) => setCongress(event.currentTarget.checked)}
        />
        {isCongress && (
          <details>
            <summary>{t('members.voting.choose-absent')}</summary>
            <div className="vm-stack">
              {official.map((row) => (
                <Checkbox
                  key={row.memberId}
                  label={row.fullName}
                  checked={absent.includes(row.memberId)}
                  onChange={() => setAbsent(toggled(absent, row.memberId))}
                />
              ))}
            </div>
          </details>
        )}
      </div>
    </section>
  );
};
