import { Button } from '../../../web/kit/button.tsx';
import { Checkbox, Textarea } from '../../../web/kit/inputs.ts';
import { useLanguage, useT } from '../../../web/messages.ts';

type Value = string | boolean | readonly Data[];
export type Data = { readonly [field: string]: Value };
type Field = {
  readonly vi: string;
  readonly en: string;
  readonly kind?: 'text' | 'flag' | 'list';
  readonly of?: Fields;
};
export type Fields = Readonly<Record<string, Field>>;

const emptyOf = ({ kind }: Field): Value => (kind === 'flag' ? false : kind === 'list' ? [] : '');

/** A line of a list with nothing in it yet. */
const emptyLine = (fields: Fields): Data =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyOf(field)]));

type OneProps = {
  readonly field: Field;
  readonly value: Value;
  readonly isOpen: boolean;
  readonly onChange: (value: Value) => void;
};

const ListEditor = ({ field, value, onChange }: OneProps) => {
  const t = useT();
  const language = useLanguage();
  const lines = Array.isArray(value) ? (value as readonly Data[]) : [];
  const fields = field.of ?? {};
  const put = (at: number, line: Data): void => onChange(lines.map((old, index) => (index === at ? line : old)));
  return (
    <fieldset className="documents-list">
      <legend>{field[language]}</legend>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form have no other identity than their place
        <div key={at} className="documents-line">
          <FieldEditor fields={fields} data={line} open={[]} onChange={(next) => put(at, next)} />
          <Button onClick={() => onChange(lines.filter((_, index) => index !== at))}>
            {t('documents.fields.remove-line', { number: at + 1 })}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...lines, emptyLine(fields)])}>{t('documents.fields.add-line')}</Button>
    </fieldset>
  );
};

const OneField = (props: OneProps) => {
  const { field, value, isOpen, onChange } = props;
  const t = useT();
  const language = useLanguage();
  if (field.kind === 'list') return <ListEditor {...props} />;
  if (field.kind === 'flag')
    return (
      <Checkbox
        label={field[language]}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  return (
    <Textarea
      label={field[language]}
      description={isOpen ? t('documents.fields.open') : undefined}
      autosize
      minRows={1}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};

type Props = {
  readonly fields: Fields;
  readonly data: Data;
  /** Places that nobody knew: said at the field. */
  readonly open: readonly string[];
  readonly onChange: (data: Data) => void;
};

/** The places of a form, whatever they are: texts, flags and lists. */
export const FieldEditor = ({ fields, data, open, onChange }: Props) => (
  <div className="vm-stack documents-fields">
    {Object.entries(fields).map(([name, field]) => (
      <OneField
        key={name}
        field={field}
        value={data[name] ?? emptyOf(field)}
        isOpen={open.includes(name)}
        onChange={(value) => onChange({ ...data, [name]: value })}
      />
    ))}
  </div>
);
