import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty, Loading } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { forms, proposal } from '../contract/paper-reads.ts';
import { draftPaper } from '../contract/papers.ts';
import { ByHandList } from './by-hand-list.tsx';
import { DocumentTabs } from './document-tabs.tsx';
import { type Drafted, DraftForm, draftInput, type Form, signerIdsOf } from './draft-form.tsx';
import type { Data } from './field-editor.tsx';
import { useIssuingFacts } from './issuing-fields.tsx';
import { useOwnPlace } from './own-place.ts';
import { SubjectField } from './subject-field.tsx';
import './documents.css';

type DraftProps = { readonly form: Form; readonly organisationId: string; readonly subjectId: string | null };

const emptyDraft = (form: Form): Drafted => ({
  body: form.bodies[0]!,
  title: '',
  issuedOn: todayHere(),
  place: '',
  signerPost: '',
  signerName: '',
  recipients: '',
  secrecy: 'none',
  data: {},
});

/** What is typed, filled once with what the program knows: nothing typed later is overwritten. */
const useProposed = ({ form, organisationId, subjectId }: DraftProps) => {
  const [typed, setTyped] = useState<Drafted>(() => emptyDraft(form));
  const asked = { organisationId: organisationId as never, kind: form.kind, body: form.bodies[0]!, on: todayHere() };
  const { data: known, error } = useQuestion(proposal, { ...asked, subjectId });
  useEffect(() => {
    if (!known) return;
    const { title, data, recipients } = known;
    setTyped((old) => ({ ...old, title, data: data as Data, recipients: recipients.join('\n') }));
  }, [known]);
  const change = (part: Partial<Drafted>): void => setTyped((old) => ({ ...old, ...part }));
  return { typed, change, open: known?.unknown ?? [], isComing: !known && !error, error };
};

const NewDraft = (props: DraftProps) => {
  const { form, organisationId, subjectId } = props;
  const navigate = useNavigate();
  const { typed, change, open, isComing, error } = useProposed(props);
  const { issuedOn, body } = typed;
  const facts = useIssuingFacts({ organisationId, on: issuedOn, body, documentType: form.documentType });
  const save = useAction(draftPaper, {
    doneKey: 'documents.draft.saved',
    undoInput: ({ paperId }) => ({ paperId }),
    onDone: ({ paperId }) => void navigate({ to: '/documents/$paperId', params: { paperId } } as never),
  });
  if (isComing) return <Loading />;
  const source = subjectId ? { area: 'members', id: subjectId } : null;
  const input = { organisationId, kind: form.kind, source, ...draftInput(typed, signerIdsOf(facts.data)) };
  return (
    <DraftForm
      form={form}
      typed={typed}
      onChange={change}
      facts={facts.data}
      open={open}
      refusal={save.error ?? error ?? facts.error}
      isBusy={save.isPending}
      onSave={() => save.mutate(input as InputOf<typeof draftPaper>)}
    />
  );
};

/** Nobody chosen yet: from the list, or written out by hand where the records do not have it. */
const NoSubject = ({ onFree }: { onFree: () => void }) => {
  const t = useT();
  return (
    <Empty
      title={t('documents.new.choose-subject')}
      action={<Button onClick={onFree}>{t('documents.new.without-subject')}</Button>}
    >
      {t('documents.new.choose-subject-text')}
    </Empty>
  );
};

const Chosen = ({ form, organisationId, first }: { form: Form; organisationId: string; first: string | null }) => {
  const [subjectId, setSubject] = useState<string | null>(first);
  const [isFree, setFree] = useState(false);
  const { about, kind } = form;
  const key = `${kind} ${organisationId} ${subjectId}`;
  return (
    <>
      {about && (
        <SubjectField
          about={about}
          organisationId={organisationId}
          value={subjectId}
          onChange={setSubject}
          kind={kind}
        />
      )}
      {about === null || subjectId !== null || isFree ? (
        <NewDraft key={key} form={form} organisationId={organisationId} subjectId={subjectId} />
      ) : (
        <NoSubject onFree={() => setFree(true)} />
      )}
    </>
  );
};

type All = OutputOf<typeof forms>;

/** Which paper and for whom; then the form, or what is not written here at all. */
const Choice = ({ all }: { all: All }) => {
  const t = useT();
  const language = useLanguage();
  const search = useSearch({ strict: false }) as { form?: string; about?: string; of?: string };
  const own = useOwnPlace();
  const [organisationId, setOrganisation] = useState<string | null>(search.of ?? own);
  const [kind, setKind] = useState<string | null>(search.form ?? null);
  const written = all.forms.filter(({ isWrittenHere }) => isWrittenHere);
  const form = written.find((one) => one.kind === kind);
  return (
    <>
      <div className="vm-tools vm-tools-fields documents-choice">
        <Select
          label={t('documents.new.which')}
          data={written.map((one) => ({ value: one.kind, label: one.names[language] }))}
          value={kind}
          onChange={setKind}
          className="documents-which"
          searchable
        />
        <OrganisationField
          label={t('documents.field.organisation')}
          value={organisationId}
          onChange={setOrganisation}
          required
        />
      </div>
      {form && organisationId ? (
        <Chosen key={form.kind} form={form} organisationId={organisationId} first={search.about ?? null} />
      ) : (
        <ByHandList papers={all.byHand} />
      )}
    </>
  );
};

/** A new paper about members: which, by whom, about whom; then the form with what the records say. */
const NewPaperPage = () => {
  const t = useT();
  const all = useQuestion(forms, {});
  return (
    <div className="vm-page">
      <PageHead title={t('documents.new.title')} subtitle={t('documents.new.about')} />
      <DocumentTabs />
      <Answer query={all}>{(answer) => <Choice all={answer} />}</Answer>
    </div>
  );
};

export default NewPaperPage;
