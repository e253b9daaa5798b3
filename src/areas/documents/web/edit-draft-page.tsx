import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import type { PaperId } from '../contract/paper-codes.ts';
import { forms, paper } from '../contract/paper-reads.ts';
import { editDraft } from '../contract/papers.ts';
import { type Drafted, DraftForm, draftInput, type Form, signerIdsOf } from './draft-form.tsx';
import type { Data } from './field-editor.tsx';
import { useIssuingFacts } from './issuing-fields.tsx';
import './documents.css';

type Paper = OutputOf<typeof paper>;

const typedOf = (one: Paper): Drafted => ({
  body: one.body,
  title: one.title,
  issuedOn: one.issuedOn,
  place: one.place ?? '',
  signerPost: one.signerPost ?? '',
  signerName: one.signerName ?? '',
  recipients: one.recipients.join('\n'),
  secrecy: 'none',
  data: (one.data ?? {}) as Data,
});

const Draft = ({ one, form }: { one: Paper; form: Form }) => {
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Drafted>(() => typedOf(one));
  // The version that was read first: an edit by somebody else meanwhile is refused and not written over.
  const [expectedVersion] = useState(one.version);
  const { organisationId, paperId } = one;
  const facts = useIssuingFacts({
    organisationId,
    on: typed.issuedOn,
    body: typed.body,
    documentType: form.documentType,
  });
  const save = useAction(editDraft, {
    doneKey: 'documents.draft.saved',
    onDone: () => void navigate({ to: '/documents/$paperId', params: { paperId } } as never),
  });
  return (
    <DraftForm
      form={form}
      typed={typed}
      onChange={(change) => setTyped((old) => ({ ...old, ...change }))}
      facts={facts.data}
      open={[]}
      refusal={save.error ?? facts.error}
      isBusy={save.isPending}
      onSave={() =>
        save.mutate({ paperId, expectedVersion, ...draftInput(typed, signerIdsOf(facts.data)) } as InputOf<
          typeof editDraft
        >)
      }
    />
  );
};

/** A draft to be changed. */
const EditDraftPage = () => {
  const t = useT();
  const { paperId } = useParams({ strict: false }) as { paperId: PaperId };
  const one = useQuestion(paper, { paperId });
  const all = useQuestion(forms, {});
  return (
    <div className="vm-page">
      <PageHead title={t('documents.draft.edit')} />
      <Answer query={one}>
        {(found) => (
          <Answer query={all}>
            {(answer) => {
              const form = answer.forms.find(({ kind }) => kind === found.kind);
              if (!form || found.state !== 'draft') return <Empty title={t('documents.draft.no-more')} />;
              return <Draft key={paperId} one={found} form={form} />;
            }}
          </Answer>
        )}
      </Answer>
    </div>
  );
};

export default EditDraftPage;
