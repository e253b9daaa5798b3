/** @jsxImportSource preact */
import { isEligible } from '../../rules/count-ballots.ts';
import { postKey } from '../post-key.ts';
import { without } from '../sheet-draft.ts';
import { Choice, NumberBox, RemoveLine } from './phone-fields.tsx';
import type { CountProps } from './phone-scene.ts';
import { t } from './phone-words.ts';

const posts = ['committee', 'secretary', 'deputy-secretary', 'delegate'] as const;

const Candidates = ({ scene, one: { count }, path }: CountProps) => (
  <ol class="roll">
    {count.candidates.map(({ memberId, fullName, withdrawnWhy }, at) => (
      <li key={memberId} data-path={`${path}.candidates.${at}.memberId`} tabIndex={-1}>
        <p class="name">
          {fullName}
          {withdrawnWhy !== null && <span class="soft">{t('meetings.election.withdrew', { why: withdrawnWhy })}</span>}
        </p>
        {scene.faultAt(`${path}.candidates.${at}.memberId`) && (
          <p class="fault">{scene.faultAt(`${path}.candidates.${at}.memberId`)}</p>
        )}
        {count.isListOwn && (
          <RemoveLine onRemove={() => scene.putCount(count, (old) => ({ candidates: without(old.candidates, at) }))} />
        )}
      </li>
    ))}
  </ol>
);

/** The list is drawn up here from the roll of the sheet's day. */
const OwnList = ({ scene, one: { count }, path }: CountProps) => {
  const listed = new Set<string>(count.candidates.map(({ memberId }) => memberId));
  const others = scene.basis.opening.roll.filter((person) => isEligible(person) && !listed.has(person.memberId));
  const add = (id: string | null): void => {
    const found = others.find(({ memberId }) => memberId === id);
    if (!found) return;
    const { memberId, fullName } = found;
    const line = { memberId, fullName, nomination: null, nominatedBy: null, withdrawnWhy: null };
    scene.putCount(count, (old) => ({ candidates: [...old.candidates, line] }));
  };
  return (
    <>
      {count.version === null && (
        <Choice
          label={t('meetings.election.post')}
          options={posts.map((post) => ({ value: post, label: t(postKey(post, scene.draft.kind)) }))}
          value={count.post}
          onChange={(post) => scene.putCount(count, () => ({ post: post as typeof count.post }))}
        />
      )}
      <NumberBox
        label={t('meetings.election.number-set')}
        value={count.numberSet}
        most={500}
        onChange={(numberSet) => scene.putCount(count, () => ({ numberSet }))}
        path={`${path}.numberSet`}
        fault={scene.faultAt(`${path}.numberSet`)}
      />
      <Choice
        label={t('meetings.election.add-candidate')}
        options={others.map(({ memberId, fullName }) => ({ value: memberId, label: fullName }))}
        value={null}
        onChange={add}
        mayBeEmpty
      />
    </>
  );
};

/** Who stands, and for how many seats. A list of the server is changed here only before its first ballot. */
export const BallotList = (props: CountProps) => {
  const { scene, one } = props;
  const { count } = one;
  const standing = count.candidates.filter(({ withdrawnWhy }) => withdrawnWhy === null).length;
  return (
    <>
      <h3>{t('meetings.election.candidates')}</h3>
      {count.candidates.length === 0 ? (
        <p class="soft">{t('meetings.election.no-candidates')}</p>
      ) : (
        <p class="soft">{t('meetings.election.list-size', { standing, seats: count.numberSet ?? 0 })}</p>
      )}
      <Candidates {...props} />
      {count.isListOwn && <OwnList {...props} />}
      {!count.isListOwn && count.past.length + count.ballots.length === 0 && (
        <button type="button" class="quiet" onClick={() => scene.putCount(count, () => ({ isListOwn: true }))}>
          {t('meetings.election.change')}
        </button>
      )}
    </>
  );
};
