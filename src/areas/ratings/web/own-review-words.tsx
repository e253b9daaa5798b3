import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type OwnWords, ownPieces, ownWordsOf } from '../rules/own-words.ts';

/** What was typed so far by its parts; a text without parts stays whole, in a field of its own. */
export const typedWordsOf = (words: string | null): Record<keyof OwnWords, string> => {
  const found: OwnWords = words === null ? {} : (ownWordsOf(words) ?? { before: words });
  const part = (name: keyof OwnWords): string => found[name] ?? '';
  return {
    before: part('before'),
    strengths: part('strengths'),
    shortcomings: part('shortcomings'),
    causes: part('causes'),
    remedies: part('remedies'),
  };
};

type Form = {
  readonly errors: Readonly<Record<string, unknown>>;
  readonly getInputProps: (path: string) => object;
};

/** The parts of the self-review as they stand on the paper, one field each; a fault of the whole text is told at the last of them. */
export const OwnWordsFields = ({ form }: { form: Form }) => {
  const t = useT();
  return (
    <fieldset className="ratings-fieldset">
      <legend>{t('ratings.own.words')}</legend>
      <p className="vm-soft">{t('ratings.own.words-help')}</p>
      {ownPieces.map((piece) => (
        <Textarea
          key={piece}
          label={t(`ratings.own.words-${piece}`)}
          autosize
          minRows={2}
          {...form.getInputProps(`own.${piece}`)}
        />
      ))}
      <Textarea
        label={t('ratings.own.words-before')}
        description={t('ratings.own.words-before-help')}
        autosize
        minRows={2}
        {...form.getInputProps('own.before')}
        error={form.errors.words as string | undefined}
        data-path="words"
      />
    </fieldset>
  );
};
