import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { OrganisationFrame, type OrganisationScene } from '../../organisations/web/public.tsx';
import { counts, roll } from '../contract.ts';
import { RollCounts, RollParts } from './member-roll-counts.tsx';
import { RollTable } from './member-roll-table.tsx';
import { VotingBasePanel } from './member-voting-base.tsx';
import './members.css';

/** Cells alone have Party groups. */
const GroupsLink = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  if (!scene.record.facts.type.includes('cell') || !scene.mayHere('members.party-groups')) return null;
  return (
    <div>
      <PageLink
        to="/organisations/$organisationId/party-groups"
        params={{ organisationId: scene.record.id }}
        className="vm-button"
      >
        {t('members.groups.to-groups')}
      </PageLink>
    </div>
  );
};

const Roll = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const asked = { organisationId: scene.record.id, on: scene.on };
  const answer = useQuestion(roll, asked);
  return (
    <Answer
      query={answer}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('members.roll.empty')}>{t('members.roll.empty-text')}</Empty>}
    >
      {({ rows }) => (
        <>
          <VotingBasePanel scene={scene} rows={rows} />
          <RollTable rows={rows} asked={asked} />
        </>
      )}
    </Answer>
  );
};

const Body = ({ scene }: { scene: OrganisationScene }) => {
  const answer = useQuestion(counts, { organisationId: scene.record.id, on: scene.on });
  return (
    <Answer query={answer}>
      {({ total, parts }) => (
        <div className="vm-stack">
          <RollCounts scene={scene} counts={total} />
          <GroupsLink scene={scene} />
          {parts.length > 0 && <RollParts parts={parts} on={scene.on} />}
          {parts.length === 0 && scene.mayHere('members.roll') && <Roll scene={scene} />}
        </div>
      )}
    </Answer>
  );
};

/** Counted membership and roll of an organisation on the day in view, with the base of its votes. */
const MemberRollPage = () => <OrganisationFrame>{(scene) => <Body scene={scene} />}</OrganisationFrame>;

export default MemberRollPage;
