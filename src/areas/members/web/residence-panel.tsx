import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { endResidenceLink, introduceToResidence, residenceLinks } from '../contract/transfers-residence.ts';
import type { MemberId } from '../contract.ts';
import type { MemberPanelProps } from './member-panel-props.ts';
import { IntroduceDialog } from './residence-dialogs.tsx';
import { RemarkState } from './residence-links-page.tsx';
import { TransferDayDialog } from './transfer-day-dialog.tsx';

type Row = OutputOf<typeof residenceLinks>['rows'][number];

const Unlinked = ({ memberId, isMember }: { memberId: MemberId; isMember: boolean }) => {
  const t = useT();
  const may = useMay();
  const [introduces, setIntroduces] = useState(false);
  return (
    <div className="vm-stack">
      <p className="vm-soft">{t('members.residence.no-link')}</p>
      {isMember && may(introduceToResidence.name) && (
        <div className="not-printed">
          <Button onClick={() => setIntroduces(true)}>{t('members.residence.introduce')}</Button>
        </div>
      )}
      {introduces && <IntroduceDialog memberId={memberId} onClose={() => setIntroduces(false)} />}
    </div>
  );
};

const Linked = ({ link, remark }: { link: NonNullable<Row['link']>; remark: Row['remark'] }) => {
  const t = useT();
  const may = useMay();
  const [ends, setEnds] = useState(false);
  const facts = [
    { name: t('members.residence.status'), value: t(`members.residence.status.${link.status}`) },
    { name: t('members.residence.to'), value: link.toName ?? link.reason ?? '' },
    { name: t('members.residence.introduced-on'), value: dayText(link.introducedOn) },
  ];
  const answer = { name: t('members.residence.remark'), value: <RemarkState remark={remark} /> };
  return (
    <div className="vm-stack">
      <Facts facts={link.status === 'not-introduced' ? facts : [...facts, answer]} />
      {may(endResidenceLink.name) && (
        <div className="not-printed">
          <Button onClick={() => setEnds(true)}>{t('members.residence.end-link')}</Button>
        </div>
      )}
      {ends && (
        <TransferDayDialog
          contract={endResidenceLink}
          fixed={{ residenceLinkId: link.id }}
          title={t('members.residence.end-link')}
          day={{ field: 'endedOn', label: t('members.residence.ended-on') }}
          doneKey="members.residence.link-was-ended"
          onClose={() => setEnds(false)}
        />
      )}
    </div>
  );
};

/** The link of one member with the place of residence. */
const ResidencePanel = ({ memberId }: MemberPanelProps) => {
  const asked = useQuestion(residenceLinks, { memberId, year: yearOf(todayHere()) });
  return (
    <Answer query={asked}>
      {({ rows: [row] }) =>
        row?.link ? (
          <Linked link={row.link} remark={row.remark} />
        ) : (
          <Unlinked memberId={memberId} isMember={row !== undefined} />
        )
      }
    </Answer>
  );
};

export default ResidencePanel;
