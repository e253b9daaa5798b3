import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { changesOfMember, type MemberId, member } from '../contract.ts';
import { AccountDialog } from './member-account-dialog.tsx';
import { MemberBadges } from './member-badges.tsx';
import { ChangeActions } from './member-change-actions.tsx';
import { ChangeCard } from './member-change-card.tsx';
import { CorrectEntryDialog, ProposeChangeDialog } from './member-change-dialog.tsx';
import { MemberDossier } from './member-dossier.tsx';
import { MemberDates, MemberFacts } from './member-facts.tsx';
import { GapActions } from './member-gaps.tsx';
import { MemberHistory } from './member-history.tsx';
import { MemberIdentifiers, MemberReveals } from './member-identifiers.tsx';
import { LentPanels, OpeningPanel } from './member-panel-list.tsx';
import type { MemberView } from './member-scene.ts';
import { PartyAgeWaits } from './party-age-waits.tsx';
import './members.css';

const asks = [
  { key: 'propose', needs: 'members.propose-change', Body: ProposeChangeDialog },
  { key: 'correct', needs: 'members.correct-entry', Body: CorrectEntryDialog },
  { key: 'account', needs: 'members.link-account', Body: AccountDialog },
] as const;

const Actions = ({ view }: { view: MemberView }) => {
  const t = useT();
  const may = useMay();
  const [asked, setAsked] = useState<string | null>(null);
  const open = asks.find((one) => one.key === asked);
  return (
    <>
      {asks
        .filter(({ needs }) => may(needs))
        .map(({ key }, at) => (
          <Button key={key} main={at === 0} onClick={() => setAsked(key)}>
            {t(`members.record.${key}`)}
          </Button>
        ))}
      {open && <open.Body view={view} onClose={() => setAsked(null)} />}
    </>
  );
};

const Changes = ({ memberId, on }: { memberId: MemberId; on: string }) => {
  const t = useT();
  const answer = useQuestion(changesOfMember, { memberId });
  return (
    <Answer query={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty title={t('members.change.none')} />}>
      {({ rows }) => (
        <div className="vm-stack">
          {rows.map((change) => (
            <ChangeCard key={change.id} change={change} on={on} actions={<ChangeActions change={change} />} />
          ))}
        </div>
      )}
    </Answer>
  );
};

const Panels = ({ view, on }: { view: MemberView; on: string }) => {
  const t = useT();
  const may = useMay();
  const { id, standing, state } = view.face;
  return (
    <>
      <LentPanels memberId={id} organisationId={view.organisationId} standing={standing} state={state} over="office" />
      <OpeningPanel title={t('members.change.of-member')}>{() => <Changes memberId={id} on={on} />}</OpeningPanel>
      {may('members.dossier') && (
        <OpeningPanel title={t('members.dossier.title')}>{() => <MemberDossier memberId={id} />}</OpeningPanel>
      )}
      {may('members.reveals') && (
        <OpeningPanel title={t('members.reveal.title')}>{() => <MemberReveals memberId={id} />}</OpeningPanel>
      )}
    </>
  );
};

const Record = ({ view, on, isToday }: { view: MemberView; on: string; isToday: boolean }) => {
  const t = useT();
  return (
    <>
      <PageHead title={view.face.fullName} subtitle={<MemberBadges view={view} />} actions={<Actions view={view} />} />
      {!isToday && <p className="vm-soft">{t('members.record.past', { on: dayText(on) })}</p>}
      <div className="vm-two">
        <div className="vm-stack">
          <MemberDates
            view={view}
            on={on}
            actions={<GapActions view={view} />}
            waiting={<PartyAgeWaits memberId={view.face.id} />}
          />
          <MemberFacts view={view} on={on} />
          <MemberIdentifiers view={view} />
        </div>
        <div className="vm-stack">
          <MemberHistory view={view} />
        </div>
      </div>
      <Panels view={view} on={on} />
    </>
  );
};

/** One member: facts, the four dates, identifiers masked, the line of time, and the panels of other topics. */
const MemberPage = () => {
  const { memberId } = useParams({ strict: false }) as { memberId: MemberId };
  const { on, isToday } = useAsOf();
  const answer = useQuestion(member, { memberId, on });
  return (
    <div className="vm-page">
      <Answer query={answer} lines={8} isPage>
        {(view) => <Record view={view} on={on} isToday={isToday} />}
      </Answer>
    </div>
  );
};

export default MemberPage;
