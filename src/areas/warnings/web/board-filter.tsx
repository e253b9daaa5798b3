import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Icon } from '../../../web/kit/icon.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useWords } from '../../organisations/web/public.tsx';
import { type board, flagLevel } from '../contract.ts';

export type BoardFilter = {
  readonly rules: string[];
  readonly levels: OutputOf<typeof board>['items'][number]['rule']['level'][];
  readonly types: string[];
  readonly underId: string | null;
  readonly knowledge: 'known' | 'missing' | 'all';
  readonly state: 'open' | 'cleared';
  readonly sort: 'level' | 'since' | 'organisation';
};

type Props = {
  readonly filter: BoardFilter;
  readonly counts: OutputOf<typeof board> | undefined;
  readonly onFilter: (filter: BoardFilter) => void;
};

const Chip = ({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: string }) => (
  <button type="button" className="vm-chip" aria-pressed={isOn} onClick={onClick}>
    {isOn && <Icon name="check" size={1} />}
    {children}
  </button>
);

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

const RuleChips = ({ filter, counts, onFilter }: Props) => {
  const t = useT();
  const language = useLanguage();
  return (
    <fieldset className="vm-choices vm-tools">
      <legend>{t('warnings.board.rule')}</legend>
      {(counts?.rules ?? []).map(({ rule, known, missing }) => {
        const count = filter.knowledge === 'known' ? known : filter.knowledge === 'missing' ? missing : known + missing;
        return (
          <Chip
            key={rule.id}
            isOn={filter.rules.includes(rule.id)}
            onClick={() => onFilter({ ...filter, rules: toggled(filter.rules, rule.id) })}
          >
            {t('warnings.board.rule-count', { rule: rule.name[language], count })}
          </Chip>
        );
      })}
    </fieldset>
  );
};

const LevelChips = ({ filter, onFilter }: Omit<Props, 'counts'>) => {
  const t = useT();
  return (
    <fieldset className="vm-choices vm-tools">
      <legend>{t('warnings.board.level')}</legend>
      {flagLevel.options.map((level) => (
        <Chip
          key={level}
          isOn={filter.levels.includes(level)}
          onClick={() => onFilter({ ...filter, levels: toggled(filter.levels, level) })}
        >
          {t(`web.level.${level}`)}
        </Chip>
      ))}
    </fieldset>
  );
};

const TypeChips = ({ filter, counts, onFilter }: Props) => {
  const t = useT();
  const { typeWord } = useWords(todayHere());
  const flagsOf = new Map((counts?.types ?? []).map(({ type, flags }) => [type, flags]));
  const types = [...new Set([...flagsOf.keys(), ...filter.types])];
  return (
    <fieldset className="vm-choices vm-tools">
      <legend>{t('warnings.board.types')}</legend>
      {types.map((type) => (
        <Chip
          key={type}
          isOn={filter.types.includes(type)}
          onClick={() => onFilter({ ...filter, types: toggled(filter.types, type) })}
        >
          {t('warnings.board.rule-count', { rule: typeWord(type), count: flagsOf.get(type) ?? 0 })}
        </Chip>
      ))}
    </fieldset>
  );
};

const Fields = ({ filter, onFilter }: Omit<Props, 'counts'>) => {
  const t = useT();
  const optionsOf = (group: string, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: t(`warnings.${group}.${value}`) }));
  return (
    <div className="warnings-fields">
      <Select
        label={t('warnings.board.knowledge')}
        allowDeselect={false}
        value={filter.knowledge}
        data={optionsOf('knowledge', ['known', 'missing', 'all'])}
        onChange={(value) => onFilter({ ...filter, knowledge: value as BoardFilter['knowledge'] })}
      />
      <Select
        label={t('warnings.board.state')}
        allowDeselect={false}
        value={filter.state}
        data={optionsOf('state', ['open', 'cleared'])}
        onChange={(value) => onFilter({ ...filter, state: value as BoardFilter['state'] })}
      />
      <Select
        label={t('warnings.board.sort')}
        allowDeselect={false}
        value={filter.sort}
        data={optionsOf('sort', ['level', 'since', 'organisation'])}
        onChange={(value) => onFilter({ ...filter, sort: value as BoardFilter['sort'] })}
      />
      <OrganisationField
        label={t('warnings.board.under')}
        value={filter.underId}
        onChange={(underId) => onFilter({ ...filter, underId })}
      />
    </div>
  );
};

/** What the board shows: rules and levels as chips with their counts, the rest behind one fold. */
export const BoardFilterBar = (props: Props) => {
  const t = useT();
  return (
    <section className="vm-stack not-printed" aria-label={t('warnings.board.filter')}>
      <RuleChips {...props} />
      <LevelChips {...props} />
      <details>
        <summary className="vm-link">{t('warnings.board.more-filters')}</summary>
        <div className="vm-stack">
          <TypeChips {...props} />
          <Fields {...props} />
        </div>
      </details>
    </section>
  );
};
