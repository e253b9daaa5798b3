import { useState } from 'react';
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
import type { MemberPanelProps } from './member-panel-props.ts';
import { IntroduceDialog } from './residence-dialogs.tsx';
import { RemarkState } from './residence-links-page.tsx';
import { TransferDayDialog } from './transfer-day-dialog.tsx';

/** The link of one member with the place of residence. */
const ResidencePanel = ({ memberId }: MemberPanelProps) => {
  const t = useT();
  const may = useMay();
  const [step, setStep] = useState<'introduce' | 'end' | null>(null);
  const asked = useQuestion(residenceLinks, { memberId, year: yearOf(todayHere()) });
  return (
    <Answer query={asked}>
      {({ rows: [row] }) => {
        const link = row?.link ?? null;
        if (link === null)
          return (
            <div className="vm-stack">
              <p className="vm-soft">{t('members.residence.no-link')}</p>
              {row && may(introduceToResidence.name) && (
                <div className="not-printed">
                  <Button onClick={() => setStep('introduce')}>{t('members.residence.introduce')}</Button>
                </div>
              )}
              {step === 'introduce' && <IntroduceDialog memberId={memberId} onClose={() => setStep(null)} />}
            </div>
          );
        return (
          <div className="vm-stack">
            <Facts
              facts={[
                { name: t('members.residence.status'), value: t(`members.residence.status.${link.status}`) },
                { name: t('members.residence.to'), value: link.toName ?? link.reason ?? '' },
                { name: t('members.residence.introduced-on'), value: dayText(link.introducedOn) },
                ...(link.status === 'not-introduced'
                  ? []
                  : [{ name: t('members.residence.remark'), value: <RemarkState remark={row!.remark} /> }]),
              ]}
            />
            {may(endResidenceLink.name) && (
              <div className="not-printed">
                <Button onClick={() => setStep('end')}>{t('members.residence.end-link')}</Button>
              </div>
            )}
            {step === 'end' && (
              <TransferDayDialog
                contract={endResidenceLink}
                fixed={{ residenceLinkId: link.id }}
                title={t('members.residence.end-link')}
                day={{ field: 'endedOn', label: t('members.residence.ended-on') }}
                doneKey="members.residence.link-was-ended"
                onClose={() => setStep(null)}
              />
            )}
          </div>
        );
      }}
    </Answer>
  );
};

export default ResidencePanel;
