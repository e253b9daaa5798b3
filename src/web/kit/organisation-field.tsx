import { Suspense } from 'react';
import { chosenOffice } from '../client.ts';
import { officesInUse, useSignedIn } from '../session.ts';
import { type OrganisationPickerProps, organisationPickerSlot } from '../slots.tsx';
import { Loading } from './answer-states.tsx';
import { Select } from './inputs.ts';

const OwnOrganisations = ({
  label,
  value,
  onChange,
  error,
  description,
  required = false,
}: OrganisationPickerProps) => {
  const session = useSignedIn();
  const held = session ? officesInUse(session, chosenOffice()) : [];
  const nameById = new Map(held.map((office) => [office.organisationId as string, office.organisationName]));
  return (
    <Select
      label={label}
      value={value}
      onChange={onChange}
      error={error}
      description={description}
      required={required}
      data={[...nameById].map(([id, name]) => ({ value: id, label: name }))}
    />
  );
};

/** One organisation: through the picker that an area lends, else among those where one holds an office oneself. */
export const OrganisationField = (props: OrganisationPickerProps) => {
  const Picker = organisationPickerSlot();
  if (!Picker) return <OwnOrganisations {...props} />;
  return (
    <Suspense fallback={<Loading lines={2} />}>
      <Picker {...props} />
    </Suspense>
  );
};
