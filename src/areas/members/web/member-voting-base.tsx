import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { OrganisationScene } from '../../organisations/web/public.tsx';
import { type RollLineView, votingBase } from '../contract.ts';
import { isClauseVerified } from '../rules/transfer-clause.ts';

type Base = OutputOf<typeof votingBase>;
type Names = ReadonlyMap<string, string>;

/** The clause of a value; one that was not read in the text itself says so. */
const ClauseText = ({ clause }: { clause: Base['needed'][number]['clause'] }) => {
  const t = useT();
  const language = useLanguage();
  if (clause === null) return null;
  return (
    <span className="vm-soft">
      {' '}
      ({clause.source[language]}
      {isClauseVerified(clause) ? '' : ` · ${t('members.transfers.unverified')}`})
    </span>
  );
};

const Deduction = ({ deduction, names }: { deduction: Base['deductions'][number]; names: Names }) => {
  const t = useT();
  const { ground, memberIds, clause } = deduction;
  const line = `− ${memberIds.length} ${t(`members.voting.${ground}`)}`;
  if (memberIds.length === 0)
    return (
      <li>
        {line}
        <ClauseText clause={clause} />
      </li>
    );
  return (
    <li>
      <details className="members-details">
        <summary>
          {/* One piece of text: the summary lays its parts side by side. */}
          <span>
            {line}
            <ClauseText clause={clause} />
          </span>
        </summary>
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
            <ClauseText clause={one.clause} />
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

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];

type PickProps = {
  readonly title: string;
  readonly rows: readonly RollLineView[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
};

const Pick = ({ title, rows, chosen, onChange }: PickProps) => (
  <details className="members-details">
    <summary>{title}</summary>
    <div className="vm-stack">
      {rows.map((row) => (
        <Checkbox
          key={row.memberId}
          label={row.fullName}
          checked={chosen.includes(row.memberId)}
          onChange={() => onChange(toggled(chosen, row.memberId))}
        />
      ))}
    </div>
  </details>
);

/** The base of votes with every deduction and the names behind it; an exempt member who came is ticked and counts. */
export const VotingBasePanel = ({ scene, rows }: { scene: OrganisationScene; rows: readonly RollLineView[] }) => {
  const t = useT();
  const [isCongress, setCongress] = useState(false);
  const [present, setPresent] = useState<readonly string[]>([]);
  const [absent, setAbsent] = useState<readonly string[]>([]);
  const names: Names = new Map(rows.map((row) => [row.memberId, row.fullName]));
  const official = rows.filter((row) => row.isOfficial && !row.isGuest);
  const exempt = official.filter((row) => row.state === 'exempt');
  const asked = {
    organisationId: scene.record.id,
    on: scene.on,
    occasion: isCongress ? ('congress' as const) : ('meeting' as const),
    presentExemptIds: [...present] as never,
    absentIds: (isCongress ? [...absent] : []) as never,
  };
  const answer = useQuestion(votingBase, asked, { keepLast: true });
  return (
    <section className="vm-card" aria-label={t('members.voting.title')}>
      <h2>{t('members.voting.title')}</h2>
      <Answer query={answer}>{(base) => <Counted base={base} names={names} />}</Answer>
      <div className="vm-stack not-printed">
        {exempt.length > 0 && (
          <Pick title={t('members.voting.choose-exempt')} rows={exempt} chosen={present} onChange={setPresent} />
        )}
        <Checkbox
          label={t('members.voting.congress')}
          checked={isCongress}
          onChange={(event) => setCongress(event.currentTarget.checked)}
        />
        {isCongress && (
          <Pick title={t('members.voting.choose-absent')} rows={official} chosen={absent} onChange={setAbsent} />
        )}
      </div>
    </section>
  );
};
