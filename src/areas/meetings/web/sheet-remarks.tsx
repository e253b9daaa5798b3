import { Button } from '../../../web/kit/button.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { RemoveButton } from './remove-button.tsx';
import { emptyRemark, replaced, without } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';

const Remark = ({ at }: { at: number }) => {
  const t = useT();
  const { draft, change, faultAt } = useScene();
  const remark = draft.remarks[at]!;
  const field = (name: 'whom' | 'what') => ({
    value: remark[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      change((old) => ({ remarks: replaced(old.remarks, at, { [name]: value }) }));
    },
    error: faultAt(`remarks.${at}.${name}`),
    'data-path': `remarks.${at}.${name}`,
  });
  return (
    <fieldset className="meetings-line">
      <legend>{t(`meetings.remark.${remark.kind}`)}</legend>
      <TextInput label={t('meetings.remark.whom')} required {...field('whom')} />
      <TextInput label={t('meetings.remark.what')} required {...field('what')} />
      <RemoveButton what={remark.whom} onClick={() => change((old) => ({ remarks: without(old.remarks, at) }))} />
    </fieldset>
  );
};

/** Praise and reminders, with whom they concern. */
export const SheetRemarks = () => {
  const t = useT();
  const { draft, change } = useScene();
  const add = (kind: 'praise' | 'reminder') => (): void =>
    change((old) => ({ remarks: [...old.remarks, emptyRemark(kind)] }));
  return (
    <section className="vm-card" aria-labelledby="sheet-remarks">
      <h2 id="sheet-remarks">{t('meetings.sheet.remarks')}</h2>
      {draft.remarks.map(({ id }, at) => (
        <Remark key={id} at={at} />
      ))}
      <div className="vm-row">
        <Button onClick={add('praise')}>{t('meetings.remark.add-praise')}</Button>
        <Button onClick={add('reminder')}>{t('meetings.remark.add-reminder')}</Button>
      </div>
    </section>
  );
};
