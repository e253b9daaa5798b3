import { Button } from '../../../web/kit/button.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { monthText, type useOfficeAndMonth } from './oversight-place.ts';

type Place = ReturnType<typeof useOfficeAndMonth>;

/** One month back or on. */
export const MonthSwitch = ({ place: { month, before, after, go } }: { place: Place }) => {
  const t = useT();
  return (
    <nav className="vm-row meetings-switch not-printed" aria-label={t('meetings.oversight.months')}>
      <Button onClick={() => go({ month: before })}>{monthText(before)}</Button>
      <strong aria-current="true">{monthText(month)}</strong>
      <Button onClick={() => go({ month: after })}>{monthText(after)}</Button>
    </nav>
  );
};

/** The committee and the month that a page looks at. */
export const OfficeAndMonth = ({ place }: { place: Place }) => {
  const t = useT();
  return (
    <div className="vm-stack not-printed">
      <OrganisationField
        label={t('meetings.oversight.organisation')}
        value={place.organisationId}
        onChange={(of) => place.go({ of })}
      />
      <MonthSwitch place={place} />
    </div>
  );
};
