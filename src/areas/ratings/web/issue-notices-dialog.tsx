import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { ensureMessages, translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { signerOf } from '../../documents/web/public.tsx';
import { issueNotices, noticesToIssue } from '../contract.ts';
import { SignerOrHolder, WithoutTerm } from './issue-fields.tsx';
import type { OrganisationId } from './own-organisation.ts';
import type { SeasonView } from './season-dialogs.tsx';

type Counts = OutputOf<typeof noticesToIssue>;
type Of = {
  readonly seasonId: SeasonView['seasonId'];
  readonly organisationId: OrganisationId;
  readonly unitId: OrganisationId;
};
type Issued = OutputOf<typeof issueNotices>;
type FormProps = {
  readonly of: Of;
  readonly counts: Counts;
  readonly onClose: () => void;
  readonly onIssued: (issued: Issued) => void;
};

const useNoticesForm = ({ of, counts, onClose, onIssued }: FormProps) =>
  useContractForm(issueNotices, {
    initial: { issuedOn: todayHere() as string | null, post: '', name: '', withoutTerm: false },
    toInput: ({ issuedOn, post, name, withoutTerm }) => ({
      ...of,
      expected: counts.subjectIds,
      issuedOn,
      signer: signerOf({ post, name }),
      withoutTerm,
    }),
    doneKey: 'ratings.papers.notices-issued',
    undoInput: ({ paperIds }) => ({
      organisationId: of.organisationId,
      paperIds,
      reason: translate('web.undo-reason'),
      withdrawnOn: todayHere(),
    }),
    onDone: (issued) => {
      onIssued(issued);
      onClose();
    },
  });

/** How many there are, how many of them this act takes, and who stays without one. */
const About = ({ counts: { toIssue, issued, undecided, above, notBefore, most } }: { counts: Counts }) => {
  const t = useT();
  return (
    <>
      <p>{t('ratings.papers.notices-about', { count: Math.min(toIssue, most) })}</p>
      <ul className="ratings-missing">
        {toIssue > most && <li>{t('ratings.papers.notices-in-parts', { count: toIssue, most })}</li>}
        {issued > 0 && <li>{t('ratings.papers.notices-there', { count: issued })}</li>}
        {undecided > 0 && <li>{t('ratings.papers.notices-undecided', { count: undecided })}</li>}
        {above > 0 && <li>{t('ratings.papers.notices-above', { count: above })}</li>}
        {notBefore !== null && <li>{t('ratings.papers.notices-not-before', { day: dayText(notBefore) })}</li>}
      </ul>
      <p className="vm-soft">{t('ratings.papers.issue-result-notice')}</p>
      <p className="vm-soft">{t('ratings.papers.notices-undo')}</p>
    </>
  );
};

const NoticesForm = (props: FormProps) => {
  const { counts, onClose } = props;
  const t = useT();
  const state = useNoticesForm(props);
  const { form } = state;
  if (counts.toIssue === 0)
    return (
      <>
        <p>{t('ratings.papers.notices-none', { issued: counts.issued, undecided: counts.undecided })}</p>
        {counts.above > 0 && <p>{t('ratings.papers.notices-above', { count: counts.above })}</p>}
      </>
    );
  return (
    <ContractForm
      state={state}
      submitLabel={t('ratings.papers.notices-issue', { count: Math.min(counts.toIssue, counts.most) })}
      onCancel={onClose}
    >
      <About counts={counts} />
      <DayField
        label={t('ratings.papers.issued-on')}
        required
        {...(form.getInputProps('issuedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'data-path'>)}
      />
      <SignerOrHolder form={form} />
      <WithoutTerm form={form} />
    </ContractForm>
  );
};

type DialogProps = Omit<FormProps, 'counts'>;

const NoticesDialog = (props: DialogProps) => {
  const t = useT();
  const found = useQuestion(noticesToIssue, props.of, { freshForMs: 0 });
  useEffect(() => {
    void ensureMessages('platform', 'documents');
  }, []);
  return (
    <Dialog title={t('ratings.papers.notices-title')} onClose={props.onClose}>
      <Answer query={found} lines={4}>
        {(counts) => <NoticesForm key={counts.subjectIds.join()} {...props} counts={counts} />}
      </Answer>
    </Dialog>
  );
};

const IssuedNotices = ({ issued: { paperIds, first, last, left } }: { issued: Issued }) => {
  const t = useT();
  return (
    <span role="status">
      {t('ratings.papers.notices-done', { count: paperIds.length, first: first ?? '', last: last ?? '' })}
      {left > 0 && ` ${t('ratings.papers.notices-left', { count: left })}`}
    </span>
  );
};

/** Notices of one organisation and those below it, issued in one act by who opened the season; others read who does. */
export const IssueNotices = ({ season, unitId }: { season: SeasonView; unitId: OrganisationId }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  if (!season.isOpener)
    return <span className="vm-soft">{t('ratings.papers.notices-by', { opener: season.openerName })}</span>;
  if (!may('ratings.issue-notices')) return null;
  const of = { seasonId: season.seasonId, organisationId: season.openerId as OrganisationId, unitId };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('ratings.papers.notices')}</Button>
      {issued !== null && <IssuedNotices issued={issued} />}
      {isOpen && <NoticesDialog of={of} onClose={() => setOpen(false)} onIssued={setIssued} />}
    </>
  );
};
