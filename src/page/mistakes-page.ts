import { accuracyTwin, buildAccuracyPage, type MeasurementView } from './accuracy-page.ts';
import { UNNAMED } from './accuracy-words.ts';
import type { PageIndex } from './catalog-index.ts';
import { counted } from './count-text.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { link, type Phrase, paragraph, say } from './phrase.ts';
import { hrefTo, paths, urlOf } from './site.ts';

/** What one measurement found wrong, by name. */
export interface MistakesView extends Pick<MeasurementView, 'name' | 'title' | 'unsafe' | 'wrong' | 'capabilities'> {
  /** How much there is, and where the figures are. */
  words: Phrase;
}

/** The page of every mistake that has a name. */
export interface MistakesPage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  intro: Phrase;
  measurements: MistakesView[];
  jsonLd: JsonLd;
}

const HEADING = 'Every mistake of the classifier';

function view(index: PageIndex, one: MeasurementView): MistakesView {
  const { name, title, tools, errors, unsafe, wrong } = one;
  const figures = link('The figures', `${hrefTo(index.site, paths.accuracy())}#on-${name}`);
  const named = unsafe.length + wrong.length === errors.unsafe + errors.wrong;
  const said = say`Of ${counted(tools, 'tool')}: ${counted(errors.wrong, 'wrong answer')}, ${counted(errors.unsafe, 'unsafe error')}. ${figures}.`;
  return {
    name,
    title,
    unsafe,
    wrong,
    capabilities: one.capabilities.filter(({ missed, extra }) => missed.length + extra.length > 0),
    words: named ? said : paragraph([said, say`${UNNAMED}`]),
  };
}

/** Builds the model of the page of mistakes. */
export function buildMistakesPage(index: PageIndex): MistakesPage {
  const { site } = index;
  const { measurements } = buildAccuracyPage(index);
  const breadcrumb = [
    { text: 'Guides', href: hrefTo(site, paths.guides()) },
    { text: 'Accuracy', href: hrefTo(site, paths.accuracy()) },
    { text: 'Mistakes' },
  ];
  return {
    meta: {
      title: HEADING,
      description:
        'Each labelled tool that the classifier gets wrong, by name: what the label says and what the classifier says, and the capabilities that it misses or finds wrongly.',
      address: paths.mistakes(),
      twin: paths.mistakesTwin(),
    },
    breadcrumb,
    heading: HEADING,
    intro: say`What the classifier gets wrong on the tools that it is measured on. In the catalogue, the verdict of a tool that is wrong here was corrected by a person.`,
    measurements: measurements.map((one) => view(index, one)),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, site.origin)),
  };
}

/** The JSON twin of the page. */
export function mistakesTwin(index: PageIndex) {
  return {
    url: urlOf(index.site, paths.mistakes()),
    measurements: accuracyTwin(index).measurements.map(({ name, title, errors, unsafe, wrong, capabilities }) => ({
      name,
      title,
      errors,
      unsafe,
      wrong,
      ...(capabilities && {
        capabilities: capabilities.map(({ capability, missed, extra }) => ({ capability, missed, extra })),
      }),
    })),
  };
}
