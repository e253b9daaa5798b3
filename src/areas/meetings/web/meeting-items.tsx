import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { VoteRulesPack } from '../rules/vote-rules-shape.ts';
import { countedBodyOf } from '../rules/voting-circle.ts';
import { CaseOfVote } from './meeting-case.tsx';
import type { MeetingScene } from './meeting-scene.ts';
import { useNames } from './meeting-words.ts';

type Item = MeetingSheet['items'][number];
type Vote = Item['votes'][number];

const VoteRecord = ({ vote, scene: { meeting, rules } }: { vote: Vote; scene: MeetingScene }) => {
  const t = useT();
  const nameOf = useNames();
  const base = rules.bases.find(({ voteId }) => voteId === vote.id);
  const official = base?.official ?? vote.base;
  const counted = countedBodyOf(meeting.face.kind, official, meeting.attendance);
  const decision = (rules.packs.votes as VoteRulesPack | null)?.content.decisions.find(
    ({ code, body }) => code === vote.decision && body === counted,
  );
  const deducted = (base?.deductions ?? []).filter(({ count }) => count > 0);
  return (
    <li>
      <p>
        <strong>{vote.matter}</strong> · {decision ? nameOf(decision.names) : vote.decision} ·{' '}
        {t(`meetings.method.${vote.method}`)}
      </p>
      <p>
        <Status level={vote.isEnough ? 'good' : 'attention'}>
          {t(vote.isEnough ? 'meetings.vote.enough' : 'meetings.vote.not-enough')}
        </Status>{' '}
        {t('meetings.vote.tally', { for: vote.forVotes, against: vote.againstVotes, blank: vote.blankVotes })}
      </p>
      <p className="vm-soft">
        {t(`meetings.vote.base.${counted}`, { base: vote.base, official })}
        {deducted.map(({ ground, count }) => ` − ${count} ${t(`meetings.deduction.${ground}`)}`).join('')}
        {`. ${t('meetings.vote.needed-plain', { needed: vote.needed })} `}
        {decision && `(${decision.clause === 'practice' ? t('meetings.practice') : decision.clause})`}
      </p>
      <CaseOfVote meeting={meeting} vote={vote} />
    </li>
  );
};

const Opinions = ({ opinions }: Pick<Item, 'opinions'>) => {
  const t = useT();
  if (opinions === null || opinions.length === 0) return null;
  return (
    <>
      <h4>{t('meetings.one.opinions')}</h4>
      <ul>
        {opinions.map(({ id, speaker, gist }) => (
          <li key={id}>
            <strong>{speaker}</strong>: <span className="meetings-words">{gist}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

const ItemRecord = ({ item, scene }: { item: Item; scene: MeetingScene }) => {
  const t = useT();
  return (
    <li>
      <h3>{item.title}</h3>
      {item.content && <p className="meetings-words">{item.content}</p>}
      <Opinions opinions={item.opinions} />
      {item.conclusion && (
        <p className="meetings-quoted">
          <strong>{t('meetings.agenda.conclusion')}:</strong> {item.conclusion}
        </p>
      )}
      {item.votes.length > 0 && (
        <ul className="meetings-votes">
          {item.votes.map((vote) => (
            <VoteRecord key={vote.id} vote={vote} scene={scene} />
          ))}
        </ul>
      )}
    </li>
  );
};

/** The agenda as it was gone through, with what was said (for those who hold the minutes), concluded and voted. */
export const MeetingItems = ({ scene }: { scene: MeetingScene }) => {
  const t = useT();
  const { meeting } = scene;
  const isHeldElsewhere = meeting.opinionCount > 0 && meeting.items.some(({ opinions }) => opinions === null);
  return (
    <section className="vm-card">
      <h2>{t('meetings.sheet.agenda')}</h2>
      {isHeldElsewhere && (
        <p className="vm-soft">{t('meetings.opinion.only-count', { count: meeting.opinionCount })}</p>
      )}
      {meeting.items.length === 0 ? (
        <p className="vm-soft">{t('meetings.one.no-items')}</p>
      ) : (
        <ol className="meetings-record-items">
          {meeting.items.map((item) => (
            <ItemRecord key={item.id} item={item} scene={scene} />
          ))}
        </ol>
      )}
      <h3>{t('meetings.field.conclusion')}</h3>
      <p className="meetings-words">{meeting.conclusion ?? t('meetings.unknown')}</p>
    </section>
  );
};
