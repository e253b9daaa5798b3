/** @jsxImportSource preact */
import { missedText } from '../missed-votes.ts';
import { caseOfVote, casesLeft, withCase } from '../sheet-case-lines.ts';
import type { DraftVote, Opening } from '../sheet-draft.ts';
import { waitingIn } from '../sheet-verdict.ts';
import type { PhoneScene } from './phone-scene.ts';
import { t } from './phone-words.ts';

type Props = { readonly scene: PhoneScene };

const Obstacles = ({ of }: { of: Opening['cases'][number] }) => (
  <>
    {of.obstacles.map(({ code, params }) => (
      <p key={code} class="soft">
        {t(`refusal.${code}`, params)}
      </p>
    ))}
  </>
);

/** Cases that wait for a vote of the cell, as they were when the phone last had contact: one tap takes one up. */
export const WaitingCases = ({ scene: { draft, basis, change } }: Props) => {
  const left = casesLeft(draft.items, waitingIn(basis));
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="waiting-cases">
      <h3 id="waiting-cases">{t('meetings.case.waiting', { count: left.length })}</h3>
      <ul class="plain">
        {left.map((one) => (
          <li key={one.id}>
            <p>{one.title}</p>
            {one.earlierVotes > 0 && <p class="soft">{missedText(one, t)}</p>}
            <Obstacles of={one} />
            <button
              type="button"
              aria-label={`${t('meetings.case.add')}: ${one.title}`}
              onClick={() => change((old) => ({ items: withCase(old.items, one, basis.opening) }))}
            >
              {t('meetings.case.add')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

type TieProps = Props & { readonly vote: DraftVote; readonly path: string; readonly onUntie: () => void };

/** Which case this vote carries on once the server has the meeting. */
export const VoteCase = ({ scene: { basis, faultAt }, vote, path, onUntie }: TieProps) => {
  if (!vote.case) return null;
  const of = caseOfVote(waitingIn(basis), vote.case);
  const fault = faultAt(`${path}.case`);
  return (
    <div data-path={`${path}.case`} tabIndex={-1}>
      <p>
        {t(`meetings.case.kind.${vote.case.kind}`)}. {t(of ? 'meetings.case.carried' : 'meetings.case.unknown')}
      </p>
      {of && of.earlierVotes > 0 && <p class="soft">{missedText(of, t)}</p>}
      {of && <Obstacles of={of} />}
      {fault && <p class="fault">{fault}</p>}
      <button type="button" class="quiet" onClick={onUntie}>
        {t('meetings.case.untie')}
      </button>
    </div>
  );
};
