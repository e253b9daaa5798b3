import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownChanges, ownRecord, ownReveals } from '../contract.ts';
import { MemberBadges } from './member-badges.tsx';
import { ChangeCard } from './member-change-card.tsx';
import { MemberDates, MemberFacts } from './member-facts.tsx';
import { MemberHistory } from './member-history.tsx';
import { RevealRows } from './member-identifiers.tsx';
import { LentPanels, OpeningPanel } from './member-panel-list.tsx';
import { OwnAccountCode } from './own-account-code.tsx';
import { OwnActivity } from './own-activity.tsx';
import { OwnIdentifiers } from './own-identifiers.tsx';
import { OwnRequestDialog, WithdrawOwnRequest } from './own-request.tsx';
import './members.css';

type Own = NonNullable<OutputOf<typeof ownRecord>['record']>;

const Requests = ({ on }: { on: string }) => {
  const t = useT();
  const answer = useQuestion(ownChanges, {});
  return (
    <Answer
      query={answer}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('members.own.no-changes')} />}
    >
      {({ rows }) => (
        <div className="vm-stack">
          {rows.map((change) => (
            <ChangeCard
              key={change.id}
              change={change}
              on={on}
              actions={change.state === 'proposed' && change.isOwnRequest && <WithdrawOwnRequest change={change} />}
            />
          ))}
        </div>
      )}
    </Answer>
  );
};

const Reveals = ({ skip = 0 }: { skip?: number }) => {
  const query = useQuestion(ownReveals, { skip });
  const older = (next: number) => <Reveals skip={next} />;
  return <Answer query={query}>{(answer) => <RevealRows answer={answer} skip={skip} older={older} />}</Answer>;
};

const Own = ({ record, on }: { record: Own; on: string }) => {
  const t = useT();
  const [asks, setAsks] = useState(false);
  const { id, standing, state } = record.face;
  return (
    <>
      <PageHead
        title={record.face.fullName}
        subtitle={<MemberBadges view={record} />}
        actions={
          <Button main onClick={() => setAsks(true)}>
            {t('members.own.request')}
          </Button>
        }
      />
      <p className="vm-soft">{t('members.own.about')}</p>
      <div className="vm-two">
        <div className="vm-stack">
          <MemberDates view={record} on={on} />
          <MemberFacts view={record} on={on} isOwn />
          <OwnIdentifiers kinds={record.sealedKinds} />
        </div>
        <div className="vm-stack">
          <MemberHistory view={record} isOwn />
        </div>
      </div>
      <LentPanels memberId={id} organisationId={record.organisationId} standing={standing} state={state} over="self" />
      <OwnActivity />
      <OpeningPanel title={t('members.own.changes')}>{() => <Requests on={on} />}</OpeningPanel>
      <OpeningPanel title={t('members.own.reveals')}>{() => <Reveals />}</OpeningPanel>
      {asks && <OwnRequestDialog record={record} onClose={() => setAsks(false)} />}
    </>
  );
};

/** What a member sees of oneself: the record, the line of time, who opened identifiers, and a way to ask for a change. */
const OwnPage = () => {
  const t = useT();
  const { on } = useAsOf();
  const answer = useQuestion(ownRecord, { on });
  return (
    <div className="vm-page">
      <Answer query={answer} lines={8} isPage>
        {({ record }) =>
          record ? (
            <Own record={record} on={on} />
          ) : (
            <>
              <PageHead title={t('members.own.title')} />
              <Empty title={t('members.own.not-tied')}>{t('members.own.not-tied-text')}</Empty>
              <OwnAccountCode />
            </>
          )
        }
      </Answer>
    </div>
  );
};

export default OwnPage;
