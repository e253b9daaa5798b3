import { useParams } from '@tanstack/react-router';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { duesLedger } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import { DuesLedgerActions } from './dues-ledger-actions.tsx';
import { DuesLedgerSums } from './dues-ledger-sums.tsx';
import { DuesLedgerTable } from './dues-ledger-table.tsx';
import { DuesMonthSwitch } from './dues-month-switch.tsx';
import { DuesPrintedSheet } from './dues-printed-sheet.tsx';
import { DuesQuickEntry } from './dues-quick-entry.tsx';
import { type DuesScene, mayWrite, type OrganisationId } from './dues-scene.ts';
import { useMonth } from './dues-words.ts';
import './dues.css';

const Notices = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const { isCollector, hasCollector, missing, lines, rates, month } = scene.ledger;
  const outdated = lines.filter((line) => line.amounts?.isOutdated).length;
  return (
    <>
      {!isCollector && (
        <p className="dues-notice not-printed" data-calm="true">
          {t(hasCollector ? 'members.dues.amounts-closed' : 'members.dues.no-collector')}
        </p>
      )}
      {month?.state === 'open' && (missing > 0 || outdated > 0) && (
        <p className="dues-notice not-printed">
          {[
            missing > 0 && t('members.dues.refresh-missing', { missing }),
            outdated > 0 && t('members.dues.refresh-outdated', { outdated }),
            t('members.dues.refresh-how'),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {!rates && <p className="dues-notice">{t('members.dues.no-rates')}</p>}
    </>
  );
};

const Rates = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const may = useMay();
  const { rates, region, minimumWage } = scene.ledger;
  if (!rates) return null;
  return (
    <p className="vm-soft">
      {t(rates.verified ? 'members.dues.by-rates' : 'members.dues.by-rates-unverified', { source: rates.source })}{' '}
      {region === null
        ? t('members.dues.region-unknown')
        : t(minimumWage === null ? 'members.dues.wage-unknown' : 'members.dues.wage-known', {
            region,
            wage: minimumWage ?? 0,
          })}{' '}
      {t('members.dues.rounding-unverified')}{' '}
      {may('members.dues-settings') && (
        <PageLink to="/members/dues/settings" className="dues-rules-link">
          {t('members.dues.tab.settings')}
        </PageLink>
      )}
    </p>
  );
};

const NotOpened = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const { month, ledger } = scene;
  return (
    <Empty title={t('members.dues.not-opened-title', { month: monthText(month) })}>
      {t(ledger.isCollector ? 'members.dues.not-opened-text' : 'members.dues.not-opened-elsewhere', {
        count: ledger.onRoll,
        on: month,
      })}
    </Empty>
  );
};

const Ledger = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const { ledger, month } = scene;
  return (
    <>
      <PageHead
        title={ledger.organisationName}
        subtitle={t('members.dues.ledger-of', { month: monthText(month) })}
        actions={<DuesLedgerActions key={month} scene={scene} />}
      />
      <Notices scene={scene} />
      {ledger.month || ledger.lines.length > 0 ? (
        <>
          <DuesLedgerSums scene={scene} />
          {mayWrite(scene) && <DuesQuickEntry scene={scene} />}
          <div className="not-printed">
            <DuesLedgerTable scene={scene} />
          </div>
          <DuesPrintedSheet scene={scene} />
        </>
      ) : (
        <NotOpened scene={scene} />
      )}
      <Rates scene={scene} />
    </>
  );
};

/** The ledger of dues of one cell, month by month. */
const DuesLedgerPage = () => {
  const t = useT();
  const may = useMay();
  const { organisationId } = useParams({ strict: false }) as { organisationId: OrganisationId };
  const { month, look } = useMonth();
  const ledger = useQuestion(duesLedger, { organisationId, month }, { keepLast: true });
  return (
    <div className="vm-page">
      <nav className="vm-row dues-links not-printed" aria-label={t('members.dues.tabs')}>
        <PageLink to="/members/dues" search={{ month }}>
          {t('members.dues.title')}
        </PageLink>
        {may('members.dues-remittances') && (
          <PageLink to="/members/dues/$organisationId/remittances" params={{ organisationId }}>
            {t('members.dues.remittances')}
          </PageLink>
        )}
      </nav>
      <DuesMonthSwitch month={month} onMonth={look} />
      <Answer query={ledger} lines={8} isPage>
        {(answer) => <Ledger scene={{ organisationId, month, ledger: answer }} />}
      </Answer>
    </div>
  );
};

export default DuesLedgerPage;
