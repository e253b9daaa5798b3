import { Button } from '../../../web/kit/button.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { PersonField } from './person-field.tsx';
import { RemoveButton } from './remove-button.tsx';
import { type DraftItem, emptyOpinion, replaced, without } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';

type Opinion = DraftItem['opinions'][number];
const GUEST = 'guest ';

const useSpeakers = () => {
  const t = useT();
  const { circle, draft } = useScene();
  return [
    ...circle.map(({ memberId, fullName }) => ({ value: memberId as string, label: fullName })),
    ...draft.guests
      .filter(({ fullName }) => fullName.trim() !== '')
      .map(({ id, fullName }) => ({ value: `${GUEST}${id}`, label: t('meetings.opinion.guest', { name: fullName }) })),
  ];
};

type Place = { readonly at: number; readonly place: number };

const useOpinion = ({ at, place }: Place) => {
  const { draft, change } = useScene();
  const opinion = draft.items[at]!.opinions[place]!;
  const put = (part: Partial<Opinion>): void =>
    change((old) => ({
      items: replaced(old.items, at, { opinions: replaced(old.items[at]!.opinions, place, part) }),
    }));
  const choose = (id: string | null): void => {
    const guest = id?.startsWith(GUEST) ? draft.guests.find((one) => `${GUEST}${one.id}` === id) : undefined;
    put(guest ? { speakerId: null, speaker: guest.fullName } : { speakerId: id, speaker: null });
  };
  const remove = (): void =>
    change((old) => ({ items: replaced(old.items, at, { opinions: without(old.items[at]!.opinions, place) }) }));
  const guest = draft.guests.find(({ fullName }) => fullName === opinion.speaker);
  return { opinion, put, choose, remove, speaker: opinion.speakerId ?? (guest ? `${GUEST}${guest.id}` : null) };
};

const OpinionLine = ({ at, place }: Place) => {
  const t = useT();
  const speakers = useSpeakers();
  const { faultAt } = useScene();
  const { opinion, put, choose, remove, speaker } = useOpinion({ at, place });
  const path = `items.${at}.opinions.${place}`;
  return (
    <fieldset className="meetings-line">
      <legend>{t('meetings.opinion.one', { number: place + 1 })}</legend>
      <PersonField
        label={t('meetings.opinion.speaker')}
        people={speakers}
        value={speaker}
        onChange={choose}
        path={`${path}.speaker`}
        error={faultAt(`${path}.speaker`)}
      />
      <Textarea
        label={t('meetings.opinion.gist')}
        autosize
        minRows={2}
        value={opinion.gist}
        onChange={(event) => put({ gist: event.currentTarget.value })}
        error={faultAt(`${path}.gist`)}
        data-path={`${path}.gist`}
      />
      <RemoveButton onClick={remove} />
    </fieldset>
  );
};

/** Opinions with their speakers: only for those who hold the minutes of this organisation. */
export const ItemOpinions = ({ at }: { at: number }) => {
  const t = useT();
  const { draft, change, opening } = useScene();
  const { opinions } = draft.items[at]!;
  if (!opening.isMinutesHolder) return <p className="vm-soft">{t('meetings.opinion.held-elsewhere')}</p>;
  const add = (): void =>
    change((old) => ({ items: replaced(old.items, at, { opinions: [...old.items[at]!.opinions, emptyOpinion()] }) }));
  return (
    <div className="vm-stack">
      {opinions.map(({ id }, place) => (
        <OpinionLine key={id} at={at} place={place} />
      ))}
      <div>
        <Button onClick={add}>{t('meetings.opinion.add')}</Button>
      </div>
    </div>
  );
};
