import type { OutputOf } from '../../../platform/action/contract.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import type { possibleDuplicates } from '../contract.ts';

type Found = OutputOf<typeof possibleDuplicates>;

const about = (one: { birthYear: number | null; organisationName: string | null }): string =>
  [one.birthYear, one.organisationName].filter(Boolean).join(' · ');

const MemberLine = ({ one }: { one: Found['members'][number] }) => {
  const t = useT();
  return (
    <li>
      <PageLink to="/members/$memberId" params={{ memberId: one.id }}>
        {one.fullName}
      </PageLink>{' '}
      <span className="vm-soft">
        {about(one)} · {t(`members.new.by.${one.by}`)}
      </span>
    </li>
  );
};

type PersonProps = {
  readonly one: Found['persons'][number];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

const PersonLine = ({ one, isChosen, onChoose }: PersonProps) => {
  const t = useT();
  return (
    <li>
      {one.fullName}{' '}
      <span className="vm-soft">
        {about(one)} · {t('members.new.post-holder')}
      </span>{' '}
      <Button onClick={onChoose} aria-pressed={isChosen}>
        {t(isChosen ? 'members.new.is-this-person' : 'members.new.use-person')}
      </Button>
    </li>
  );
};

type Props = {
  readonly found: Found | undefined;
  readonly personId: string | null;
  readonly onPerson: (id: string | null) => void;
  readonly isAnother: boolean;
  readonly onAnother: (is: boolean) => void;
};

/** Whoever may be the one about to be recorded: members by name, birth or identifier, and post-holders without a record. */
export const PossibleDoubles = ({ found, personId, onPerson, isAnother, onAnother }: Props) => {
  const t = useT();
  if (!found || found.members.length + found.persons.length === 0) return null;
  return (
    <section className="vm-card" aria-label={t('members.new.doubles')}>
      <h2>{t('members.new.doubles')}</h2>
      <ul className="members-plain">
        {found.members.map((one) => (
          <MemberLine key={one.id} one={one} />
        ))}
        {found.persons.map((one) => (
          <PersonLine
            key={one.id}
            one={one}
            isChosen={personId === one.id}
            onChoose={() => onPerson(personId === one.id ? null : one.id)}
          />
        ))}
      </ul>
      {found.members.length > 0 && (
        <Checkbox
          label={t('members.new.another')}
          checked={isAnother}
          onChange={(event) => onAnother(event.currentTarget.checked)}
        />
      )}
    </section>
  );
};
