import type { Element, Properties } from 'hast';

/** The colours of paper, as in `src/ui/styles/tokens.css` (light). */
export const ink = '#1c1f33';
export const inkSoft = '#43465a';
export const madder = '#8f1d2c';
export const line = '#d3c9b4';
export const paperDeep = '#f0eadb';

export const face = 'Atkinson Hyperlegible Next';

/** What `src/ui/styles/plots.css` gives each class of a plot, on white paper. */
export const plotClasses: Readonly<Record<string, Properties>> = {
  'plot-label': { fontWeight: '700' },
  'plot-group': { fill: inkSoft },
  'plot-over': { stroke: '#ffffff', strokeWidth: '4', paintOrder: 'stroke' },
  'plot-under': { fill: '#ffffff' },
  'plot-now': { stroke: madder, strokeWidth: '2' },
  'plot-axis': { fill: inkSoft, stroke: '#ffffff', strokeWidth: '4', paintOrder: 'stroke' },
  'plot-rule': { stroke: line },
  'plot-base': { stroke: ink, strokeWidth: '1.5' },
  'plot-mark': { stroke: ink, strokeWidth: '1.25' },
  'plot-hatch': { stroke: ink, strokeWidth: '1.4', fill: 'none' },
  'plot-dot': { fill: '#ffffff', stroke: ink, strokeWidth: '1.6' },
  'plot-middle': { stroke: ink, strokeWidth: '1.5', strokeDashArray: ['4', '3'] },
};

/** Width of a drawing that only says « as wide as there is room », in pixels of its own text. */
const room = 620;
const fontSize = 15;
const edge = 2;

interface Frame {
  width: number;
  height: number;
  fontSize: number;
}

/**
 * Turns a plot of a page into a drawing that any reader of files draws alike: lengths become numbers, classes become
 * attributes. Gives its size, in pixels.
 */
export function drawnFor(svg: Element): { width: number; height: number } {
  const box = viewBoxOf(svg);
  const around = { width: room, height: room, fontSize };
  const width = box?.width ?? lengthOf(svg.properties.width, 'width', around) ?? room;
  const height = box?.height ?? lengthOf(svg.properties.height, 'height', around) ?? room / 2;
  const frame = { width, height, fontSize };
  for (const child of svg.children) if (child.type === 'element') draw(child, frame);
  const whole = box ?? { width: width + 2 * edge, height: height + 2 * edge };
  const scale = Math.min(1, room / whole.width);
  const size = { width: whole.width * scale, height: whole.height * scale };
  svg.properties = {
    ...(box ? { viewBox: svg.properties.viewBox } : { viewBox: viewBoxAround(frame) }),
    width: rounded(size.width),
    height: rounded(size.height),
    color: ink,
    fontFamily: face,
    fontSize: rounded(fontSize),
  };
  return size;
}

const viewBoxAround = ({ width, height }: Frame) =>
  [-edge, -edge, width + 2 * edge, height + 2 * edge].map(rounded).join(' ');

function viewBoxOf(svg: Element): { width: number; height: number } | null {
  const [, , width = 0, height = 0] = String(svg.properties.viewBox ?? '')
    .split(/[\s,]+/)
    .map(Number);
  return width > 0 && height > 0 ? { width, height } : null;
}

const lengths = [
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'dx',
  'dy',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'width',
  'height',
];

function draw(element: Element, outer: Frame): void {
  const classes = [element.properties.className ?? []].flat().map(String);
  const styled: Properties = Object.assign({}, ...classes.map((name) => plotClasses[name] ?? {}));
  const { className: _, ...own } = element.properties;
  element.properties = Object.fromEntries(
    Object.entries({ ...own, ...styled }).map(([name, value]) => [
      name,
      value === 'currentColor' ? ink : value,
    ]),
  );
  const size = lengthOf(element.properties.fontSize, 'fontSize', outer);
  const frame = { ...outer, fontSize: size ?? outer.fontSize };
  if (size !== null) element.properties.fontSize = rounded(size);
  const inPattern = element.tagName === 'pattern' && element.properties.patternUnits !== 'userSpaceOnUse';
  for (const name of inPattern ? [] : lengths) {
    const length = lengthOf(element.properties[name], name, frame);
    if (length !== null) element.properties[name] = rounded(length);
  }
  settleOffsets(element.properties);
  for (const child of element.children) if (child.type === 'element') draw(child, frame);
}

/** Words moved by `dx` and `dy` are put where they end up: some readers of files leave these out. */
function settleOffsets(properties: Properties): void {
  for (const [place, offset] of [
    ['x', 'dx'],
    ['y', 'dy'],
  ] as const) {
    const moved = Number(properties[place] ?? Number.NaN) + Number(properties[offset] ?? Number.NaN);
    if (Number.isNaN(moved)) continue;
    properties[place] = rounded(moved);
    delete properties[offset];
  }
}

/** A length in pixels; null when it is none that is known, which leaves it as it is. */
function lengthOf(value: Properties[string], name: string, frame: Frame): number | null {
  const found = /^\s*(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)(px|em|rem|%|pt)?\s*$/i.exec(String(value ?? ''));
  if (!found) return null;
  const amount = Number(found[1]);
  switch (found[2]?.toLowerCase()) {
    case 'em':
      return amount * frame.fontSize;
    case 'rem':
      return amount * fontSize;
    case 'pt':
      return (amount * 4) / 3;
    case '%':
      return (amount / 100) * wholeOf(name, frame);
    default:
      return amount;
  }
}

function wholeOf(name: string, frame: Frame): number {
  if (name === 'fontSize') return frame.fontSize;
  if (name === 'r') return Math.hypot(frame.width, frame.height) / Math.SQRT2;
  return /^(y|dy|cy|ry|height)/.test(name) ? frame.height : frame.width;
}

const rounded = (length: number) => String(Math.round(length * 100) / 100);
