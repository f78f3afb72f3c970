import type { Element, ElementContent, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import rehypeParse from 'rehype-parse';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import { unified } from 'unified';
import { toXml } from 'xast-util-to-xml';
import { drawnFor, ink } from './drawing-style.ts';

/** A drawing that stands alone: lengths are numbers, colours those of paper, no class, no style. */
export interface Drawing {
  svg: string;
  width: number;
  height: number;
}

/** Height of a drawing that stands on one page of a file under its title, in pixels of its own text. */
export const tallestDrawing = 840;

/** How much smaller a drawing becomes, so that no page cuts it. */
export const withinPage = ({ height }: Pick<Drawing, 'height'>) => Math.min(1, tallestDrawing / height);

const shapes = 'g path rect circle ellipse line polyline polygon text tspan'.split(' ');
const definitions = 'defs pattern clipPath linearGradient radialGradient stop title desc'.split(' ');
const geometry =
  'x y x1 y1 x2 y2 dx dy cx cy r rx ry width height d points transform viewBox offset rotate textLength';
const looks =
  'fill fillOpacity fillRule stroke strokeWidth strokeDashArray strokeLineCap strokeLineJoin strokeOpacity opacity ' +
  'color fontSize fontWeight fontStyle textAnchor dominantBaseline paintOrder clipPath stopColor stopOpacity ' +
  'patternUnits patternContentUnits patternTransform gradientUnits gradientTransform preserveAspectRatio';

/** What is kept of a plot; `html.ts` keeps the same within a page. */
export const plotSchema: Schema = {
  tagNames: ['svg', ...shapes, ...definitions],
  attributes: { '*': [...geometry.split(' '), ...looks.split(' '), 'id', ['className', /^plot-[a-z-]+$/]] },
  protocols: {},
  strip: ['script', 'style', 'foreignObject'],
  clobber: [],
  clobberPrefix: '',
};

const parser = unified().use(rehypeParse, { fragment: true }).freeze();
const sanitiser = unified().use(rehypeSanitize, plotSchema).freeze();

/** The `svg` element of a plot with nothing in it that acts or leads away; null when there is none. */
export function safePlot(plot: string): Element | null {
  const drawing = drawingIn(parser.parse(plot).children);
  if (!drawing) return null;
  const tree = sanitiser.runSync({ type: 'root', children: [drawing] }) as Root;
  const found = tree.children.find((child) => child.type === 'element');
  if (!found) return null;
  withoutNested(found);
  return found;
}

/** The first one that is there to be seen: a plot may come with its title, its table, and a key that is hidden. */
function drawingIn(children: readonly (ElementContent | Root['children'][number])[]): Element | null {
  for (const child of children) {
    if (child.type !== 'element' || child.properties.ariaHidden === 'true') continue;
    const found = child.tagName === 'svg' ? child : drawingIn(child.children);
    if (found) return found;
  }
  return null;
}

/** Drawings inside drawings are taken apart, and paint that would come from elsewhere is dropped. */
function withoutNested(element: Element): void {
  for (const [name, value] of Object.entries(element.properties)) {
    if (typeof value === 'string' && /url\s*\(\s*(?!#)/i.test(value)) delete element.properties[name];
  }
  element.children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    withoutNested(child);
    return child.tagName === 'svg' ? child.children : [child];
  });
}

/** The plot as it stands in a page: its names are its own, it says its title and what it shows. */
export function plotForPage(plot: string, name: string, title: string, description: string): Element | null {
  const svg = safePlot(plot);
  if (!svg) return null;
  withNames(svg, `${name}-`);
  const say = (tagName: string, id: string, text: string): Element => ({
    type: 'element',
    tagName,
    properties: { id },
    children: [{ type: 'text', value: text }],
  });
  svg.children = [
    say('title', `${name}-title`, title),
    say('desc', `${name}-description`, description),
    ...svg.children.filter((child) => child.type !== 'element' || !['title', 'desc'].includes(child.tagName)),
  ];
  const labels = `${name}-title ${name}-description`;
  svg.properties = { ...svg.properties, role: 'img', ariaLabelledBy: [labels], focusable: 'false' };
  return svg;
}

function withNames(element: Element, prefix: string): void {
  for (const [property, value] of Object.entries(element.properties)) {
    if (property === 'id') element.properties.id = `${prefix}${value}`;
    else if (typeof value === 'string') {
      element.properties[property] = value.replaceAll(/url\(\s*#/g, `url(#${prefix}`);
    }
  }
  for (const child of element.children) if (child.type === 'element') withNames(child, prefix);
}

/** The plot as it stands in a file; `setText` is what becomes of its words. */
export function plotForFile(
  plot: string,
  setText: (text: string) => string = (text) => text,
): Drawing | null {
  const svg = safePlot(plot);
  if (!svg) return null;
  const { width, height } = drawnFor(svg);
  withTexts(svg, setText);
  svg.properties = { ...svg.properties, fill: svg.properties.fill ?? ink };
  return { svg: toXml(toXast({ type: 'root', children: [svg] }, { space: 'svg' })), width, height };
}

function withTexts(element: Element, setText: (text: string) => string): void {
  for (const child of element.children) {
    if (child.type === 'text') child.value = setText(child.value);
    else if (child.type === 'element') withTexts(child, setText);
  }
}
