import { useState } from 'react';
import { yearOf } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type HandOverKind, recordCardEvent, recordHandOvers } from '../contract/cards.ts';
import { type RegisterCode, type RegisterPeriod, register, registerCode } from '../contract/register-books.ts';
import { RegisterDownloads } from './register-downloads.tsx';
import { CardEventDialog, HandOverDialog } from './register-line-dialogs.tsx';
import { RegisterLoans } from './register-loans.tsx';
import { useOwnPlace } from './register-own-place.ts';
import { RegisterPeriodField } from './register-period-field.tsx';
import { RegisterRows } from './register-rows.tsx';
import './registers.css';

const handOverOf: Readonly<Partial<Record<RegisterCode, HandOverKind>>> = {
  'card-hand-overs': 'card',
  'dossier-hand-overs': 'dossier',
  'dossier-loans': 'dossier-loan',
};

/** Lines that are entered here; the other registers follow from records, transfers and badges. */
const EnterLine = ({ code, underId }: { code: RegisterCode; underId: string }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const kind = handOverOf[code];
  const close = (): void => setOpen(false);
  if (code === 'badges')
    return (
      <PageLink to="/members/badges" className="vm-button">
        {t('members.badges.title')}
      </PageLink>
    );
  const needs = code === 'cards' ? recordCardEvent.name : recordHandOvers.name;
  if ((code !== 'cards' && !kind) || !may(needs)) return null;
  return (
    <>
      <Button main onClick={() => setOpen(true)}>
        {t(kind ? `members.registers.add-${kind}` : 'members.registers.add-card-event')}
      </Button>
      {isOpen && kind && <HandOverDialog underId={underId} kind={kind} onClose={close} />}
      {isOpen && !kind && <CardEventDialog underId={underId} onClose={close} />}
    </>
  );
};

type BookProps = { readonly code: RegisterCode; readonly underId: string; readonly period: RegisterPeriod };

const Book = ({ code, underId, period }: BookProps) => {
  const language = useLanguage();
  const asked = { register: code, underId: underId as never, period, language };
  const book = useQuestion(register, asked, { keepLast: true });
  return (
    <>
      <div className="vm-row not-printed">
        <EnterLine code={code} underId={underId} />
        <RegisterDownloads register={code} underId={underId} period={period} hasCover />
      </div>
      <Answer query={book}>
        {(answer) => (
          <section className="vm-stack" aria-label={answer.title}>
            <h2>
              {answer.title} · {answer.periodWords}
            </h2>
            <RegisterRows book={answer} />
          </section>
        )}
      </Answer>
      {code === 'dossier-loans' && <RegisterLoans underId={underId} />}
    </>
  );
};

/** The registers of members: looked at, printed and bound by year or term, taken as a workbook. */
const RegistersPage = () => {
  const t = useT();
  const own = useOwnPlace();
  const [underId, setUnder] = useState<string | null>(own);
  const [code, setCode] = useState<RegisterCode>('members');
  const [period, setPeriod] = useState<RegisterPeriod>({ kind: 'year', year: yearOf(todayHere()) });
  const under = (id: string | null): void => {
    setUnder(id);
    // The terms belong to the organisation left behind.
    if (period.kind === 'term') setPeriod({ kind: 'year', year: yearOf(todayHere()) });
  };
  return (
    <div className="vm-page">
      <PageHead title={t('members.registers.title')} subtitle={t('members.registers.subtitle')} />
      <div className="vm-tools vm-tools-fields members-choice not-printed">
        <Select
          label={t('members.registers.which')}
          data={registerCode.options.map((value) => ({ value, label: t(`members.register-title.${value}`) }))}
          value={code}
          onChange={(value) => value && setCode(value as RegisterCode)}
          allowDeselect={false}
        />
        <OrganisationField label={t('members.registers.under')} value={underId} onChange={under} required />
        <RegisterPeriodField underId={underId} value={period} onChange={setPeriod} />
      </div>
      {underId ? (
        <Book code={code} underId={underId} period={period} />
      ) : (
        <Empty title={t('members.registers.choose-organisation')} />
      )}
    </div>
  );
};

export default RegistersPage;
