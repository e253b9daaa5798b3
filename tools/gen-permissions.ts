import { areasWith } from '../src/main/areas.ts';
import { permissions } from '../src/main/permissions.ts';
import { version } from '../src/main/program.ts';
import { type RoleName, roles } from '../src/main/roles.ts';
import { areaOf, type Contract, type Over } from '../src/platform/action/contract.ts';

/** Every action and question of the program, in the order of the areas. */
export const allContracts = (): readonly Contract[] =>
  areasWith({ version, openIdConnect: true }).flatMap((area) =>
    [...area.actions, ...area.questions].map((call) => call.contract as Contract),
  );

const overText = (over: Over): string => {
  if (typeof over === 'object') return `organisation in \`${over.field}\``;
  const texts: Record<string, string> = {
    resolved: 'organisation found from the input',
    anywhere: 'any office; rows by scope',
    whole: 'office over the whole tree',
    self: 'own account',
    public: 'anyone',
  };
  return texts[over] ?? over;
};

const undoText = (contract: Contract): string => {
  if (contract.kind === 'question') return '';
  return contract.undo === 'final' ? 'final' : `\`${contract.undo}\``;
};

const sectionOf = (area: string, contracts: readonly Contract[]): string => {
  const names = Object.keys(roles) as RoleName[];
  const head = ['Call', 'What', 'Over', 'Undo', ...names.map((name) => roles[name].en)];
  const rows = contracts.map((contract) => {
    const allowed = permissions[contract.name] ?? [];
    const open = contract.over === 'self' || contract.over === 'public';
    const marks = names.map((name) => (open || allowed.includes(name) ? '●' : ''));
    const call = `\`${contract.name}\`${contract.kind === 'question' ? ' ?' : ''}`;
    return [call, contract.summary, overText(contract.over), undoText(contract), ...marks];
  });
  const table = [head, head.map((_, at) => (at < 4 ? '---' : ':-:')), ...rows];
  return [`## ${area}`, '', ...table.map((row) => `| ${row.join(' | ')} |`), ''].join('\n');
};

/** docs/generated/permissions.md: roles × calls, drawn from src/main/permissions.ts and the contracts. */
export const permissionsPage = (): string => {
  const contractsByArea = Map.groupBy(allContracts(), (contract) => areaOf(contract.name));
  const roleRows = Object.entries(roles).map(
    ([name, role]) => `| \`${name}\` | ${role.vi} | ${role.en} | ${role.seesPersonalData ? 'yes' : 'no'} |`,
  );
  return [
    '# Who may do what',
    '',
    'Drawn from `src/main/permissions.ts` and the contracts by `npm run gen`; do not edit. A question is marked with `?`.',
    'A dot allows the call over the organisations of an office; row-level security narrows what is seen.',
    '',
    '| Role | Vietnamese | English | Second factor |',
    '| --- | --- | --- | :-: |',
    ...roleRows,
    '',
    ...[...contractsByArea].map(([area, contracts]) => sectionOf(area, contracts)),
  ].join('\n');
};
