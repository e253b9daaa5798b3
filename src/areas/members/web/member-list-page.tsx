import { useAsOf } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { BigList } from '../../../web/kit/big-list.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { memberList } from '../contract.ts';
import { useMemberColumns } from './member-list-columns.tsx';
import { listAsk, useMemberFilters } from './member-list-filters.ts';
import { MemberTabs } from './member-tabs.tsx';
import './members.css';

const NewMemberLink = () => {
  const t = useT();
  const may = useMay();
  if (!may('members.record-member')) return null;
  return (
    <PageLink to="/members/new" className="vm-button" aria-label={t('members.record.new')}>
      {t('members.record.new')}
    </PageLink>
  );
};

/** Members in reach as of a day: filtered, sorted and paged by the server; on a past day the roll of that day. */
const MemberListPage = () => {
  const t = useT();
  const { on, isToday } = useAsOf();
  const columns = useMemberColumns(on);
  const filters = useMemberFilters(on);
  return (
    <div className="vm-page">
      <PageHead title={t('members.list.title')} subtitle={t('members.list.about')} actions={<NewMemberLink />} />
      <MemberTabs />
      <BigList
        name="members.list"
        label={t('members.list.title')}
        columns={columns}
        filters={filters}
        firstSort={{ key: 'fullName', descending: false }}
        askedWith={[on]}
        searchHint={t('members.list.search-hint')}
        rowKey={(row) => `${row.id} ${row.organisationId}`}
        rowLink={(row) => ({ to: '/members/$memberId', params: { memberId: row.id } })}
        page={(query, place, signal) => ask(memberList, { on, ...listAsk(query), ...place }, { signal })}
        note={!isToday && <span className="vm-soft">{t('members.list.past', { on: dayText(on) })}</span>}
        empty={
          <Empty title={t('members.list.empty')} action={<NewMemberLink />}>
            {t('members.list.empty-text')}
          </Empty>
        }
      />
    </div>
  );
};

export default MemberListPage;
