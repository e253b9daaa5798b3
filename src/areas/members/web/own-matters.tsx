import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownChanges, ownDues } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';

const ToOwnPage = () => {
  const t = useT();
  return (
    <PageLink to="/me" className="vm-button">
      {t('members.own.title')}
    </PageLink>
  );
};

const Matters = ({ unpaid, waiting }: { unpaid: readonly string[]; waiting: number }) => {
  const t = useT();
  const lines = [
    ...(unpaid.length > 0 ? [t('members.own.unpaid', { months: unpaid.map(monthText).join(', ') })] : []),
    ...(waiting > 0 ? [t('members.own.waiting', { count: waiting })] : []),
  ];
  if (lines.length === 0) return <Empty title={t('members.own.no-matters')}>{t('members.own.matters-about')}</Empty>;
  return (
    <>
      <ul className="vm-items">
        {lines.map((line) => (
          <li key={line} className="vm-item" data-level="info">
            <Icon name="info" />
            <div>
              <PageLink to="/me">{line}</PageLink>
            </div>
          </li>
        ))}
      </ul>
      <p className="vm-soft">{t('members.own.matters-about')}</p>
    </>
  );
};

/** For the first page of an account without an office: the own dues and requests, and the way to the own page. */
const OwnMatters = () => {
  const t = useT();
  const dues = useQuestion(ownDues, {});
  const changes = useQuestion(ownChanges, {});
  const waiting = changes.data?.rows.filter((row) => row.state === 'proposed' && row.isOwnRequest).length ?? 0;
  return (
    <div className="vm-stack">
      <Answer query={dues}>
        {({ isMember, open }) =>
          isMember ? (
            <Matters unpaid={[...open].sort()} waiting={waiting} />
          ) : (
            <Empty title={t('members.own.no-office')}>{t('members.own.no-office-text')}</Empty>
          )
        }
      </Answer>
      <div className="vm-row">
        <ToOwnPage />
      </div>
    </div>
  );
};

export default OwnMatters;
