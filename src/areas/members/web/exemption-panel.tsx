import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exemptions, grantExemption } from '../contract/transfers-exemptions.ts';
import { AskExemptionDialog } from './exemption-dialogs.tsx';
import { ExemptionTable } from './exemption-table.tsx';
import type { MemberPanelProps } from './member-panel-props.ts';

/** Exemptions of one member, and asking for one. */
const ExemptionPanel = ({ memberId, state }: MemberPanelProps) => {
  const t = useT();
  const may = useMay();
  const [asks, setAsks] = useState(false);
  const list = useQuestion(exemptions, { memberId, show: 'all', on: todayHere() });
  return (
    <Answer query={list}>
      {(answer) => (
        <div className="vm-stack">
          {may(grantExemption.name) && (state === 'active' || state === 'exempt') && (
            <div className="vm-row not-printed">
              <Button onClick={() => setAsks(true)}>{t('members.exemptions.ask')}</Button>
            </div>
          )}
          {answer.rows.length === 0 ? (
            <p className="vm-soft">{t('members.exemptions.never')}</p>
          ) : (
            <ExemptionTable rows={answer.rows} asked={{ memberId, show: 'all', on: todayHere() }} />
          )}
          {asks && <AskExemptionDialog memberId={memberId} renews={null} onClose={() => setAsks(false)} />}
        </div>
      )}
    </Answer>
  );
};

export default ExemptionPanel;
