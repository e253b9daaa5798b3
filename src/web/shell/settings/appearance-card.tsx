import { updateSettings } from '../../../platform/identity/contract.ts';
import { RefusalPanel } from '../../kit/refusal-panel.tsx';
import { useT } from '../../messages.ts';
import { useAction } from '../../queries.ts';
import { applySettings, type Settings } from '../../settings.ts';

const choices = {
  textSize: ['normal', 'large', 'largest'],
  contrast: ['normal', 'high'],
  colourScheme: ['system', 'light', 'dark'],
  language: ['vi', 'en'],
} as const satisfies { readonly [K in keyof Settings]: readonly Settings[K][] };

type ChoiceProps = {
  readonly name: keyof Settings;
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
};

const Choice = ({ name, chosen, onChoose }: ChoiceProps) => {
  const t = useT();
  return (
    <fieldset className="vm-choices">
      <legend>{t(`web.settings.${name}`)}</legend>
      <div className="vm-row">
        {choices[name].map((value) => (
          <label key={value} className="vm-choice">
            <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
            {t(`web.settings.${name}.${value}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** Shown at once, then kept with the account for every machine. */
export const AppearanceCard = ({ settings }: { settings: Settings }) => {
  const t = useT();
  const save = useAction(updateSettings, { doneKey: 'web.saved', undoInput: () => settings });
  const choose = (name: keyof Settings) => (value: string) => {
    const next = { ...settings, [name]: value };
    void applySettings(next);
    save.mutate(next);
  };
  return (
    <section className="vm-card">
      <h2>{t('web.settings.appearance')}</h2>
      {(Object.keys(choices) as (keyof Settings)[]).map((name) => (
        <Choice key={name} name={name} chosen={settings[name]} onChoose={choose(name)} />
      ))}
      {save.error && <RefusalPanel refusal={save.error} />}
    </section>
  );
};
