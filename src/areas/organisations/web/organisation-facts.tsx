import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { dayText } from '../../../web/day-text.ts';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useMeasureWord } from './organisation-measures.ts';
import type { OrganisationRecord } from './organisation-scene.ts';

const KNOWN_SCHEMES = ['administrative-unit', 'party-organisation'];

const schemeWord = (scheme: string, t: Translate): string =>
  KNOWN_SCHEMES.includes(scheme) ? t(`organisations.scheme.${scheme}`) : t('organisations.scheme.other', { scheme });

/** One line per measure: the latest figure. */
const latestOf = (figures: OrganisationRecord['figures']): OrganisationRecord['figures'] => [
  ...new Map(figures.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map((figure) => [figure.measure, figure])).values(),
];

const useNames = (record: OrganisationRecord): Fact[] => {
  const t = useT();
  const language = useLanguage();
  const { facts } = record;
  const unknown = t('organisations.unknown');
  return [
    { name: t('organisations.name'), value: facts.name },
    ...(facts.shortName ? [{ name: t('organisations.short-name'), value: facts.shortName }] : []),
    { name: t('organisations.type'), value: record.typeName[language] },
    { name: t('organisations.sector'), value: record.sectorName?.[language] ?? unknown },
    {
      name: t('organisations.founded'),
      value: record.foundedOn ? dayText(record.foundedOn) : t('organisations.founded-unknown'),
    },
    ...(record.endedOn ? [{ name: t('organisations.ended'), value: dayText(record.endedOn) }] : []),
    ...(record.area ? [{ name: t('organisations.area'), value: record.area }] : []),
  ];
};

/** Names, kind, codes and figures of an organisation on the day in view. */
export const OrganisationFacts = ({ record }: { record: OrganisationRecord }) => {
  const t = useT();
  const language = useLanguage();
  const { measureWord, unitWord } = useMeasureWord();
  const names = useNames(record);
  const codes = record.codes.map(({ scheme, code }) => ({ name: schemeWord(scheme, t), value: code }));
  const figures = latestOf(record.figures).map(({ measure, value, unit, on, source }) => ({
    name: measureWord(measure),
    value: (
      <>
        {formatNumber(value, language)} {unitWord(unit)}
        <span className="vm-soft"> {t('organisations.figure-source', { on, source })}</span>
      </>
    ),
  }));
  const place = record.coordinates
    ? [
        {
          name: t('organisations.coordinates'),
          value: [record.coordinates.latitude, record.coordinates.longitude]
            .map((degrees) => (language === 'vi' ? String(degrees).replace('.', ',') : String(degrees)))
            .join('; '),
        },
      ]
    : [];
  return <Facts facts={[...names, ...codes, ...figures, ...place]} />;
};
