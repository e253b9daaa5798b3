import { Suspense, useState } from 'react';
import type { OutputOf } from '../../platform/action/contract.ts';
import { workItems } from '../../platform/http/contract.ts';
import { todayHere } from '../as-of.ts';
import { dayText } from '../day-text.ts';
import { Answer, Empty, Loading } from '../kit/answer-states.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import { PageLink } from '../kit/page-link.tsx';
import { useLanguage, useT } from '../messages.ts';
import { useQuestion } from '../queries.ts';
import { useSignedIn } from '../session.ts';
import { ownMattersSlots } from '../slots.tsx';

type Work = OutputOf<typeof workItems>;
type Item = Work['items'][number];

const icons: Readonly<Record<Item['level'], IconName>> = { serious: 'missing', attention: 'warning', info: 'info' };
const FIRST_SHOWN = 50;

const OneItem = ({ item }: { item: Item }) => {
  const t = useT();
  const language = useLanguage();
  const isLate = item.dueOn !== null && item.dueOn < todayHere();
  return (
    <li className="vm-item" data-level={item.level}>
      <Icon name={icons[item.level]} />
      <div>
        <span className="seen-by-readers-only">{t(`web.level.${item.level}`)}: </span>
        <PageLink to={item.link}>{item[language]}</PageLink>
      </div>
      {item.dueOn && (
        <span className="vm-item-due vm-soft">
          {t(isLate ? 'web.home.overdue-since' : 'web.home.due-on', { on: dayText(item.dueOn) })}
        </span>
      )}
    </li>
  );
};

const Items = ({ work }: { work: Work }) => {
  const t = useT();
  const [shown, setShown] = useState(FIRST_SHOWN);
  return (
    <>
      <p className="vm-soft">{t('web.home.count', { count: work.total })}</p>
      <ul className="vm-items">
        {work.items.slice(0, shown).map((item) => (
          <OneItem key={`${item.message} ${item.link} ${JSON.stringify(item.params)}`} item={item} />
        ))}
      </ul>
      {work.items.length > shown && (
        <button type="button" className="vm-button" onClick={() => setShown(shown + 200)}>
          {t('web.home.show-more', { count: work.items.length - shown })}
        </button>
      )}
    </>
  );
};

/** Without an office there is no work of others to see: the own matters, where areas lend them. */
const WithoutOffice = () => {
  const t = useT();
  const all = ownMattersSlots();
  if (all.length === 0) return <Empty title={t('web.home.no-office')}>{t('web.home.no-office-text')}</Empty>;
  return (
    <Suspense fallback={<Loading />}>
      <div className="vm-stack">
        {all.map((OwnMatters, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is filled once at the start
          <OwnMatters key={at} />
        ))}
      </div>
    </Suspense>
  );
};

/** "Việc cần làm": what is due and what is wrong, the most serious first, each with the page where it is settled. */
const HomePage = () => {
  const t = useT();
  const session = useSignedIn();
  const work = useQuestion(workItems, {}, { when: (session?.offices.length ?? 0) > 0 });
  return (
    <div className="vm-page">
      <h1>{t('web.home.title')}</h1>
      {session?.offices.length === 0 ? (
        <WithoutOffice />
      ) : (
        <Answer
          query={work}
          isEmpty={(answer) => answer.total === 0}
          empty={<Empty title={t('web.home.nothing')}>{t('web.home.nothing-text')}</Empty>}
        >
          {(answer) => <Items work={answer} />}
        </Answer>
      )}
    </div>
  );
};

export default HomePage;
