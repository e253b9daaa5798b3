import type { OutputOf } from '../../../platform/action/contract.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import type { ApiRefusal } from '../../../web/refusal.ts';
import { secrecy } from '../contract/paper-codes.ts';
import type { forms } from '../contract/paper-reads.ts';
import { type Data, FieldEditor, type Fields } from './field-editor.tsx';
import type { useIssuingFacts } from './issuing-fields.tsx';
import { LayoutLine } from './paper-words.tsx';

export type Form = OutputOf<typeof forms>['forms'][number];

/** What is typed for a draft, before it is sent. */
export type Drafted = {
  readonly body: string;
  readonly title: string;
  readonly issuedOn: string | null;
  readonly place: string;
  readonly signerPost: string;
  readonly signerName: string;
  readonly recipients: string;
  readonly secrecy: string;
  readonly data: Data;
};

/** The typed draft as the contract takes it. */
export const draftInput = (typed: Drafted, signerIds: ReadonlyMap<string, string>) => {
  const [post, name] = [typed.signerPost.trim(), typed.signerName.trim()];
  return {
    body: typed.body,
    title: typed.title,
    issuedOn: typed.issuedOn,
    place: typed.place.trim() || null,
    signer: post && name ? { post, name, personId: signerIds.get(name) ?? null } : null,
    recipients: typed.recipients
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    secrecy: typed.secrecy,
    data: typed.data,
  };
};

/** Ids of the post-holders who may sign, by name: a chosen signer is tied to the person. */
export const signerIdsOf = (facts: Facts | undefined): ReadonlyMap<string, string> =>
  new Map((facts?.signers ?? []).map(({ name, personId }) => [name, personId as string]));

type Facts = NonNullable<ReturnType<typeof useIssuingFacts>['data']>;
type Change = (change: Partial<Drafted>) => void;
type PartProps = {
  readonly form: Form;
  readonly typed: Drafted;
  readonly facts: Facts | undefined;
  readonly onChange: Change;
};

const HeadFields = ({ form, typed, facts, onChange }: PartProps) => {
  const t = useT();
  return (
    <>
      <Select
        label={t('documents.field.body')}
        data={form.bodies.map((value) => ({ value, label: t(`documents.body.${value}`) }))}
        allowDeselect={false}
        value={typed.body}
        onChange={(body) => body && onChange({ body })}
      />
      <TextInput
        label={t('documents.field.title')}
        description={t('documents.field.title-help')}
        required
        value={typed.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <DayField
        label={t('documents.field.issued-on')}
        required
        value={typed.issuedOn}
        onChange={(issuedOn) => onChange({ issuedOn })}
      />
      <TextInput
        label={t('documents.field.place')}
        description={t('documents.field.place-help', { place: facts?.place ?? '…' })}
        value={typed.place}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
    </>
  );
};

const SigningFields = ({ form, typed, facts, onChange }: PartProps) => {
  const t = useT();
  const signers = facts?.signers ?? [];
  const choose = (at: string | null): void => {
    const one = at === null ? undefined : signers[Number(at)];
    if (one) onChange({ signerPost: one.post, signerName: one.name });
  };
  if (!form.isSigned) return null;
  return (
    <>
      {signers.length > 0 && (
        <Select
          label={t('documents.field.signer-choose')}
          data={signers.map((one, at) => ({ value: String(at), label: `${one.post}: ${one.name}` }))}
          value={null}
          onChange={choose}
        />
      )}
      <TextInput
        label={t('documents.field.signer-post')}
        value={typed.signerPost}
        onChange={(event) => onChange({ signerPost: event.currentTarget.value })}
      />
      <TextInput
        label={t('documents.field.signer-name')}
        value={typed.signerName}
        onChange={(event) => onChange({ signerName: event.currentTarget.value })}
      />
    </>
  );
};

const TailFields = ({ form, typed, onChange }: PartProps) => {
  const t = useT();
  return (
    <>
      {form.hasRecipients && (
        <Textarea
          label={t('documents.field.recipients')}
          description={t('documents.field.recipients-help')}
          autosize
          minRows={2}
          value={typed.recipients}
          onChange={(event) => onChange({ recipients: event.currentTarget.value })}
        />
      )}
      <Select
        label={t('documents.field.secrecy')}
        description={t('documents.field.secrecy-help')}
        data={secrecy.options.map((value) => ({ value, label: t(`documents.secrecy.${value}`) }))}
        allowDeselect={false}
        value={typed.secrecy}
        onChange={(value) => value && onChange({ secrecy: value })}
      />
      {typed.secrecy !== 'none' && <PageLink to="/documents/secret">{t('documents.secret.go')}</PageLink>}
    </>
  );
};

const HeadCard = (part: PartProps) => {
  const t = useT();
  const { form, facts } = part;
  return (
    <section className="vm-card vm-stack">
      <h2>{t('documents.draft.head')}</h2>
      <HeadFields {...part} />
      <SigningFields {...part} />
      <TailFields {...part} />
      {facts?.layout && (
        <p className="vm-soft">
          <LayoutLine layout={facts.layout} />
        </p>
      )}
      {form.compareWith && <p>{t('documents.compare', { blank: form.compareWith })}</p>}
    </section>
  );
};

type Props = {
  readonly form: Form;
  readonly typed: Drafted;
  readonly onChange: Change;
  readonly facts: Facts | undefined;
  readonly open: readonly string[];
  readonly refusal: ApiRefusal | null;
  readonly isBusy: boolean;
  readonly onSave: () => void;
};

/** A draft: what the head and the signature say on the left, the places of the form beside them. */
export const DraftForm = ({ open, refusal, isBusy, onSave, ...part }: Props) => {
  const t = useT();
  const { form, typed, onChange } = part;
  return (
    <form
      noValidate
      className="vm-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onSave();
      }}
    >
      <div className="vm-two">
        <section className="vm-card vm-stack">
          <h2>{t('documents.draft.places')}</h2>
          <p className="vm-soft">{t('documents.draft.dots')}</p>
          <FieldEditor
            fields={form.fields as Fields}
            data={typed.data}
            open={open}
            onChange={(data) => onChange({ data })}
          />
        </section>
        <HeadCard {...part} />
      </div>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
      <div className="vm-row">
        <Button main type="submit" isBusy={isBusy}>
          {t('documents.draft.save')}
        </Button>
      </div>
    </form>
  );
};
