const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements that show or arrange something. What is not listed goes, and everything in it. */
export const HTML_ELEMENTS = words(`
  html head body style template slot
  main section article aside header footer nav search div p span a address blockquote pre hr br wbr center font
  h1 h2 h3 h4 h5 h6 hgroup ul ol li dl dt dd menu figure figcaption details summary dialog
  table caption colgroup col thead tbody tfoot tr th td
  form fieldset legend label input button select option optgroup textarea output progress meter datalist
  img picture canvas video audio
  em strong b i u s small sub sup mark abbr cite q dfn time data code kbd samp var del ins bdi bdo ruby rt rp big tt
  strike nobr`);

/** Drawing, without references to elsewhere, animation, script or foreign content. */
export const SVG_ELEMENTS = words(`
  svg g defs symbol use path circle ellipse line polygon polyline rect text tspan linearGradient radialGradient stop
  clipPath mask`);

/** Made by scripts that do not run here; its children are shown all the same. */
export const CUSTOM_ELEMENT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

const HTML_ATTRIBUTES = words(`
  id class dir lang role hidden open disabled multiple type for slot size cols rows wrap start reversed span colspan
  rowspan width height align valign border cellpadding cellspacing nowrap color face placeholder label`);
const SVG_ATTRIBUTES = words(`
  id class viewBox preserveAspectRatio d points x y x1 y1 x2 y2 cx cy r rx ry fx fy width height transform opacity
  offset fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray
  stroke-dashoffset stroke-opacity stroke-miterlimit stop-color stop-opacity clip-path clip-rule mask
  gradientUnits gradientTransform text-anchor dominant-baseline font-size font-family font-weight vector-effect
  color overflow display visibility role`);
/** Selectors are built from these. */
const NAMING = /^(?:data-[a-z0-9-]{1,64}|aria-[a-z]{1,32})$/;
/** A page may name these so that `document` answers an element where a property is meant. */
const NAMELESS = words("img form picture canvas video audio");
const LABELLED_INPUT = /^(?:submit|button|reset)$/i;

export const mayHaveHtmlAttribute = (element: string, name: string, type: string): boolean =>
  HTML_ATTRIBUTES.has(name) ||
  NAMING.test(name) ||
  (name === "name" && !NAMELESS.has(element)) ||
  (name === "value" && element === "input" && LABELLED_INPUT.test(type)) ||
  (name === "shadowrootmode" && element === "template");

export const mayHaveSvgAttribute = (name: string): boolean => SVG_ATTRIBUTES.has(name) || NAMING.test(name);
