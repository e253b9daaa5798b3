import type { ReactNode } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { useT } from '../../../web/messages.ts';
import { type MemberField, memberFields } from '../rules/member-fields.ts';
import type { MemberView } from './member-scene.ts';
import { useFieldName, useFieldText } from './member-words.ts';
import { OrganisationPlace } from './organisation-place.tsx';

const personal = ['otherName', 'sex', 'birthOn', 'ethnicity', 'religion', 'phone', 'residence'] as const;
const work = ['occupation', 'profession', 'schooling', 'politicalTheory'] as const;
const card = ['hasNewCard', 'cardPlace', 'cardIssuedOn', 'dossierNumber'] as const;

type Props = { readonly view: Omit<MemberView, 'posts' | 'accountLogin'>; readonly on: string };

const useFieldFacts = ({ view, on }: Props): ((fields: readonly MemberField[]) => Fact[]) => {
  const name = useFieldName();
  const text = useFieldText(on);
  const knownOf = (field: MemberField) =>
    field === 'birthOn' && view.birthOn === null
      ? view.face.birthYear
      : (view as never as Record<string, string | null>)[field];
  return (fields) =>
    fields.map((field) => {
      const value = knownOf(field) ?? null;
      return {
        name: name(field),
        value: value === null ? <span className="vm-soft">{text(field, null)}</span> : text(field, value),
      };
    });
};

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="vm-card" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

/** Who the member is: facts of the record, unknown ones said. */
export const MemberFacts = ({ isOwn = false, ...props }: Props & { isOwn?: boolean }) => {
  const t = useT();
  const facts = useFieldFacts(props);
  const { view } = props;
  const place: Fact = {
    name: t('members.field.organisation'),
    value: (
      <OrganisationPlace
        organisationId={view.organisationId}
        name={view.organisationName}
        tab="members"
        isOwn={isOwn}
      />
    ),
  };
  return (
    <>
      <Card title={t('members.record.facts')}>
        <Facts facts={[place, ...facts(personal)]} />
      </Card>
      <Card title={t('members.record.work')}>
        <Facts facts={facts(work)} />
      </Card>
      <Card title={t('members.record.card')}>
        <Facts facts={facts(card)} />
      </Card>
    </>
  );
};

const dates = ['admissionDecidedOn', 'admittedOn', 'officialOn', 'recognitionDecidedOn'] as const;

const Gaps = ({ gaps }: Pick<MemberView, 'gaps'>) => {
  const t = useT();
  if (gaps.length === 0) return null;
  return (
    <ul className="members-plain">
      {gaps.map((gap) => (
        <li key={gap.id}>
          {t('members.gap.line', { since: dayText(gap.since), until: dayText(gap.until) })}:{' '}
          {t(`members.gap.${gap.reason}`)}
        </li>
      ))}
    </ul>
  );
};

/** The four dates apart, and the party age that is counted from them, with the times that do not count. */
export const MemberDates = ({ view, on, actions, waiting }: Props & { actions?: ReactNode; waiting?: ReactNode }) => {
  const t = useT();
  const age = view.partyAge;
  const facts = dates.map((field) => ({
    name: t(`members.field.${memberFields[field].code}`),
    value: view.dates[field] ? dayText(view.dates[field]) : <span className="vm-soft">{t('members.unknown')}</span>,
  }));
  return (
    <Card title={t('members.record.dates')}>
      <Facts
        facts={[
          ...facts,
          {
            name: t('members.party-age-on', { on: dayText(on) }),
            value: age ? (
              <>
                {t('members.years-months', { years: age.years, months: age.months })}
                <span className="vm-soft"> ({t(`members.party-age-basis.${age.basis}`)})</span>
              </>
            ) : (
              <span className="vm-soft">{t('members.unknown')}</span>
            ),
          },
        ]}
      />
      {waiting}
      <Gaps gaps={view.gaps} />
      <p className="vm-soft">{t('members.party-age-source')}</p>
      {actions}
    </Card>
  );
};
