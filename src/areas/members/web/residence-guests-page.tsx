import { useState } from 'react';
import { yearOf } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { residenceGuests } from '../contract/transfers-residence.ts';
import { useOwnPlace } from './register-own-place.ts';
import { RecordGuestDialog } from './residence-dialogs.tsx';
import { ResidenceGuestTable } from './residence-guest-table.tsx';
import { ResidenceMeetings } from './residence-meetings.tsx';
import { ShownChoice, ShownOf, useShown } from './transfer-choice.tsx';

const choices = ['introduced', 'excused', 'ended'] as const;
const LIMIT = 500;

const GuestList = () => {
  const t = useT();
  const year = yearOf(todayHere());
  const [show, setShow] = useShown(choices, 'introduced');
  const list = useQuestion(residenceGuests, { show, year, limit: LIMIT }, { keepLast: true });
  return (
    <section className="vm-stack">
      <h2>{t('members.residence.guest-list')}</h2>
      <ShownChoice
        label={t('members.transfers.show')}
        choices={choices}
        wordOf={(one) => t(`members.residence.show.${one}`)}
        value={show}
        onChange={setShow}
      />
      <Answer
        query={list}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={<Empty title={t('members.residence.guests-none')}>{t('members.residence.guests-none-text')}</Empty>}
      >
        {(answer) => (
          <>
            <ResidenceGuestTable rows={answer.rows} year={year} show={show} />
            <ShownOf shown={answer.rows.length} all={answer.count} />
          </>
        )}
      </Answer>
    </section>
  );
};

/** Members of other organisations who live here: the second list, with meetings and remarks. Never counted as members here. */
const ResidenceGuestsPage = () => {
  const t = useT();
  const may = useMay();
  const own = useOwnPlace();
  const [records, setRecords] = useState(false);
  return (
    <div className="vm-page">
      <PageHead
        title={t('members.residence.guests')}
        subtitle={t('members.residence.guests-text')}
        actions={
          may('members.record-residence-guest') && (
            <Button main onClick={() => setRecords(true)}>
              {t('members.residence.record-guest')}
            </Button>
          )
        }
      />
      <ResidenceMeetings />
      <GuestList />
      {records && <RecordGuestDialog organisationId={own} onClose={() => setRecords(false)} />}
    </div>
  );
};

export default ResidenceGuestsPage;
