/** @jsxImportSource preact */
import { emptyGuest, emptyRemark, replaced, without } from '../sheet-draft.ts';
import { TextArea, TextBox } from './phone-fields.tsx';
import type { PhoneScene } from './phone-scene.ts';
import { t } from './phone-words.ts';

type Props = { readonly scene: PhoneScene };

const Guests = ({ scene: { draft, change, faultAt } }: Props) => (
  <section>
    <h2>{t('meetings.sheet.guests')}</h2>
    {draft.guests.map((guest, at) => (
      <fieldset key={guest.id}>
        <legend>{t(guest.isFromAbove ? 'meetings.guest.from-above' : 'meetings.guest.one')}</legend>
        {(['fullName', 'post', 'remark'] as const).map((name) => (
          <TextBox
            key={name}
            label={t(`meetings.guest.${name === 'fullName' ? 'name' : name}`)}
            value={guest[name]}
            most={name === 'fullName' ? 100 : 200}
            onChange={(text) => change((old) => ({ guests: replaced(old.guests, at, { [name]: text }) }))}
            path={`guests.${at}.${name}`}
            fault={faultAt(`guests.${at}.${name}`)}
          />
        ))}
        <button type="button" class="quiet" onClick={() => change((old) => ({ guests: without(old.guests, at) }))}>
          {t('meetings.remove')}
        </button>
      </fieldset>
    ))}
    {[true, false].map((isFromAbove) => (
      <button
        key={String(isFromAbove)}
        type="button"
        onClick={() => change((old) => ({ guests: [...old.guests, emptyGuest(isFromAbove)] }))}
      >
        {t(isFromAbove ? 'meetings.guest.add-from-above' : 'meetings.guest.add')}
      </button>
    ))}
  </section>
);

const Remarks = ({ scene: { draft, change, faultAt } }: Props) => (
  <section>
    <h2>{t('meetings.sheet.remarks')}</h2>
    {draft.remarks.map((remark, at) => (
      <fieldset key={remark.id}>
        <legend>{t(`meetings.remark.${remark.kind}`)}</legend>
        {(['whom', 'what'] as const).map((name) => (
          <TextBox
            key={name}
            label={t(`meetings.remark.${name}`)}
            value={remark[name]}
            most={name === 'whom' ? 200 : 500}
            onChange={(text) => change((old) => ({ remarks: replaced(old.remarks, at, { [name]: text }) }))}
            path={`remarks.${at}.${name}`}
            fault={faultAt(`remarks.${at}.${name}`)}
          />
        ))}
        <button type="button" class="quiet" onClick={() => change((old) => ({ remarks: without(old.remarks, at) }))}>
          {t('meetings.remove')}
        </button>
      </fieldset>
    ))}
    {(['praise', 'reminder'] as const).map((kind) => (
      <button
        key={kind}
        type="button"
        onClick={() => change((old) => ({ remarks: [...old.remarks, emptyRemark(kind)] }))}
      >
        {t(`meetings.remark.${kind}`)}
      </button>
    ))}
  </section>
);

/** What the chair concluded; guests, praise and reminders where there were any. */
export const StepClosing = ({ scene }: Props) => {
  const { draft, change, faultAt } = scene;
  return (
    <>
      <section>
        <h2>{t('meetings.phone.step.closing')}</h2>
        <TextArea
          label={t('meetings.field.conclusion')}
          value={draft.conclusion}
          most={8000}
          onChange={(conclusion) => change({ conclusion })}
          path="conclusion"
          fault={faultAt('conclusion')}
        />
        <TextBox
          label={t('meetings.field.dues-note')}
          value={draft.duesNote}
          onChange={(duesNote) => change({ duesNote })}
          path="duesNote"
          fault={faultAt('duesNote')}
        />
      </section>
      <Remarks scene={scene} />
      <Guests scene={scene} />
    </>
  );
};
