import { todayHere } from '../../as-of.ts';
import { DayField } from '../../kit/day-field.tsx';
import { Select } from '../../kit/inputs.ts';
import { OrganisationField } from '../../kit/organisation-field.tsx';
import { useT } from '../../messages.ts';
import { allRoles, useRoleName } from '../../role-names.ts';

export const emptyOffice = () => ({
  role: '',
  organisationId: null as string | null,
  from: todayHere() as string | null,
  until: null as string | null,
});

type Fields = { readonly form: { readonly getInputProps: (path: never) => object } };

/** Role, organisation and period of an office. */
export const OfficeFields = ({ form }: Fields) => {
  const t = useT();
  const roleName = useRoleName();
  const props = (path: string) => form.getInputProps(path as never) as never;
  return (
    <>
      <Select
        label={t('web.offices.role')}
        data={allRoles().map((role) => ({ value: role, label: roleName(role) }))}
        {...(props('role') as object)}
      />
      <OrganisationField
        label={t('web.offices.organisation')}
        description={t('web.offices.organisation-help')}
        {...(props('organisationId') as { value: string | null; onChange: (id: string | null) => void })}
      />
      <DayField label={t('web.offices.from')} {...(props('from') as { value: string | null; onChange: () => void })} />
      <DayField
        label={t('web.offices.until')}
        description={t('web.offices.until-help')}
        {...(props('until') as { value: string | null; onChange: () => void })}
      />
    </>
  );
};
