import { Button } from '../../../web/kit/button.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { RemoveButton } from './remove-button.tsx';
import { emptyGuest, replaced, without } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';

const Guest = ({ at }: { at: number }) => {
  const t = useT();
  const { draft, change, faultAt } = useScene();
  const guest = draft.guests[at]!;
  const field = (name: 'fullName' | 'post' | 'remark') => ({
    value: guest[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      change((old) => ({ guests: replaced(old.guests, at, { [name]: value }) }));
    },
    error: faultAt(`guests.${at}.${name}`),
    'data-path': `guests.${at}.${name}`,
  });
  return (
    <fieldset className="meetings-line">
      <legend>{t(guest.isFromAbove ? 'meetings.guest.from-above' : 'meetings.guest.one')}</legend>
      <TextInput label={t('meetings.guest.name')} required {...field('fullName')} />
      <TextInput label={t('meetings.guest.post')} {...field('post')} />
      {guest.isFromAbove && <TextInput label={t('meetings.guest.remark')} {...field('remark')} />}
      <RemoveButton onClick={() => change((old) => ({ guests: without(old.guests, at) }))} />
    </fieldset>
  );
};

/** Guests, and who came from the committee above with what they said. */
export const SheetGuests = () => {
  const t = useT();
  const { draft, change } = useScene();
  const add = (isFromAbove: boolean) => (): void =>
    change((old) => ({ guests: [...old.guests, emptyGuest(isFromAbove)] }));
  return (
    <section className="vm-card" aria-labelledby="sheet-guests">
      <h2 id="sheet-guests">{t('meetings.sheet.guests')}</h2>
      {draft.guests.map(({ id }, at) => (
        <Guest key={id} at={at} />
      ))}
      <div className="vm-row">
        <Button onClick={add(true)}>{t('meetings.guest.add-from-above')}</Button>
        <Button onClick={add(false)}>{t('meetings.guest.add')}</Button>
      </div>
    </section>
  );
};
