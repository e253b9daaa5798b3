import { useT } from '../messages.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';

type Props = {
  readonly all: readonly { readonly key: string; readonly header: string }[];
  readonly shown: readonly string[];
  /** Null goes back to the usual ones. */
  readonly onChange: (keys: readonly string[] | null) => void;
  readonly onClose: () => void;
};

const swapped = (keys: readonly string[], at: number, step: 1 | -1): readonly string[] => {
  const next = [...keys];
  const [moved] = next.splice(at, 1);
  next.splice(at + step, 0, moved!);
  return next;
};

/** Which columns are shown, and in which order; each change is seen behind at once. */
export const BigListColumns = ({ all, shown, onChange, onClose }: Props) => {
  const t = useT();
  const ordered = [
    ...shown.flatMap((key) => all.filter((column) => column.key === key)),
    ...all.filter(({ key }) => !shown.includes(key)),
  ];
  const toggle = (key: string): void =>
    onChange(shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key]);
  return (
    <Dialog title={t('web.list.columns-title')} onClose={onClose}>
      <ul className="vm-big-columns">
        {ordered.map(({ key, header }) => {
          const at = shown.indexOf(key);
          return (
            <li key={key}>
              <label className="vm-choice">
                <input
                  type="checkbox"
                  checked={at >= 0}
                  disabled={at >= 0 && shown.length === 1}
                  onChange={() => toggle(key)}
                />
                {header}
              </label>
              {at >= 0 && (
                <>
                  <Button
                    aria-label={t('web.list.column-earlier', { column: header })}
                    disabled={at === 0}
                    onClick={() => onChange(swapped(shown, at, -1))}
                  >
                    <Icon name="up" size={1.125} />
                  </Button>
                  <Button
                    aria-label={t('web.list.column-later', { column: header })}
                    disabled={at === shown.length - 1}
                    onClick={() => onChange(swapped(shown, at, 1))}
                  >
                    <Icon name="down" size={1.125} />
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className="vm-row">
        <Button onClick={() => onChange(null)}>{t('web.list.columns-usual')}</Button>
      </div>
    </Dialog>
  );
};
