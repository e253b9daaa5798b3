import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { duesRemittances } from '../contract.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';
import { DuesMonthField } from './dues-month-switch.tsx';
import { DuesRemitDialog } from './dues-remit-dialog.tsx';
import { DuesRemittanceTable } from './dues-remittance-table.tsx';
import type { OrganisationId } from './dues-scene.ts';
import { useDong } from './dues-words.ts';
import './dues.css';

type Remittances = OutputOf<typeof duesRemittances>;
type Period = { readonly fromMonth: Day; readonly untilMonth: Day };

const useShare = ({ keeps, cameIn, passesOn, source, origin }: Remittances): readonly Fact[] => {
  const t = useT();
  const dong = useDong();
  const share = keeps && (keeps.from === keeps.to ? `${keeps.from} %` : `${keeps.from}–${keeps.to} %`);
  return [
    { name: t('members.dues.came-in'), value: dong(cameIn) },
    { name: t('members.dues.keeps'), value: share ?? t('members.dues.share-unknown') },
    {
      name: t('members.dues.passes-on'),
      value: passesOn === null ? t('members.dues.share-to-choose') : dong(passesOn),
    },
    {
      name: t('members.dues.share-source'),
      value: (
        <div>
          <Status level="unknown">{t('members.dues.unverified')}</Status>
          <div className="vm-soft">{origin === 'installation' ? source : t('members.dues.share-custom')}</div>
        </div>
      ),
    },
  ];
};

const Lists = ({ remittances, may }: { remittances: Remittances; may: (name: string) => boolean }) => {
  const t = useT();
  const shown = remittances.sent.length + remittances.received.length;
  return (
    <>
      {remittances.count > shown && (
        <p role="note">{t('members.dues.remittances-cut', { shown, count: remittances.count })}</p>
      )}
      <section className="vm-card">
        <h2>{t('members.dues.sent-up', { name: remittances.superiorName ?? t('members.dues.no-superior') })}</h2>
        <DuesRemittanceTable rows={remittances.sent} side="sent" mayAct={may('members.withdraw-remittance')} />
      </section>
      {remittances.received.length > 0 && (
        <section className="vm-card">
          <h2>{t('members.dues.received-from-below')}</h2>
          <DuesRemittanceTable rows={remittances.received} side="received" mayAct={may('members.receive-remittance')} />
        </section>
      )}
    </>
  );
};

const ShareCard = ({ remittances }: { remittances: Remittances }) => {
  const t = useT();
  const may = useMay();
  const share = useShare(remittances);
  return (
    <section className="vm-card">
      <h2>{t('members.dues.share')}</h2>
      <Facts facts={share} />
      {may('members.dues-settings') && (
        <div className="dues-links">
          <PageLink to="/members/dues/settings" className="dues-rules-link">
            {t('members.dues.tab.settings')}
          </PageLink>
        </div>
      )}
    </section>
  );
};

const HeadActions = ({ onRemit }: { onRemit: (() => void) | null }) => {
  const t = useT();
  return (
    <>
      {onRemit && (
        <Button main onClick={onRemit}>
          {t('members.dues.remit')}
        </Button>
      )}
      <PrintButton />
    </>
  );
};

type ShownProps = {
  readonly organisationId: OrganisationId;
  readonly period: Period;
  readonly remittances: Remittances;
};

const Shown = ({ organisationId, period, remittances }: ShownProps) => {
  const t = useT();
  const may = useMay();
  const [isRemitting, setRemitting] = useState(false);
  const { superiorName, organisationName, passesOn } = remittances;
  const mayRemit = may('members.record-remittance') && superiorName !== null;
  return (
    <>
      <PageHead
        title={t('members.dues.remittances-of', { name: organisationName })}
        subtitle={t('members.dues.period', { from: monthText(period.fromMonth), until: monthText(period.untilMonth) })}
        actions={<HeadActions onRemit={mayRemit ? () => setRemitting(true) : null} />}
      />
      <ShareCard remittances={remittances} />
      <Lists remittances={remittances} may={may} />
      {isRemitting && (
        <DuesRemitDialog
          organisationId={organisationId}
          period={period}
          suggested={passesOn}
          superior={superiorName ?? ''}
          onClose={() => setRemitting(false)}
        />
      )}
    </>
  );
};

/** What an organisation passes on to the one above, and what it receives from those below. */
const DuesRemittancesPage = () => {
  const t = useT();
  const { organisationId } = useParams({ strict: false }) as { organisationId: OrganisationId };
  const [period, setPeriod] = useState<Period>(() => {
    const last = addMonths(monthOf(todayHere()), -1);
    return { fromMonth: last, untilMonth: last };
  });
  const remittances = useQuestion(duesRemittances, { organisationId, ...period }, { keepLast: true });
  return (
    <div className="vm-page">
      <nav className="vm-row dues-links not-printed" aria-label={t('members.dues.tabs')}>
        <PageLink to="/members/dues">{t('members.dues.title')}</PageLink>
        <PageLink to="/members/dues/$organisationId" params={{ organisationId }}>
          {t('members.dues.to-ledger')}
        </PageLink>
      </nav>
      <div className="dues-fields not-printed">
        <DuesMonthField
          label={t('members.dues.from-month')}
          value={period.fromMonth}
          onChange={(fromMonth) => fromMonth && setPeriod({ ...period, fromMonth })}
        />
        <DuesMonthField
          label={t('members.dues.until-month')}
          value={period.untilMonth}
          onChange={(untilMonth) => untilMonth && setPeriod({ ...period, untilMonth })}
        />
      </div>
      <Answer query={remittances} lines={6} isPage>
        {(answer) => <Shown organisationId={organisationId} period={period} remittances={answer} />}
      </Answer>
    </div>
  );
};

export default DuesRemittancesPage;
