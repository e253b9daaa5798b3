import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { duesOfMember, duesSettings, ownDues } from '../contract.ts';
import { monthOf } from '../rules/dues-month.ts';
import { DuesDeclareForm, type DuesGroupChoice } from './dues-declare-form.tsx';
import { DuesMemberMonths } from './dues-member-months.tsx';
import { DuesPayments } from './dues-payments.tsx';
import type { OrganisationId } from './dues-scene.ts';
import type { MemberPanelProps } from './member-panel-props.ts';
import './dues.css';

const useGroups = (): readonly DuesGroupChoice[] => {
  const settings = useQuestion(duesSettings, { month: monthOf(todayHere()) });
  return (settings.data?.rates?.content.groups ?? []).map(({ code, name, rate }) => ({
    code,
    name,
    basis: rate.by === 'basis' ? rate.basis : null,
  }));
};

const OfMember = ({ memberId, organisationId }: MemberPanelProps) => {
  const t = useT();
  const place = organisationId as OrganisationId;
  const groups = useGroups();
  const dues = useQuestion(duesOfMember, { organisationId: place, memberId });
  return (
    <Answer query={dues}>
      {(answer) => (
        <div className="vm-stack">
          {!answer.isCollector && <p className="vm-soft">{t('members.dues.amounts-closed')}</p>}
          <div className="dues-links">
            <PageLink to="/members/dues/$organisationId" params={{ organisationId }}>
              {t('members.dues.to-ledger')}
            </PageLink>
          </div>
          <DuesMemberMonths dues={answer} groups={groups} hasAmounts={answer.isCollector} />
          <h3>{t('members.dues.payments')}</h3>
          <DuesPayments organisationId={place} memberId={memberId} mayWithdraw={false} />
        </div>
      )}
    </Answer>
  );
};

const Own = () => {
  const t = useT();
  const [isDeclaring, setDeclaring] = useState(false);
  const dues = useQuestion(ownDues, {});
  return (
    <Answer query={dues} isEmpty={(answer) => !answer.isMember} empty={<Empty title={t('members.dues.no-own')} />}>
      {(answer) => (
        <div className="vm-stack">
          {isDeclaring ? (
            <DuesDeclareForm
              groups={answer.groups}
              of={null}
              before={answer.declarations?.[0] ?? null}
              onClose={() => setDeclaring(false)}
            />
          ) : (
            <div className="vm-row not-printed">
              <Button main onClick={() => setDeclaring(true)}>
                {t('members.dues.declare')}
              </Button>
            </div>
          )}
          <p className="vm-soft">{t('members.dues.who-reads')}</p>
          <DuesMemberMonths dues={answer} groups={answer.groups} hasAmounts />
        </div>
      )}
    </Answer>
  );
};

/** Dues on the page of a member: states for those over the cell, everything for its collector and for the member. */
const DuesPanel = (props: MemberPanelProps) => (props.over === 'self' ? <Own /> : <OfMember {...props} />);

export default DuesPanel;
